package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Modes;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * A stretch of code in which every operation's value and every gradient is looked at, so that the first NaN or infinity
 * is reported where it arose: {@code try (Anomaly search = Anomaly.search()) {...}}. Slow; traced steps run eagerly
 * meanwhile.
 */
public final class Anomaly implements AutoCloseable {
    private final boolean before = Modes.current().checking(true);

    private Anomaly() {}

    public static Anomaly search() {
        return new Anomaly();
    }

    /** Runs a body under the search. */
    public static void search(Runnable body) {
        boolean before = Modes.current().checking(true);
        try {
            body.run();
        } finally {
            Modes.current().checking(before);
        }
    }

    @Override
    public void close() {
        Modes.current().checking(before);
    }

    /** Looks at a value that an operation has just computed. */
    static void check(Op op, View value) {
        report("the value of " + op.name(), op, new Tensor(value));
    }

    /** Runs the backward of an operation and looks at every gradient that it gave. */
    static void backward(Op op, Tensor up) {
        Modes modes = Modes.current();
        modes.checking(false);
        try {
            op.backward(up);
        } finally {
            modes.checking(true);
        }
        for (Tensor input : op.inputs()) {
            if (!input.requiresGrad()) continue;
            Tensor given =
                    input.creator() == null ? input.grad() : input.creator().upstream();
            if (given != null) report("the gradient that " + op.name() + " passed back", op, given);
        }
    }

    private static void report(String what, Op op, Tensor value) {
        float[] values = value.peek();
        int bad = firstNonFinite(values);
        if (bad < 0) return;
        StringBuilder inputs = new StringBuilder();
        boolean arrived = false;
        for (Tensor input : op.inputs()) {
            inputs.append(inputs.length() == 0 ? "" : ", ").append(Shape.text(input.shape()));
            arrived |= firstNonFinite(input.peek()) >= 0;
        }
        throw new ArithmeticException(what + " holds " + values[bad] + " at flat position " + bad + " of "
                + Shape.text(value.shape()) + " (inputs " + inputs
                + (arrived ? ", which were not finite already)" : ", all finite)"));
    }

    private static int firstNonFinite(float[] values) {
        for (int i = 0; i < values.length; i++) if (Float.isNaN(values[i]) || Float.isInfinite(values[i])) return i;
        return -1;
    }
}
