package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;

/** A training step as most runs take it, to see what it comes to on a device: cross-entropy and an optimizer. */
public final class TrainingStep {
    private TrainingStep() {}

    /** The step of a net, to be called with inputs and classes. */
    public static Traced of(Module net, Optimizer optimizer) {
        Loss loss = new CrossEntropy();
        Traced.Body body = in -> {
            optimizer.zeroGrad();
            Tensor value = loss.of(net.forward(in[0]), in[1]);
            value.backward();
            optimizer.step();
            return value;
        };
        return Traced.of("step", body, net, optimizer);
    }
}
