package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Collections;
import java.util.List;

/** Swish: {@code x sigmoid(x)}. */
public final class SiLU extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType("silu", LayerType.Role.BENDS, "Also called swish: a number times its own sigmoid.") {
                @Override
                public List<String> otherWords() {
                    return Collections.singletonList("swish");
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    return new SiLU();
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
