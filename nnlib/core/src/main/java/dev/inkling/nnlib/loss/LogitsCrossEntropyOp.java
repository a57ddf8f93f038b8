package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.nn.Softplus;
import dev.inkling.nnlib.tensor.Tensor;

/** Binary cross-entropy of each logit, {@code x - t x + softplus(-x)}; its slope is {@code sigmoid(x) - t}. */
final class LogitsCrossEntropyOp extends Op {
    LogitsCrossEntropyOp(Tensor logits, Tensor target) {
        super("bce_with_logits", logits, target);
    }

    @Override
    protected View forward() {
        Tensor x = input(0);
        Tensor t = input(1);
        View fused = allocate(x.shape());
        if (Engine.runFused("bce_logits", new View[] {fused}, new View[] {x.data(), t.data()})) {
            return fused;
        }
        return x.sub(t.mul(x)).add(Softplus.of(x.neg())).data();
    }

    @Override
    protected void backward(Tensor up) {
        Tensor x = input(0);
        Tensor t = input(1);
        View fused = allocate(x.shape());
        View[] in = {up.data(), x.data(), t.data()};
        boolean offered = Engine.runFused("bce_logits_backward", new View[] {fused}, in);
        addGradient(0, offered ? new Tensor(fused) : up.mul(x.sigmoid().sub(t)));
        if (needs(1)) {
            addGradient(1, up.mul(x.neg()));
        }
    }
}
