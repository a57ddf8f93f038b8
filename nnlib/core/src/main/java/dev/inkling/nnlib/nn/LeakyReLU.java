package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code x} where positive, else {@code slope * x}. */
public final class LeakyReLU extends Module {
    static final LayerType TYPE = new LayerType("leaky-relu", Option.number("slope", 0.01)) {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new LeakyReLU(spec.options().number("slope"));
        }
    };

    private final double slope;

    /** With PyTorch's default, slope 0.01. */
    public LeakyReLU() {
        this(0.01);
    }

    /** With that slope. */
    public LeakyReLU(double slope) {
        this.slope = slope;
    }

    @Override
    public Tensor forward(Tensor x) {
        return Tensor.where(x.greater(Tensor.scalar(0)), x, x.mul((float) slope));
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options().with("slope", slope));
    }

    @Override
    protected String extra() {
        return "negative_slope=" + slope;
    }
}
