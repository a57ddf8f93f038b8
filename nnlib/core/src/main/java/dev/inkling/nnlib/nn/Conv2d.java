package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.autograd.Convolution;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Square kernels that move over pictures (batch, channels, height, width); the weight is (out, in / groups, k, k). */
public final class Conv2d extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE =
            new LayerType(
                    "conv2d",
                    LayerType.Role.WEIGHTS,
                    "Looks through a small window at every place of a picture, with the same weights everywhere.",
                    Option.whole("in", null, 1),
                    Option.whole("out", null, 1),
                    Option.whole("kernel", null, 1),
                    Option.whole("stride", 1, 1),
                    Option.whole("padding", 0, 0),
                    Option.whole("dilation", 1, 1),
                    Option.whole("groups", 1, 1),
                    Option.flag("bias", true)) {
                @Override
                public int[] output(LayerSpec spec, int[] input) {
                    Options o = spec.options();
                    if (input.length != 3 || input[0] != o.whole("in")) {
                        throw refuse("pictures of shape (" + o.whole("in") + ", height, width)", input);
                    }
                    if (o.whole("in") % o.whole("groups") != 0 || o.whole("out") % o.whole("groups") != 0) {
                        throw refuse(
                                "channels that its " + o.whole("groups") + " groups divide evenly, both in and out",
                                input);
                    }
                    return grid(o).output(this, o.whole("out"), input);
                }

                @Override
                public Map<String, int[]> parameters(LayerSpec spec) {
                    Options o = spec.options();
                    int k = o.whole("kernel");
                    Map<String, int[]> shapes = new LinkedHashMap<>();
                    shapes.put("weight", new int[] {o.whole("out"), o.whole("in") / o.whole("groups"), k, k});
                    if (o.flag("bias")) {
                        shapes.put("bias", new int[] {o.whole("out")});
                    }
                    return shapes;
                }

                @Override
                public Module build(LayerSpec spec, Generator generator) {
                    return new Conv2d(spec.options(), generator);
                }
            };

    private final Options options;
    private final Grid grid;
    private final int groups;
    private final Tensor weight;
    private final Tensor bias;

    /** Kernels of side {@code kernel}, moved by one pixel, on the bare picture. */
    public Conv2d(int in, int out, int kernel, Generator generator) {
        this(in, out, kernel, 1, 0, generator);
    }

    /** Kernels moved by {@code stride} pixels over a picture with {@code padding} zeros around it. */
    public Conv2d(int in, int out, int kernel, int stride, int padding, Generator generator) {
        this(in, out, kernel, stride, padding, 1, 1, true, generator);
    }

    /** All of PyTorch's {@code Conv2d(in, out, kernel, stride, padding, dilation, groups, bias)}. */
    public Conv2d(
            int in,
            int out,
            int kernel,
            int stride,
            int padding,
            int dilation,
            int groups,
            boolean bias,
            Generator generator) {
        this(
                TYPE.options()
                        .with("in", in)
                        .with("out", out)
                        .with("kernel", kernel)
                        .with("stride", stride)
                        .with("padding", padding)
                        .with("dilation", dilation)
                        .with("groups", groups)
                        .with("bias", bias),
                generator);
    }

    private Conv2d(Options options, Generator generator) {
        this.options = options;
        grid = grid(options);
        groups = options.whole("groups");
        int in = options.whole("in");
        int out = options.whole("out");
        if (in % groups != 0 || out % groups != 0) {
            throw new IllegalArgumentException(
                    "Conv2d: " + groups + " groups must divide both in = " + in + " and out = " + out + " evenly.");
        }
        weight = parameter("weight", Tensor.zeros(out, in / groups, grid.kernel(), grid.kernel()));
        bias = options.flag("bias") ? parameter("bias", Tensor.zeros(out)) : null;
        Init.standard(generator, weight, bias);
    }

    private static Grid grid(Options o) {
        return new Grid(o.whole("kernel"), o.whole("stride"), o.whole("padding"), o.whole("dilation"));
    }

    @Override
    public Tensor forward(Tensor x) {
        Pictures.check("Conv2d", x, options.whole("in"));
        if (groups == 1 && grid.stride() == 1) {
            Pictures.fits("Conv2d", x, grid);
            Tensor whole = Convolution.whole(x, weight, bias, grid.padding(), grid.dilation());
            if (whole != null) {
                return whole;
            }
        }
        int n = x.size(0);
        int out = weight.size(0);
        int inGroup = weight.size(1);
        int k = grid.kernel();
        Tensor windows = Pictures.windows("Conv2d", x, grid, 0);
        int height = windows.size(2);
        int width = windows.size(3);
        Tensor columns = windows.permute(0, 1, 4, 5, 2, 3).reshape(n, groups, inGroup * k * k, height * width);
        Tensor kernels = weight.reshape(1, groups, out / groups, inGroup * k * k);
        Tensor y = kernels.matmul(columns).reshape(n, out, height, width);
        return bias == null ? y : y.add(bias.reshape(out, 1, 1));
    }

    /** The kernels, (out, in / groups, k, k). */
    public Tensor weight() {
        return weight;
    }

    /** The bias, or null if there is none. */
    public Tensor bias() {
        return bias;
    }

    @Override
    public LayerSpec layerSpec() {
        return TYPE.spec(options);
    }

    @Override
    protected String extra() {
        int k = grid.kernel();
        String text = options.whole("in") + ", " + weight.size(0) + ", " + pair("kernel_size", k)
                + pair(", stride", grid.stride());
        text += grid.padding() == 0 ? "" : pair(", padding", grid.padding());
        text += grid.dilation() == 1 ? "" : pair(", dilation", grid.dilation());
        text += groups == 1 ? "" : ", groups=" + groups;
        return text + (bias == null ? ", bias=False" : "");
    }

    private static String pair(String name, int value) {
        return name + "=(" + value + ", " + value + ")";
    }
}
