package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.autograd.Convolution;
import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.autograd.Pooling;
import dev.inkling.nnlib.autograd.Products;
import dev.inkling.nnlib.nn.AvgPool2d;
import dev.inkling.nnlib.nn.BatchNorm1d;
import dev.inkling.nnlib.nn.BatchNorm2d;
import dev.inkling.nnlib.nn.Conv2d;
import dev.inkling.nnlib.nn.Dropout;
import dev.inkling.nnlib.nn.Embedding;
import dev.inkling.nnlib.nn.Flatten;
import dev.inkling.nnlib.nn.GroupNorm;
import dev.inkling.nnlib.nn.LayerNorm;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.MaxPool2d;
import dev.inkling.nnlib.nn.Perceptron;
import dev.inkling.nnlib.nn.Residual;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.nn.Tanh;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Rows of layers. */
final class LayerRows {
    private static final Generator GENERATOR = new Generator(1);

    private LayerRows() {}

    static Tensor linear(Tensor x, Tensor weight, Tensor bias) {
        return Op.apply(new Products.Linear(x, weight, bias));
    }

    static List<OpCase> rows() {
        List<OpCase> rows = new ArrayList<>();
        addLinear(rows);
        addPictures(rows);
        addNorms(rows);
        return rows;
    }

    private static void addLinear(List<OpCase> rows) {
        rows.add(new OpCase("Linear", Linear.class, draw -> {
                    int in = draw.whole(1, 6);
                    int out = draw.whole(1, 6);
                    return new OpCase.Sample()
                            .in(
                                    draw.normal(draw.whole(1, 3), draw.whole(1, 4), in),
                                    draw.normal(out, in),
                                    draw.normal(out))
                            .layer(new Linear(in, out, GENERATOR))
                            .reference((x, c) ->
                                    Arr.zip(ShapeRows.product(x[0], ShapeRows.transposed(x[1])), x[2], Double::sum));
                })
                .fails(
                        "linear: the input is (4, 3), but the weight (5, 2) takes 2 features, not 3",
                        () -> new Linear(2, 5, GENERATOR).forward(Tensor.zeros(4, 3))));
        rows.add(new OpCase("Flatten", Flatten.class, draw -> {
            int[] s = draw.shape(3);
            return new OpCase.Sample()
                    .in(draw.normal(s))
                    .layer(new Flatten())
                    .reference((x, c) -> x[0].reshape(s[0], s[1] * s[2]));
        }));
        rows.add(new OpCase("Dropout in evaluation", Dropout.class, draw -> new OpCase.Sample()
                        .in(draw.normal(draw.shape()))
                        .layer(new Dropout(0.5, GENERATOR).eval())
                        .reference((x, c) -> x[0]))
                .fails("dropout: p is 1.5, but takes a number, from 0 to 1.", () -> new Dropout(1.5, GENERATOR)));
        rows.add(new OpCase("Embedding", Embedding.class, draw -> {
            int words = draw.whole(2, 6);
            int width = draw.whole(1, 4);
            return new OpCase.Sample()
                    .in(draw.normal(words, width))
                    .constants(draw.wholes(words, 3, 2))
                    .layer(new Embedding(words, width, GENERATOR))
                    .reference(
                            (x, c) -> Arr.of(new int[] {3, 2, width}, i -> x[0].at((int) c[0].at(i[0], i[1]), i[2])));
        }));
        rows.add(new OpCase("Sequential", Sequential.class, draw -> {
            int in = draw.whole(1, 4);
            return new OpCase.Sample()
                    .in(draw.normal(3, in), draw.normal(2, in), draw.normal(2))
                    .layer(new Sequential(new Linear(in, 2, GENERATOR), new Tanh()))
                    .reference((x, c) -> Arr.zip(ShapeRows.product(x[0], ShapeRows.transposed(x[1])), x[2], Double::sum)
                            .map(Math::tanh));
        }));
        rows.add(new OpCase("Perceptron", Perceptron.class, draw -> {
            int in = draw.whole(1, 4);
            Perceptron perceptron = new Perceptron(in);
            return new OpCase.Sample()
                    .in(draw.normal(draw.whole(1, 4), in))
                    .computes((x, c) -> perceptron.forward(x[0]))
                    .reference((x, c) -> Arr.zeros(x[0].shape[0], 1));
        }));
        rows.add(new OpCase("Residual", Residual.class, draw -> new OpCase.Sample()
                        .in(draw.normal(draw.shape()))
                        .layer(new Residual(new Tanh()))
                        .reference((x, c) -> x[0].map(v -> v + Math.tanh(v))))
                .fails(
                        "Residual: its layers turn (2, 3) into (2, 4), which cannot be added to the input; "
                                + "use layers that keep the shape.",
                        () -> new Residual(new Linear(3, 4, GENERATOR)).forward(Tensor.zeros(2, 3))));
    }

