package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Part;
import dev.inkling.nnlib.spec.Registry;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.tensor.TorchGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How first weights are drawn. Fans are PyTorch's: of a weight (out, in, ...) fan_in is in times the size of the
 * kernel, fan_out is out times that.
 */
public final class Init extends Part {
    /** What a model gets unless told otherwise: the layers' own, PyTorch's defaults. */
    public static final Init STANDARD =
            new Init("default", "What suits each layer: PyTorch's defaults.", Init::standard);

    /** All weights zero: a net that cannot learn, which is worth seeing once. */
    public static final Init ZEROS = new Init(
            "zeros",
            "All weights zero: a net that cannot learn, which is worth seeing once.",
            (t, generator) -> t.copyFrom(new float[t.numel()]));

    /** He's, uniform, for ReLU. */
    public static final Init KAIMING_UNIFORM = kaimingUniform(ReLU.TYPE.word());

    /** He's, normal, for ReLU. */
    public static final Init KAIMING_NORMAL = kaimingNormal(ReLU.TYPE.word());

    /** The initializers that a run can name. */
    public static final Registry<Init> ALL = new Registry<>(
            "initializer",
            STANDARD,
            ZEROS,
            normal(0, 0.01),
            xavierUniform(1),
            xavierNormal(1),
            KAIMING_UNIFORM,
            KAIMING_NORMAL);

    private final Filler filler;

    /** Writes the first values of a weight. */
    public interface Filler {
        void fill(Tensor tensor, Generator generator);
    }

    /** An initializer of your own; {@link #ALL} must know it before a run names it. */
    public Init(String word, String help, Filler filler) {
        super(word, help);
        this.filler = filler;
    }

    /** Fills a weight with values drawn from the generator. */
    public void fill(Tensor weight, Generator generator) {
        filler.fill(weight, generator);
    }

    /**
     * Fills every weight of the module that has two dimensions or more; biases become zero. The default leaves
     * everything as the layers drew it.
     */
    public void apply(Module module, Generator generator) {
        if (this == STANDARD) {
            return;
        }
        for (Module part : module.modules()) {
            LayerType type = part.layerType();
            if (type != null && type.takesInit()) {
                part.namedParameters()
                        .forEach((name, tensor) -> (tensor.rank() < 2 ? ZEROS : this).fill(tensor, generator));
            }
        }
    }

    /**
     * Draws the first weights of every Linear and Conv2d anew, with the bits that PyTorch gives them when a program
     * makes them in this order.
     */
    public static void torch(Module module, TorchGenerator generator) {
        for (Module part : module.modules()) {
            if (part instanceof Embedding) {
                throw new IllegalArgumentException(
                        "PyTorch's start values are drawn for Linear and Conv2d, and this net has an Embedding.");
            }
            if (part instanceof Linear || part instanceof Conv2d) {
                Map<String, Tensor> parameters = part.namedParameters();
                float bound = (float) standardBound(parameters.get("weight").shape());
                for (Tensor tensor : parameters.values()) {
                    float[] values = new float[tensor.numel()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = generator.uniform(bound);
                    }
                    tensor.copyFrom(values);
                }
            }
        }
    }

    /** Normal with that mean and deviation. */
    public static Init normal(double mean, double std) {
        return new Init(
                "normal",
                "Normal with mean 0 and a small spread.",
                (t, generator) -> t.copyFrom(draw(t, generator, true, mean, std)));
    }

    /** Uniform within {@code +-bound}. */
    public static Init uniform(double bound) {
        return new Init(
                "uniform", "Uniform around 0.", (t, generator) -> t.copyFrom(draw(t, generator, false, 0, bound)));
    }

    /** Glorot's: uniform within {@code gain sqrt(6 / (fan_in + fan_out))}. */
    public static Init xavierUniform(double gain) {
        return new Init(
                "xavier-uniform",
                "Glorot's, uniform: keeps the spread through layers that do not bend.",
                (t, generator) -> uniform(gain * Math.sqrt(6.0 / (fanIn(t.shape()) + fanOut(t.shape()))))
                        .fill(t, generator));
    }

