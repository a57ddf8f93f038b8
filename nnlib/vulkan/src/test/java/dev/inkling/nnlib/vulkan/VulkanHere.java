package dev.inkling.nnlib.vulkan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.gpu.GpuBackend;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves all tests of this module out where there is no device to run them on, and says why; where there is one, no test
 * class may leave a message of Vulkan's validation behind.
 */
public final class VulkanHere implements ExecutionCondition, AfterAllCallback {
    /** A part of the name of the device that the tests run on. */
    static final String NAME = System.getProperty("inkling.vulkan");

    /** Asked of the provider itself: {@link Devices} fails where the backend that the tests name is not there. */
    private static final String WHY_NOT = new VulkanProvider().whyNot();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return WHY_NOT.isEmpty()
                ? ConditionEvaluationResult.enabled("there is a device")
                : ConditionEvaluationResult.disabled("no Vulkan device for tests: " + WHY_NOT);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(gpu().messages())
                .as("validation, up to the end of %s", context.getDisplayName())
                .isEmpty();
    }

    static Backend backend() {
        return Devices.open("vulkan", 1);
    }

    /** The device that all tests share. */
    static VulkanGpu gpu() {
        return (VulkanGpu) ((GpuBackend) backend()).gpu();
    }
}
