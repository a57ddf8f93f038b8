package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.BadIndex;
import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;

/**
 * The fused kernels "cross_entropy" (losses, logs of softmax; logits, class numbers) and "cross_entropy_backward"
 * (gradient; up, logs of softmax, class numbers): each row of classes is done in one go, where the composition makes
 * half a dozen passes over all rows and as many kernels.
 */
final class CrossEntropyCall extends Call {
    private static final String FORWARD = "cross_entropy";
    private static final String BACKWARD = "cross_entropy_backward";

    private final View numbers;
    private final boolean forward;
    /** The logits, or their gradient. */
    private final float[] x;

    private final float[] logs;
    /** One number a row: its loss, or the gradient of that. */
    private final float[] each;

    private final float[] classes;
    private final int xo;
    private final int logsAt;
    private final int eachAt;
    private final int classesAt;
    private final int eachStep;
    private final int classStep;
    private final int rows;
    private final int columns;
    private final float[] raised;

    private CrossEntropyCall(boolean forward, View x, View logs, View each, View classes) {
        numbers = classes;
        this.forward = forward;
        this.x = CpuStorage.array(x);
        this.logs = CpuStorage.array(logs);
        this.each = CpuStorage.array(each);
        this.classes = CpuStorage.array(classes);
        xo = x.offset;
        logsAt = logs.offset;
        eachAt = each.offset;
        classesAt = classes.offset;
        eachStep = each.strides[0];
        classStep = classes.strides[0];
        rows = x.shape[0];
        columns = x.shape[1];
        raised = new float[columns];
    }

    static boolean knows(String name) {
        return name.equals(FORWARD) || name.equals(BACKWARD);
    }

    /** The call, or null where rows do not lie one after the other. */
    static Call of(Kernel kernel) {
        boolean forward = kernel.name.equals(FORWARD);
        View x = forward ? kernel.in[0] : kernel.out[0];
        View logs = forward ? kernel.out[1] : kernel.in[1];
        View each = forward ? kernel.out[0] : kernel.in[0];
        View classes = kernel.in[kernel.in.length - 1];
        if (x.count() == 0 || !x.isContiguous() || !logs.isContiguous()) return null;
        return new CrossEntropyCall(forward, x, logs, each, classes);
    }

    @Override
    public void run() {
        for (int r = 0; r < rows; r++) {
            float right = classes[classesAt + r * classStep];
            if (!BadIndex.isGood(right, columns)) throw BadIndex.classNumber("CrossEntropy", numbers, 1, columns);
            if (forward) loss(r, (int) right);
            else gradient(r, (int) right);
        }
    }

    private void loss(int r, int right) {
        int to = logsAt + r * columns;
        LogSoftmaxCall.row(x, xo + r * columns, logs, to, columns, raised);
        each[eachAt + r * eachStep] = -logs[to + right];
    }

    /** The gradient of the logs is 0 but at the right class, and so is its sum what stands there. */
    private void gradient(int r, int right) {
        float there = 0f - each[eachAt + r * eachStep];
        int from = logsAt + r * columns;
        int to = xo + r * columns;
        for (int i = 0; i < columns; i++) x[to + i] = 0f - FloatMath.exp(logs[from + i]) * there;
        x[to + right] = there - FloatMath.exp(logs[from + right]) * there;
    }
}
