package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;

/**
 * Adam with weight decay beside the gradient instead of within it. With rate γ, weight decay λ, step t = 1, 2, ...:
 *
 * <pre>
 * θ = θ - γ λ θ
 * m = β1 m + (1 - β1) g
 * v = β2 v + (1 - β2) g²
 * v̂ = v                      with AMSGrad the largest v so far
 * θ = θ - γ / (1 - β1^t) · m / (√v̂ / √(1 - β2^t) + ε)
 * </pre>
 */
public final class AdamW extends AdamFormula<AdamW> {
    /** The optimizer as a run chooses it. */
    public static final OptimizerType TYPE = new OptimizerType(
            "adamw", "Adam whose weight decay does not depend on the gradients.", 0.001, AdamW::new, options(0.01));

    /** With PyTorch's defaults: rate 0.001, betas 0.9 and 0.999, eps 1e-8, weight decay 0.01. */
    public AdamW(List<Tensor> parameters) {
        super(parameters, TYPE, true);
    }

    /** With that rate. */
    public AdamW(List<Tensor> parameters, double lr) {
        this(parameters);
        lr(lr);
    }
}
