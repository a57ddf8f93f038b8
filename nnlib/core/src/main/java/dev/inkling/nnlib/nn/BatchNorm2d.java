package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;

/** Batch norm over pictures (batch, channels, height, width): each channel is brought to mean 0 and variance 1. */
public final class BatchNorm2d extends BatchNorm {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new BatchNormType(
                    "batch-norm2d",
                    "Brings each channel to mean 0 and spread 1 over the batch, so that higher rates work.") {
                @Override
                public int[] output(LayerSpec spec, int[] input) {
                    return checkChannels(spec, input, input.length == 3, ", height, width");
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    return new BatchNorm2d(
                            spec.options().whole("channels"),
                            spec.options().number("eps"),
                            spec.options().number("momentum"));
                }
            };

    /** With PyTorch's defaults, eps 1e-5 and momentum 0.1. */
    public BatchNorm2d(int channels) {
        this(channels, 1e-5, 0.1);
    }

    /** {@code eps} is added to the variance; {@code momentum} is the share of the new batch in the running means. */
    public BatchNorm2d(int channels, double eps, double momentum) {
        super(channels, eps, momentum);
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.rank() != 4) {
            throw new IllegalArgumentException(
                    "BatchNorm2d takes (batch, channels, height, width), but gets " + Shape.text(x.shape()) + ".");
        }
        return normalize("BatchNorm2d", x);
    }

    @Override
    public LayerSpec layerSpec() {
        return layerSpec(TYPE);
    }
}
