package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.autograd.Products;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code y = x weight^T + bias} on the last dimension; the weight has PyTorch's shape (out, in). */
public final class Linear extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType(
                    "linear",
                    LayerType.Role.WEIGHTS,
                    "Weighs all numbers that come in and adds a bias, for each number that goes out.",
                    Option.whole("in", null, 1),
                    Option.whole("out", null, 1),
                    Option.flag("bias", true)) {
                @Override
                public int[] output(LayerSpec spec, int[] input) {
                    int in = spec.options().whole("in");
                    if (input[input.length - 1] != in) {
                        throw refuse(in + " numbers", input);
                    }
                    int[] output = input.clone();
                    output[output.length - 1] = spec.options().whole("out");
                    return output;
                }

                @Override
                public Map<String, int[]> parameters(LayerSpec spec) {
                    int out = spec.options().whole("out");
                    Map<String, int[]> shapes = new LinkedHashMap<>();
                    shapes.put("weight", new int[] {out, spec.options().whole("in")});
                    if (spec.options().flag("bias")) {
                        shapes.put("bias", new int[] {out});
                    }
                    return shapes;
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    return new Linear(
                            spec.options().whole("in"),
                            spec.options().whole("out"),
                            spec.options().flag("bias"),
                            generator);
                }
            };

    private final int in;
    private final int out;
    private final Tensor weight;
    private final Tensor bias;

    /** A layer with bias, its first weights drawn as PyTorch does: uniform within 1/sqrt(in). */
    public Linear(int in, int out, Generator generator) {
        this(in, out, true, generator);
    }

    /** A layer with or without bias. */
    public Linear(int in, int out, boolean bias, Generator generator) {
        this.in = in;
        this.out = out;
        // lies in memory as the forward product reads it, transposed: no kernel need turn it around
        this.weight = parameter("weight", Tensor.zeros(in, out).t());
        this.bias = bias ? parameter("bias", Tensor.zeros(out)) : null;
        Init.standard(generator, weight, this.bias);
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.rank() == 2) {
            return Op.apply(new Products.Linear(x, weight, bias));
        }
        int[] shape = x.shape();
        Tensor rows = x.reshape(-1, shape[shape.length - 1]);
        shape[shape.length - 1] = out;
        return Op.apply(new Products.Linear(rows, weight, bias)).reshape(shape);
    }

    /** How many numbers come in. */
    public int in() {
        return in;
    }

    /** How many numbers go out. */
    public int out() {
        return out;
    }

    /** The weights, (out, in). */
    public Tensor weight() {
        return weight;
    }

    /** The bias, or null if there is none. */
    public Tensor bias() {
        return bias;
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(TYPE.options().with("in", in).with("out", out).with("bias", bias != null));
    }

    @Override
    protected String extra() {
        return "in_features=" + in + ", out_features=" + out + ", bias=" + (bias == null ? "False" : "True");
    }
}
