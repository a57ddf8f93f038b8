package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Memory;
import dev.inkling.nnlib.compute.Modes;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An operation applied once: its value and its gradient in one class. A result that needs a gradient keeps the
 * operation that made it, and so the graph is there to be walked: from a tensor to {@link Tensor#creator}, from there
 * to {@link #inputs}.
 */
public abstract class Op {
    private static final AtomicLong COUNT = new AtomicLong();

    private final String name;
    private final Tensor[] inputs;
    /** Grows with time, so that descending numbers order a graph from its result backward. */
    private long number;
    /** The gradient of the result, gathered while the walk comes down to here. */
    private Tensor upstream;
    /** Where the result's gradient is kept for its reader, if somebody asked. */
    private GradientBuffer retained;

    private int[] resultShape;
    /** How often each input had been written when the value was computed; null until a gradient may be wanted. */
    private int[] versions;

    protected Op(String name, Tensor... inputs) {
        this.name = name;
        this.inputs = inputs;
    }

    /** The value; runs without noting gradients. */
    protected abstract View forward();

    /**
     * Given the gradient of the result, {@link #addGradient adds} to each input its own; runs without noting gradients.
     */
    protected abstract void backward(Tensor up);

    /** Runs an operation and, if an input needs a gradient, ties the result to it. */
    public static Tensor apply(Op op) {
        Modes modes = Modes.current();
        boolean noting = modes.gradients(false);
        View value;
        try {
            value = op.forward();
        } finally {
            modes.gradients(noting);
        }
        if (modes.checking()) Anomaly.check(op, value);
        boolean tied = false;
        if (noting) for (Tensor input : op.inputs) tied |= input.requiresGrad();
        return tied ? tie(op, value) : new Tensor(value);
    }

    /** A result that remembers its operation. */
    static Tensor tie(Op op, View value) {
        op.number = COUNT.incrementAndGet();
        op.resultShape = value.shape;
        op.versions = new int[op.inputs.length];
        for (int i = 0; i < op.versions.length; i++) op.versions[i] = Saved.version(op.inputs[i]);
        return new Tensor(value, op);
    }

    public final String name() {
        return name;
    }

    public final Tensor[] inputs() {
        return inputs.clone();
    }

    public final int[] resultShape() {
        return resultShape.clone();
    }

    /** An input, of which a gradient may read the values: an error if they were overwritten after the forward pass. */
    protected final Tensor input(int i) {
        if (versions != null) Saved.check(this, inputs[i], versions[i]);
        return inputs[i];
    }

    /** What lies in an input, as {@link #input}. */
    protected final View data(int i) {
        return input(i).data();
    }

    /** The sizes of an input, for a gradient that does not read its values. */
    protected final int[] shape(int i) {
        return inputs[i].data().shape;
    }

    protected final Backend backend() {
        return inputs[0].data().storage.backend();
    }

    protected final View allocate(int... shape) {
        return Memory.allocate(backend(), shape);
    }

    /** A single value where the inputs live. */
    protected final Tensor constant(float value) {
        return new Tensor(View.of(backend().wrap(new float[] {value})));
    }

    /** Zeros where the inputs live. */
    protected final Tensor zeros(int... shape) {
        return new Tensor(map(Primitive.COPY, shape, constant(0).data()));
    }

    /**
     * A fresh result of an elementwise primitive; it lies in memory as the first operand of its shape does, but a copy
     * is row-major.
     */
    protected final View map(Primitive primitive, int[] shape, View... in) {
        View like = null;
        if (primitive != Primitive.COPY) for (View x : in) if (like == null && Shape.same(x.shape, shape)) like = x;
        View out = like == null ? allocate(shape) : Memory.allocateLike(backend(), like);
        Engine.run(Kernel.map(primitive, out, in));
        return out;
    }

    protected final boolean needs(int i) {
        return inputs[i].requiresGrad();
    }

    /** Adds to the gradient of an input; what the input was broadcast along is summed. */
    protected final void addGradient(int i, Tensor gradient) {
        Tensor x = inputs[i];
        if (!x.requiresGrad()) return;
        boolean same = Shape.same(x.data().shape, gradient.data().shape);
        if (x.creator() == null) {
            if (same) x.gradientBuffer().add(gradient.data());
            else x.gradientBuffer().into(x, (target, accumulate) -> sumTo(gradient.data(), target, accumulate));
        } else {
            x.creator().receive(same ? gradient : summed(gradient, x.data().shape));
        }
    }

    /**
     * Adds a x b to the gradient of an input, straight into a parameter's buffer; batch dimensions that the input lacks
     * are summed.
     */
    protected final void giveProduct(int i, View a, View b) {
        Tensor x = inputs[i];
        if (!x.requiresGrad()) return;
        if (x.creator() == null) {
            x.gradientBuffer()
                    .into(
                            x,
                            (target, accumulate) ->
                                    Engine.run(Kernel.matmul(a, b, lead(target, a.rank()), accumulate)));
        } else {
            View out = allocate(x.data().shape);
            Engine.run(Kernel.matmul(a, b, lead(out, a.rank()), false));
            x.creator().receive(new Tensor(out));
        }
    }

    final void receive(Tensor gradient) {
        upstream = upstream == null ? gradient : upstream.add(gradient);
    }

    final Tensor upstream() {
        return upstream;
    }

    final Tensor takeUpstream() {
        Tensor up = upstream;
        upstream = null;
        return up;
    }

    final long number() {
        return number;
    }

    final GradientBuffer retained() {
        return retained;
    }

    public final void retain(GradientBuffer buffer) {
        retained = buffer;
    }

    private static View lead(View target, int rank) {
        View wide = target;
        while (wide.rank() < rank) wide = wide.insert(0, 1, 0);
        return wide;
    }

    private static void sumTo(View from, View target, boolean accumulate) {
        Engine.run(Kernel.reduce(Primitive.SUM, from, lead(target, from.rank()), accumulate));
    }

    private Tensor summed(Tensor gradient, int[] shape) {
        View out = allocate(shape);
        sumTo(gradient.data(), out, false);
        return new Tensor(out);
    }
}
