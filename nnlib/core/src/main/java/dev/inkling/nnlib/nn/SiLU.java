package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.Collections;
import java.util.List;

/** Swish: {@code x sigmoid(x)}. */
public final class SiLU extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new PlainType(
                    "silu",
                    LayerType.Role.BENDS,
                    "Also called swish: a number times its own sigmoid.",
                    options -> new SiLU()) {
                @Override
                public List<String> otherWords() {
                    return Collections.singletonList("swish");
                }
            };

    /** The activation; it has nothing to set. */
    public SiLU() {
        super(TYPE);
    }

    @Override
    public Tensor forward(Tensor x) {
        return x.mul(x.sigmoid());
    }
}
