package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** In training, sets each number to zero with probability p and scales the rest by 1/(1-p); in evaluation, nothing. */
public final class Dropout extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType(
                    "dropout",
                    LayerType.Role.PASSES,
                    "Silences a share of the numbers at random in each step, against learning by heart.",
                    Option.fraction("p", 0.5, true)) {
                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    return new Dropout(spec.options().number("p"), generator);
                }
            };

    private final double p;
    private final Generator generator;

    /** Drops with probability {@code p}, drawing from {@code generator}. */
    public Dropout(double p, Generator generator) {
        TYPE.options().with("p", p);
        this.p = p;
        this.generator = generator;
    }

    @Override
    public Tensor forward(Tensor x) {
        if (!isTraining() || p == 0) {
            return x;
        }
        Tensor kept = Tensor.randLike(x, generator).lt((float) (1 - p));
        return x.mul(p == 1 ? kept : kept.mul((float) (1 / (1 - p))));
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options().with("p", p));
    }

    @Override
    protected String extra() {
        return "p=" + p;
    }
}
