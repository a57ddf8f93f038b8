package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps gradients from growing too large, between {@code backward()} and {@code step()}; may stand in a traced step.
 */
public final class Clip {
    /** PyTorch adds it to the norm before it divides. */
    private static final float EPS = 1e-6f;

    private Clip() {}

    /**
     * Scales all gradients together so that their common Euclidean length is at most {@code limit}; returns the length
     * that they had. PyTorch's {@code clip_grad_norm_}.
     */
    public static Tensor norm(List<Tensor> parameters, double limit) {
        Tensor[] length = new Tensor[1];
        NoGrad.run(() -> {
            List<Tensor> lengths = new ArrayList<>();
            for (Tensor gradient : gradients(parameters)) {
                lengths.add(gradient.norm());
            }
            length[0] = lengths.isEmpty()
                    ? Tensor.zeros()
                    : Tensor.stack(lengths, 0).norm();
            Tensor scale = Tensor.scalar(length[0].device(), (float) limit)
                    .div(length[0].add(EPS))
                    .clamp(0, 1);
            for (Tensor gradient : gradients(parameters)) {
                InPlace.on(gradient).mul(scale);
            }
        });
        return length[0];
    }

    /** Brings every number of every gradient within {@code +-limit}. PyTorch's {@code clip_grad_value_}. */
    public static void value(List<Tensor> parameters, double limit) {
        NoGrad.run(() -> {
            for (Tensor gradient : gradients(parameters)) {
                gradient.assign(gradient.clamp((float) -limit, (float) limit));
            }
        });
    }

    private static List<Tensor> gradients(List<Tensor> parameters) {
        List<Tensor> gradients = new ArrayList<>();
        for (Tensor parameter : parameters) {
            if (parameter.requiresGrad() && parameter.grad() != null) {
                gradients.add(parameter.grad());
            }
        }
        return gradients;
    }
}
