package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Memory;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.Tracing;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * The gradient of a parameter: one buffer for life. Zeroing is put off, since the first contribution of a backward pass
 * can overwrite what is there as well; whoever looks in between sees zeros. A zeroing is never put off across the
 * border of a traced pass, so a plan finds what it was recorded with.
 */
public final class GradientBuffer implements Runnable {
    /** Writes a contribution into target, over what is there or added to it. */
    interface Contribution {
        void write(View target, boolean accumulate);
    }

    private Tensor grad;
    /** The pass in which a zeroing was put off; null if the buffer holds what it should. */
    private Object zeroed;

    /** The gradient, or null if there has never been one. */
    public Tensor grad() {
        if (grad != null) note();
        settle();
        return grad;
    }

    /** Sets the gradient of x to zero. */
    public void zero(Tensor x) {
        bear(x);
        Tracing tracing = Tracing.current();
        zeroed = tracing.pass();
        note();
        if (tracing.isTracing()) tracing.beforeLeaving(this);
    }

    void add(View gradient) {
        into(
                new Tensor(gradient),
                (target, accumulate) -> Engine.run(
                        accumulate
                                ? Kernel.map(Primitive.ADD, target, target, gradient)
                                : Kernel.map(Primitive.COPY, target, gradient)));
    }

    void into(Tensor like, Contribution contribution) {
        bear(like);
        note();
        Tracing tracing = Tracing.current();
        boolean overwrite = zeroed != null && (!tracing.isTracing() || zeroed == tracing.pass());
        if (overwrite) zeroed = null;
        else settle();
        contribution.write(grad.data(), !overwrite);
    }

    /** Does a zeroing that was put off; a replay calls this before it starts. */
    @Override
    public void run() {
        settle();
    }

    private void settle() {
        if (zeroed == null) return;
        Tracing tracing = Tracing.current();
        Runnable fill = () -> Engine.run(
                Kernel.map(Primitive.COPY, grad.data(), View.of(grad.device().wrap(new float[1]))));
        if (zeroed == tracing.pass()) fill.run();
        else tracing.aside(fill);
        zeroed = null;
    }

    private void bear(Tensor like) {
        if (grad == null)
            grad = new Tensor(Memory.allocateLastingLike(like.data().storage.backend(), like.data()));
    }

    private void note() {
        Tracing.current().beforeReplay(this);
    }
}
