package dev.inkling.nnlib.vulkan;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves all tests of this module out where there is no device to run them on, and says why. */
public final class VulkanHere implements ExecutionCondition {
    private static final String WHY_NOT = new VulkanProvider().whyNot();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return WHY_NOT.isEmpty()
                ? ConditionEvaluationResult.enabled("there is a device")
                : ConditionEvaluationResult.disabled("no Vulkan device for tests: " + WHY_NOT);
    }
}
