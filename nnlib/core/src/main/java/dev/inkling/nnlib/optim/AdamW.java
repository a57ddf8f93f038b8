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
public final class AdamW extends AdamFormula {
    /** With PyTorch's defaults: rate 0.001, betas 0.9 and 0.999, eps 1e-8, weight decay 0.01. */
    public AdamW(List<Tensor> parameters) {
        super(parameters, "adamw", true, 0.01);
    }

    /** With that rate. */
    public AdamW(List<Tensor> parameters, double lr) {
        this(parameters);
        lr(lr);
    }

    /** How long it remembers gradients (0.9) and their squares (0.999). */
    public AdamW betas(double beta1, double beta2) {
        set("beta1", beta1);
        set("beta2", beta2);
        return this;
    }

    /** Added to the root, against division by zero (1e-8). */
    public AdamW eps(double eps) {
        set("eps", eps);
        return this;
    }

    /** Pulls parameters towards zero (0.01). */
    public AdamW weightDecay(double weightDecay) {
        set("weight_decay", weightDecay);
        return this;
    }

    /** Divides by the largest size so far instead of the present one (false). */
    public AdamW amsgrad(boolean on) {
        set("amsgrad", on);
        return this;
    }
}
