package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;

/** A training step as most runs take it, for tests of what it comes to on a device: cross-entropy and Adam. */
public final class TrainingStep {
    private TrainingStep() {}

    /** The step of a net, to be called with inputs and classes. */
    public static Traced of(Module net) {
        Loss loss = new CrossEntropy();
        Optimizer adam = new Adam(net.parameters(), 1e-3);
        Traced.Body body = in -> {
            adam.zeroGrad();
            Tensor value = loss.of(net.forward(in[0]), in[1]);
            value.backward();
            adam.step();
            return value;
        };
        return Traced.of("step", body, net, adam);
    }
}
