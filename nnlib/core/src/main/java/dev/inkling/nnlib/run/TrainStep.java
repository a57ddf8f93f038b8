package dev.inkling.nnlib.run;

import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * What one training step computes of a batch: the loss that is made small, and what the net gave. Everything around it
 * is the {@code Trainer}'s: gradients, clipping, the optimizer, checkpoints, curves.
 *
 * <p>It is recorded once and replayed for later batches, so that it may look at shapes and never at values.
 */
@FunctionalInterface
public interface TrainStep {
    /**
     * What a step came to.
     *
     * @param loss one number
     * @param output what the net gave for the samples
     */
    record Outcome(Tensor loss, Tensor output) {}

    /** The loss compares what the net makes of the inputs with the targets. */
    TrainStep SUPERVISED = (model, loss, x, y) -> {
        Tensor output = model.forward(x);
        return new Outcome(loss.of(output, y), output);
    };

    /** The loss compares what the net makes of the inputs with the inputs themselves. */
    TrainStep RECONSTRUCTS = (model, loss, x, y) -> {
        Tensor output = model.forward(x);
        return new Outcome(loss.of(output, x.reshape(output.shape())), output);
    };

    /**
     * Computes one step.
     *
     * @param model the net
     * @param loss the run's; null where the task takes none
     * @param x the inputs in the shape that the net takes
     * @param y the targets
     */
    Outcome of(Module model, Loss loss, Tensor x, Tensor y);
}
