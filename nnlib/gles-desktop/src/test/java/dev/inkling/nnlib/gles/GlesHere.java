package dev.inkling.nnlib.gles;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.gpu.GpuBackend;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves all tests of this module out where there is no OpenGL ES to run them on, and says why. */
public final class GlesHere implements ExecutionCondition {
    /** Asked of the provider itself: {@link Devices} fails where the backend that the tests name is not there. */
    private static final String WHY_NOT = new GlesProvider().whyNot();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return WHY_NOT.isEmpty()
                ? ConditionEvaluationResult.enabled("there is a device")
                : ConditionEvaluationResult.disabled("no OpenGL ES for tests: " + WHY_NOT);
    }

    static Backend backend() {
        return Devices.open("gles", 1);
    }

    /** The device that all tests share. */
    static GlesGpu gpu() {
        return (GlesGpu) ((GpuBackend) backend()).gpu();
    }
}
