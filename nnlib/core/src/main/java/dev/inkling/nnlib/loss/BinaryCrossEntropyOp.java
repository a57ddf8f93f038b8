package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;

/** Binary cross-entropy of each element; its slope stays finite where an output is 0 or 1, as PyTorch defines it. */
final class BinaryCrossEntropyOp extends Op {
    private static final float LEAST_LOG = -100;
    private static final float LEAST_SPREAD = 1e-12f;
    private static final float NO_LIMIT = Float.POSITIVE_INFINITY;

    BinaryCrossEntropyOp(Tensor output, Tensor target) {
        super("binary_cross_entropy", output, target);
    }

    @Override
    protected View forward() {
        Tensor x = input(0);
        Tensor t = input(1);
        View fused = allocate(x.shape());
        if (Engine.runFused("bce", new View[] {fused}, new View[] {x.data(), t.data()})) {
            return fused;
        }
        Tensor yes = x.log().clamp(LEAST_LOG, NO_LIMIT);
        Tensor no = x.neg().log1p().clamp(LEAST_LOG, NO_LIMIT);
        return t.sub(constant(1)).mul(no).sub(t.mul(yes)).data();
    }

    @Override
    protected void backward(Tensor up) {
        Tensor x = input(0);
        Tensor t = input(1);
        View fused = allocate(x.shape());
        if (!needs(1)
                && Engine.runFused("bce_backward", new View[] {fused}, new View[] {up.data(), x.data(), t.data()})) {
            addGradient(0, new Tensor(fused));
            return;
        }
        Tensor spread = constant(1).sub(x).mul(x).clamp(LEAST_SPREAD, NO_LIMIT);
        addGradient(0, up.mul(x.sub(t)).div(spread));
        if (needs(1)) {
            Tensor yes = x.log().clamp(LEAST_LOG, NO_LIMIT);
            addGradient(1, up.mul(x.neg().log1p().clamp(LEAST_LOG, NO_LIMIT).sub(yes)));
        }
    }
}
