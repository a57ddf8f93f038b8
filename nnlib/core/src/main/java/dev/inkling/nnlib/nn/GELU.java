package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** {@code x Phi(x)} with the normal distribution's Phi, exact or by a tanh. */
public final class GELU extends Module {
    static final LayerType TYPE = new LayerType("gelu", Option.word("approximate", "none", "tanh")) {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new GELU(spec.options().word("approximate").equals("tanh"));
        }
    };

    private static final float SQRT_HALF = (float) Math.sqrt(0.5);
    private static final float SQRT_TWO_OVER_PI = (float) Math.sqrt(2 / Math.PI);

    private final boolean byTanh;

    /** The exact form. */
    public GELU() {
        this(false);
    }

    /** The exact form, or PyTorch's {@code approximate="tanh"}. */
    public GELU(boolean byTanh) {
        this.byTanh = byTanh;
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor gate = byTanh
                ? x.add(x.pow(3).mul(0.044715f)).mul(SQRT_TWO_OVER_PI).tanh()
                : x.mul(SQRT_HALF).erf();
        return x.mul(0.5f).mul(gate.add(1));
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options().with("approximate", approximate()));
    }

    @Override
    protected String extra() {
        return "approximate='" + approximate() + "'";
    }

    private String approximate() {
        return byTanh ? "tanh" : "none";
    }
}