    /** Glorot's: normal with deviation {@code gain sqrt(2 / (fan_in + fan_out))}. */
    public static Init xavierNormal(double gain) {
        return new Init(
                "xavier-normal",
                "Glorot's, normal: keeps the spread through layers that do not bend.",
                (t, generator) -> normal(0, gain * Math.sqrt(2.0 / (fanIn(t.shape()) + fanOut(t.shape()))))
                        .fill(t, generator));
    }

    /** He's: uniform within {@code gain sqrt(3 / fan_in)}. */
    public static Init kaimingUniform(String nonlinearity) {
        return kaimingUniform(nonlinearity, true);
    }

    /** He's: uniform within {@code gain sqrt(3 / fan)}, by fan_in or by fan_out. */
    public static Init kaimingUniform(String nonlinearity, boolean byFanIn) {
        double gain = gain(nonlinearity);
        return new Init(
                "kaiming-uniform",
                "He's, uniform: keeps the spread through layers with ReLU.",
                (t, generator) -> uniform(gain * Math.sqrt(3.0 / (byFanIn ? fanIn(t.shape()) : fanOut(t.shape()))))
                        .fill(t, generator));
    }

    /** He's: normal with deviation {@code gain / sqrt(fan_in)}. */
    public static Init kaimingNormal(String nonlinearity) {
        return kaimingNormal(nonlinearity, true);
    }

    /** He's: normal with deviation {@code gain / sqrt(fan)}, by fan_in or by fan_out. */
    public static Init kaimingNormal(String nonlinearity, boolean byFanIn) {
        double gain = gain(nonlinearity);
        return new Init(
                "kaiming-normal", "He's, normal: keeps the spread through layers with ReLU.", (t, generator) -> normal(
                                0, gain / Math.sqrt(byFanIn ? fanIn(t.shape()) : fanOut(t.shape())))
                        .fill(t, generator));
    }

    /** PyTorch's {@code calculate_gain}: by how much weights must be larger where that activation follows. */
    public static double gain(String nonlinearity) {
        String word = nonlinearity.replace('_', '-');
        double gain = Double.NaN;
        if (Layers.ALL.has(word)) {
            LayerType type = Layers.ALL.get(word);
            gain = type.gain(type.options());
        }
        if (Double.isNaN(gain)) {
            List<String> known = new ArrayList<>();
            for (LayerType type : Layers.ALL.all()) {
                if (!Double.isNaN(type.gain(type.options()))) {
                    known.add(type.word());
                }
            }
            throw new IllegalArgumentException("There is no gain for \"" + nonlinearity + "\"; there is one for "
                    + String.join(", ", known) + ".");
        }
        return gain;
    }

    /** How many inputs reach one output. */
    public static int fanIn(int... shape) {
        return product(shape) / needTwo(shape)[0];
    }

    /** How many outputs one input reaches. */
    public static int fanOut(int... shape) {
        return product(shape) / needTwo(shape)[1];
    }

    /** PyTorch's defaults for Linear and Conv2d: weight and bias uniform within 1/sqrt(fan_in); bias may be null. */
    static void standard(Generator generator, Tensor weight, Tensor bias) {
        standard(weight, generator);
        if (bias != null) {
            uniform(standardBound(weight.shape())).fill(bias, generator);
        }
    }

    private static void standard(Tensor weight, Generator generator) {
        uniform(standardBound(weight.shape())).fill(weight, generator);
    }

    private static double standardBound(int... weight) {
        return 1 / Math.sqrt(fanIn(weight));
    }

    private static float[] draw(Tensor t, Generator generator, boolean normal, double centre, double scale) {
        Tensor drawn = normal ? Tensor.randnLike(t, generator) : Tensor.randLike(t, generator);
        float[] values = drawn.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (centre + scale * (normal ? values[i] : 2.0 * values[i] - 1));
        }
        return values;
    }

    private static int[] needTwo(int[] shape) {
        if (shape.length < 2) {
            throw new IllegalArgumentException("A tensor of shape " + LayerSpec.shape(shape)
                    + " has no fan_in and fan_out; a weight needs at least two dimensions.");
        }
        return shape;
    }

    private static int product(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }
}
