package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.compute.RandomKeys;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;

/**
 * What both batch norms do: bring each channel to mean 0 and variance 1 over the batch, then scale and shift. Training
 * measures the batch and keeps running means; evaluation uses what was kept.
 */
abstract class BatchNorm extends Module {
    private final double eps;
    private final double momentum;
    private final Tensor weight;
    private final Tensor bias;
    private final Tensor runningMean;
    private final Tensor runningVar;
    private final Tensor batches;

    BatchNorm(int channels, double eps, double momentum) {
        this.eps = eps;
        this.momentum = momentum;
        weight = parameter("weight", Tensor.ones(channels));
        bias = parameter("bias", Tensor.zeros(channels));
        runningMean = buffer("running_mean", Tensor.zeros(channels));
        runningVar = buffer("running_var", Tensor.ones(channels));
        batches = buffer("num_batches_tracked", Tensor.scalar(0));
    }

    /** Normalizes x over all dimensions but 1; errors name that layer. */
    final Tensor normalize(String layer, Tensor x) {
        int channels = weight.numel();
        if (x.size(1) != channels) {
            throw new IllegalArgumentException(layer + " has " + channels + " channels, but gets "
                    + Shape.text(x.shape()) + " with " + x.size(1) + "; the channels are dimension 1.");
        }
        int[] wide = new int[x.rank() - 1];
        Arrays.fill(wide, 1);
        wide[0] = channels;
        Tensor mean;
        Tensor variance;
        Tensor centred;
        if (isTraining()) {
            int[] others = others(x.rank());
            int count = x.numel() / channels;
            if (count < 2) {
                throw new IllegalArgumentException(
                        layer + " in training needs more than one value per channel, but gets " + Shape.text(x.shape())
                                + "; use a larger batch, or eval().");
            }
            mean = x.mean(true, others);
            centred = x.sub(mean);
            variance = centred.square().mean(true, others);
            keep(mean.detach().reshape(channels), variance.detach().reshape(channels), count);
        } else {
            centred = x.sub(runningMean.reshape(wide));
            variance = runningVar.reshape(wide);
        }
        Tensor scaled = centred.div(variance.add((float) eps).sqrt());
        return scaled.mul(weight.reshape(wide)).add(bias.reshape(wide));
    }

    private static int[] others(int rank) {
        int[] others = new int[rank - 1];
        for (int i = 1; i < others.length; i++) {
            others[i] = i + 1;
        }
        return others;
    }

    private void keep(Tensor mean, Tensor variance, int count) {
        if (RandomKeys.current().isRepeating()) {
            return; // this batch has been counted, in the first of the two forward passes
        }
        float share = (float) momentum;
        NoGrad.run(() -> {
            runningMean.assign(runningMean.add(mean.sub(runningMean).mul(share)));
            Tensor unbiased = variance.mul((float) (count / (count - 1.0)));
            runningVar.assign(runningVar.add(unbiased.sub(runningVar).mul(share)));
            batches.assign(batches.add(1));
        });
    }

    final LayerSpec layerSpec(LayerType type) {
        return type.spec(
                type.options().with("channels", weight.numel()).with("eps", eps).with("momentum", momentum));
    }

    @Override
    protected String extra() {
        return weight.numel() + ", eps=" + eps + ", momentum=" + momentum + ", affine=True, track_running_stats=True";
    }
}
