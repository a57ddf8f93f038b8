package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;

/**
 * The gradient is divided by its own usual size, so that each parameter finds its own rate. With rate γ, weight decay
 * λ, step t = 1, 2, ...:
 *
 * <pre>
 * g = g + λ θ
 * m = β1 m + (1 - β1) g
 * v = β2 v + (1 - β2) g²
 * v̂ = v                      with AMSGrad the largest v so far
 * θ = θ - γ / (1 - β1^t) · m / (√v̂ / √(1 - β2^t) + ε)
 * </pre>
 */
public final class Adam extends AdamFormula<Adam> {
    /** The optimizer as a run chooses it. */
    public static final OptimizerType TYPE =
            new OptimizerType("adam", "Finds a rate of its own for each weight.", 0.001, Adam::new, options(0.0));

    /** With PyTorch's defaults: rate 0.001, betas 0.9 and 0.999, eps 1e-8, weight decay 0. */
    public Adam(List<Tensor> parameters) {
        super(parameters, TYPE, false);
    }

    /** With that rate. */
    public Adam(List<Tensor> parameters, double lr) {
        this(parameters);
        lr(lr);
    }
}