    private static void addPictures(List<OpCase> rows) {
        rows.add(new OpCase("Conv2d", Conv2d.class, draw -> {
                    int groups = draw.whole(1, 2);
                    int in = groups * draw.whole(1, 2);
                    int out = groups * draw.whole(1, 3);
                    int k = draw.whole(1, 3);
                    int stride = draw.whole(1, 2);
                    int padding = draw.whole(0, 2);
                    int dilation = draw.whole(1, 2);
                    return new OpCase.Sample()
                            .in(
                                    draw.normal(draw.whole(1, 2), in, draw.whole(5, 6), draw.whole(5, 6)),
                                    draw.normal(out, in / groups, k, k),
                                    draw.normal(out))
                            .layer(new Conv2d(in, out, k, stride, padding, dilation, groups, true, GENERATOR))
                            .reference((x, c) -> conv(x[0], x[1], x[2], stride, padding, dilation, groups));
                })
                .fails(
                        "Conv2d takes (batch, 3, height, width), but gets (2, 1, 8, 8).",
                        () -> new Conv2d(3, 4, 3, GENERATOR).forward(Tensor.zeros(2, 1, 8, 8))));
        // what a backend with a convolution of its own takes; that it takes it is for FusedKernelsTest and the checks
        // of
        // kernels
        rows.add(new OpCase("conv2d", Convolution.class, draw -> {
            int in = draw.whole(1, 3);
            int out = draw.whole(1, 3);
            int k = draw.whole(1, 3);
            int padding = draw.whole(0, k - 1);
            return new OpCase.Sample()
                    .in(
                            draw.normal(2, in, draw.whole(5, 6), draw.whole(5, 6)),
                            draw.normal(out, in, k, k),
                            draw.normal(out))
                    .layer(new Conv2d(in, out, k, 1, padding, GENERATOR))
                    .reference((x, c) -> conv(x[0], x[1], x[2], 1, padding, 1, 1));
        }));
        rows.add(pool("MaxPool2d", MaxPool2d.class, true));
        rows.add(pool("max_pool2d", Pooling.Max.class, true));
        rows.add(pool("AvgPool2d", AvgPool2d.class, false)
                .fails(
                        "AvgPool2d: the window of side 5 does not fit into (1, 1, 4, 4); use larger pictures, "
                                + "more padding or a smaller window.",
                        () -> new AvgPool2d(5).forward(Tensor.zeros(1, 1, 4, 4))));
    }

    private static Arr conv(Arr x, Arr w, Arr bias, int stride, int padding, int dilation, int groups) {
        int k = w.shape[2];
        int perGroup = w.shape[1];
        int outPerGroup = w.shape[0] / groups;
        int rows = (x.shape[2] + 2 * padding - dilation * (k - 1) - 1) / stride + 1;
        int columns = (x.shape[3] + 2 * padding - dilation * (k - 1) - 1) / stride + 1;
        return Arr.of(new int[] {x.shape[0], w.shape[0], rows, columns}, i -> {
            double sum = bias.at(i[1]);
            for (int ci = 0; ci < perGroup; ci++) {
                int channel = i[1] / outPerGroup * perGroup + ci;
                for (int u = 0; u < k; u++) {
                    for (int v = 0; v < k; v++) {
                        int row = i[2] * stride - padding + u * dilation;
                        int column = i[3] * stride - padding + v * dilation;
                        sum += pixel(x, i[0], channel, row, column, 0) * w.at(i[1], ci, u, v);
                    }
                }
            }
            return sum;
        });
    }

    private static double pixel(Arr x, int n, int channel, int row, int column, double border) {
        boolean inside = row >= 0 && row < x.shape[2] && column >= 0 && column < x.shape[3];
        return inside ? x.at(n, channel, row, column) : border;
    }

    private static OpCase pool(String name, Class<?> covers, boolean max) {
        return new OpCase(name, covers, draw -> {
            int k = draw.whole(2, 3);
            int stride = draw.whole(1, 3);
            int padding = draw.whole(0, 1);
            return new OpCase.Sample()
                    .in(draw.distinct(2, draw.whole(1, 2), draw.whole(4, 6), draw.whole(4, 6)))
                    .layer(max ? new MaxPool2d(k, stride, padding) : new AvgPool2d(k, stride, padding))
                    .reference((x, c) -> pooled(x[0], k, stride, padding, max));
        });
    }

    private static Arr pooled(Arr x, int k, int stride, int padding, boolean max) {
        int rows = (x.shape[2] + 2 * padding - k) / stride + 1;
        int columns = (x.shape[3] + 2 * padding - k) / stride + 1;
        return Arr.of(new int[] {x.shape[0], x.shape[1], rows, columns}, i -> {
            double best = max ? Double.NEGATIVE_INFINITY : 0;
            for (int u = 0; u < k; u++) {
                for (int v = 0; v < k; v++) {
                    double p = pixel(
                            x,
                            i[0],
                            i[1],
                            i[2] * stride - padding + u,
                            i[3] * stride - padding + v,
                            max ? Double.NEGATIVE_INFINITY : 0);
                    best = max ? Math.max(best, p) : best + p / (k * k);
                }
            }
            return best;
        });
    }

