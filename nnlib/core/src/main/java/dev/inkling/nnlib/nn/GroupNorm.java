package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * Brings groups of channels of each example to mean 0 and variance 1, whatever the batch, then scales and shifts each
 * channel.
 */
public final class GroupNorm extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType(
                    "group-norm",
                    LayerType.Role.NORMALIZES,
                    "Brings groups of channels of each sample to mean 0 and spread 1, also in a batch of one.",
                    Option.whole("groups", null, 1),
                    Option.whole("channels", null, 1),
                    Option.positive("eps", 1e-5)) {
                @Override
                public int[] output(LayerSpec spec, int[] input) {
                    int channels = spec.options().whole("channels");
                    int groups = spec.options().whole("groups");
                    if (channels % groups != 0) {
                        throw new IllegalArgumentException(
                                word() + " cannot make " + groups + " equal groups of " + channels + " channels");
                    }
                    if (input[0] != channels) {
                        throw refuse(channels + " channels", input);
                    }
                    return input.clone();
                }

                @Override
                public Map<String, int[]> parameters(LayerSpec spec) {
                    return BatchNormType.weightAndBias(spec.options().whole("channels"));
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    Options given = spec.options();
                    return new GroupNorm(given.whole("groups"), given.whole("channels"), given.number("eps"));
                }
            };

    private final int groups;
    private final double eps;
    private final Tensor weight;
    private final Tensor bias;

    /** PyTorch's {@code GroupNorm(groups, channels)}, eps 1e-5. */
    public GroupNorm(int groups, int channels) {
        this(groups, channels, 1e-5);
    }

    /** {@code eps} is added to the variance. */
    public GroupNorm(int groups, int channels, double eps) {
        if (channels % groups != 0) {
            throw new IllegalArgumentException(
                    "GroupNorm: " + channels + " channels cannot be " + groups + " equal groups; choose a divisor.");
        }
        this.groups = groups;
        this.eps = eps;
        weight = parameter("weight", Tensor.ones(channels));
        bias = parameter("bias", Tensor.zeros(channels));
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.rank() < 2 || x.size(1) != weight.numel()) {
            throw new IllegalArgumentException("GroupNorm has " + weight.numel() + " channels, but gets "
                    + Shape.text(x.shape()) + "; the channels are dimension 1.");
        }
        Tensor rows = x.reshape(x.size(0), groups, -1);
        Tensor centred = rows.sub(rows.mean(true, -1));
        Tensor variance = centred.square().mean(true, -1);
        Tensor normal = centred.div(variance.add((float) eps).sqrt()).reshape(x.shape());
        int[] wide = new int[x.rank() - 1];
        Arrays.fill(wide, 1);
        wide[0] = weight.numel();
        return normal.mul(weight.reshape(wide)).add(bias.reshape(wide));
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options()
                .with("groups", groups)
                .with("channels", weight.numel())
                .with("eps", eps));
    }

    @Override
    protected String extra() {
        return groups + ", " + weight.numel() + ", eps=" + eps + ", affine=True";
    }
}
