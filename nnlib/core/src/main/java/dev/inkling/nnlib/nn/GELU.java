package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code x Phi(x)} with the normal distribution's Phi, exact or by a tanh. */
public final class GELU extends Activation {
    /** What the layer says about itself. */
    public static final LayerType TYPE = LayerType.of(
            "gelu",
            LayerType.Role.BENDS,
            "A smooth ReLU: the larger a number, the more of it passes.",
            GELU::new,
            Option.word("approximate", "none", "tanh"));

    private static final float SQRT_HALF = (float) Math.sqrt(0.5);
    private static final float SQRT_TWO_OVER_PI = (float) Math.sqrt(2 / Math.PI);

    private final String approximate;

    /** The exact form. */
    public GELU() {
        this(TYPE.options());
    }

    /** The exact form, or PyTorch's {@code approximate="tanh"}. */
    public GELU(boolean byTanh) {
        this(TYPE.options().with("approximate", byTanh ? "tanh" : "none"));
    }

    private GELU(Options options) {
        super(TYPE, options);
        approximate = options.word("approximate");
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor gate = approximate.equals("tanh")
                ? x.add(x.pow(3).mul(0.044715f)).mul(SQRT_TWO_OVER_PI).tanh()
                : x.mul(SQRT_HALF).erf();
        return x.mul(0.5f).mul(gate.add(1));
    }

    @Override
    protected String extra() {
        return "approximate='" + approximate + "'";
    }
}