    private static void addNorms(List<OpCase> rows) {
        rows.add(new OpCase("LayerNorm", LayerNorm.class, draw -> {
            // of two values the normalized ones are always -1 and 1: their gradient is nothing but rounding
            int width = draw.whole(3, 7);
            return new OpCase.Sample()
                    .in(draw.values(2, draw.whole(1, 4), width), draw.normal(width), draw.normal(width))
                    .layer(new LayerNorm(width))
                    .reference((x, c) -> normalized(x[0], x[1], x[2], 0, 1));
        }));
        rows.add(new OpCase("GroupNorm", GroupNorm.class, draw -> {
                    int groups = draw.whole(1, 3);
                    int each = draw.whole(1, 2);
                    int width = draw.whole(3, 4);
                    int channels = groups * each;
                    return new OpCase.Sample()
                            .in(draw.values(2, 2, channels, width), draw.normal(channels), draw.normal(channels))
                            .layer(new GroupNorm(groups, channels))
                            .reference((x, c) -> grouped(x[0], x[1], x[2], groups));
                })
                .fails("GroupNorm: 5 channels cannot be 2 equal groups; choose a divisor.", () -> new GroupNorm(2, 5)));
        rows.add(new OpCase("BatchNorm1d", BatchNorm1d.class, draw -> {
                    int channels = draw.whole(1, 4);
                    return new OpCase.Sample()
                            .in(
                                    draw.values(2, draw.whole(3, 6), channels),
                                    draw.normal(channels),
                                    draw.normal(channels))
                            .layer(new BatchNorm1d(channels))
                            .reference((x, c) -> normalized(x[0], x[1], x[2], 1, 1));
                })
                .fails(
                        "BatchNorm1d in training needs more than one value per channel, but gets (1, 3); "
                                + "use a larger batch, or eval().",
                        () -> new BatchNorm1d(3).forward(Tensor.zeros(1, 3))));
        rows.add(new OpCase("BatchNorm2d", BatchNorm2d.class, draw -> {
            int channels = draw.whole(1, 3);
            return new OpCase.Sample()
                    .in(
                            draw.values(2, 2, channels, draw.whole(2, 3), draw.whole(2, 3)),
                            draw.normal(channels),
                            draw.normal(channels))
                    .layer(new BatchNorm2d(channels))
                    .reference((x, c) -> normalized(x[0], x[1], x[2], 1, 1));
        }));
        rows.add(new OpCase("BatchNorm2d in evaluation", BatchNorm2d.class, draw -> {
            int channels = draw.whole(1, 3);
            return new OpCase.Sample()
                    .in(draw.normal(2, channels, 2, 3), draw.normal(channels), draw.normal(channels))
                    .layer(new BatchNorm2d(channels).eval())
                    .reference((x, c) ->
                            Arr.of(x[0].shape, i -> x[0].at(i) / Math.sqrt(1 + 1e-5) * x[1].at(i[1]) + x[2].at(i[1])));
        }));
    }

    /**
     * Mean 0 and variance 1 over all elements that share the index along a dimension, then scaled and shifted along
     * another.
     */
    private static Arr normalized(Arr x, Arr weight, Arr bias, int shared, int scaled) {
        return normalized(x, weight, bias, x.shape[shared], i -> i[shared], scaled);
    }

    /** The same over the groups of channels of each example. */
    private static Arr grouped(Arr x, Arr weight, Arr bias, int groups) {
        int each = x.shape[1] / groups;
        return normalized(x, weight, bias, x.shape[0] * groups, i -> i[0] * groups + i[1] / each, 1);
    }

    private static Arr normalized(Arr x, Arr weight, Arr bias, int groups, ToIntFunction<int[]> groupOf, int scaled) {
        double[] mean = new double[groups];
        double[] variance = new double[groups];
        double count = (double) x.data.length / groups;
        for (int f = 0; f < x.data.length; f++) {
            mean[groupOf.applyAsInt(x.index(f))] += x.data[f] / count;
        }
        for (int f = 0; f < x.data.length; f++) {
            int group = groupOf.applyAsInt(x.index(f));
            double d = x.data[f] - mean[group];
            variance[group] += d * d / count;
        }
        return Arr.of(x.shape, i -> {
            int group = groupOf.applyAsInt(i);
            double value = (x.at(i) - mean[group]) / Math.sqrt(variance[group] + 1e-5);
            return value * weight.at(i[scaled]) + bias.at(i[scaled]);
        });
    }
}
