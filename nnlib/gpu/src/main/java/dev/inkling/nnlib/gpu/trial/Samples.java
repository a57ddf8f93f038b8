package dev.inkling.nnlib.gpu.trial;

import static dev.inkling.nnlib.compute.Backend.ADAM_FLUSH;

import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a device is tried with: every program, at sizes below, at and above those of its groups and tiles. */
final class Samples {
    /** Round a group of threads. */
    private static final int[] COUNTS = {1, 63, 64, 65, 1000};
    /** Rows, inner size and columns of products, round the tiles of all three ways. */
    private static final int[][] PRODUCTS = {
        {1, 1, 1}, {3, 5, 2}, {16, 15, 32}, {31, 16, 63}, {32, 17, 64}, {33, 48, 65}
    };
    /** Samples, channels, height and width, maps, kernel and padding of convolutions. */
    private static final int[][] PICTURES = {{2, 1, 9, 8, 16, 3, 0}, {2, 3, 9, 7, 5, 3, 1}, {3, 2, 12, 12, 4, 5, 2}};

    private static final float[] ADAM_NUMBERS = {0, 0.1f, 0.999f, 0.001f, 0.01f, 0.3f, 1e-8f, ADAM_FLUSH};

    private Samples() {}

    /** Those that no way to multiply has a part in. */
    static List<Sample> others() {
        List<Sample> all = new ArrayList<>();
        for (Primitive primitive : Primitive.values()) {
            if (primitive.operands() > 0) elementwise(primitive, all);
        }
        for (String name : List.of("sigmoid_backward", "tanh_backward", "bce", "bce_logits")) twoByName(name, all);
        for (String name : List.of("bce_backward", "bce_logits_backward")) threeByName(name, all);
        reductions(all);
        indices(all);
        rows(all);
        optimizers(all);
        for (int[] p : PICTURES) pictures(p, all);
        return all;
    }

    /** Those of products of matrices. */
    static List<Sample> products() {
        List<Sample> all = new ArrayList<>();
        for (int[] size : PRODUCTS) {
            int m = size[0];
            int k = size[1];
            int n = size[2];
            String of = " of " + m + "x" + k + " and " + k + "x" + n;
            all.add(Sample.of("product" + of, t -> Kernel.matmul(t.drawn(m, k), t.drawn(k, n), t.out(m, n), false)));
            all.add(Sample.of(
                    "product" + of + ", both lying down",
                    t -> Kernel.matmul(
                            t.drawn(k, m).transpose(0, 1), t.drawn(n, k).transpose(0, 1), t.out(m, n), false)));
            all.add(Sample.of(
                    "product" + of + ", added",
                    t -> Kernel.matmul(t.drawn(m, k), t.drawn(n, k).transpose(0, 1), t.changed(m, n), true)));
            all.add(Sample.of(
                    "layer" + of,
                    t -> Kernel.fused("linear", views(t.out(m, n)), views(t.drawn(m, k), t.drawn(n, k), t.drawn(n)))));
            all.add(rectifiedLayer("rectified layer" + of, m, k, n));
            all.add(gatedProduct("gated product" + of, m, k, n));
            all.add(summedProduct("product" + of + " with sums", m, k, n));
        }
        return all;
    }

    /** The bias and what is taken at least lie in one block, as one program reads both. */
    private static Sample rectifiedLayer(String name, int m, int k, int n) {
        return new Sample(
                name,
                t -> {
                    View out = t.out(m, n);
                    View[] in = views(t.drawn(m, k), t.drawn(n, k), t.drawn(n), t.drawn(1, 1));
                    return Kernel.fused("linear_max", views(out), in);
                },
                t -> {
                    View out = t.out(m, n);
                    View[] in = views(t.drawn(m, k), t.drawn(n, k), t.drawn(n));
                    View least = t.drawn(1, 1).expand(m, n);
                    return List.of(Kernel.fused("linear", views(out), in), Kernel.map(Primitive.MAX, out, out, least));
                });
    }

    private static Sample gatedProduct(String name, int m, int k, int n) {
        return new Sample(
                name,
                t -> {
                    View[] in = views(t.drawn(m, k), t.drawn(k, n), t.drawn(m, n));
                    return Kernel.fused("matmul_gate", views(t.out(m, n)), in);
                },
                t -> {
                    View[] in = views(t.drawn(m, k), t.drawn(k, n), t.drawn(m, n));
                    View out = t.out(m, n);
                    return List.of(
                            Kernel.matmul(in[0], in[1], out, false), Kernel.map(Primitive.GATE, out, out, in[2]));
                });
    }

    private static Sample summedProduct(String name, int m, int k, int n) {
        return new Sample(
                name,
                t -> {
                    View[] in = views(t.drawn(m, k), t.drawn(k, n));
                    View out = t.out(m, n);
                    View sums = t.out(1, m);
                    return Kernel.fused("matmul_sums", views(out, sums), in);
                },
                t -> {
                    View[] in = views(t.drawn(m, k), t.drawn(k, n));
                    View out = t.out(m, n);
                    View sums = t.out(1, m);
                    return List.of(
                            Kernel.matmul(in[0], in[1], out, false),
                            Kernel.reduce(Primitive.SUM, in[0], sums.reshape(m, 1), false));
                });
    }

    private static void elementwise(Primitive primitive, List<Sample> all) {
        String name = primitive.name().toLowerCase(java.util.Locale.ROOT);
        for (int count : COUNTS) {
            all.add(Sample.of(
                    name + " of " + count, t -> Kernel.map(primitive, t.out(count), in(t, primitive, count))));
        }
        all.add(Sample.of(name + ", turned", t -> {
            View[] in = in(t, primitive, 7, 5, 9);
            for (int i = 0; i < in.length; i++) in[i] = in[i].transpose(0, 2);
            return Kernel.map(primitive, t.out(9, 5, 7), in);
        }));
        for (int over = 1; over < 1 << primitive.operands(); over++) {
            int places = over;
            for (boolean turned : new boolean[] {false, true}) {
                all.add(Sample.of(name + " in place", t -> {
                    View out = isAboveZero(primitive) ? t.changedChances(11, 13) : t.changed(11, 13);
                    View[] in = in(t, primitive, 11, 13);
                    for (int i = 0; i < in.length; i++) if ((places >> i & 1) == 1) in[i] = out;
                    if (!turned) return Kernel.map(primitive, out, in);
                    for (int i = 0; i < in.length; i++) in[i] = in[i].transpose(0, 1);
                    return Kernel.map(primitive, out.transpose(0, 1), in);
                }));
            }
        }
    }

    private static View[] in(TrialMemory t, Primitive primitive, int... shape) {
        View[] in = new View[primitive.operands()];
        for (int i = 0; i < in.length; i++) {
            in[i] = isAboveZero(primitive) ? t.chances(shape) : t.drawn(shape);
        }
        return in;
    }

    private static boolean isAboveZero(Primitive primitive) {
        return switch (primitive) {
            case SQRT, LOG, LOG1P, POW, DIV -> true;
            default -> false;
        };
    }

    private static void twoByName(String name, List<Sample> all) {
        boolean chance = name.equals("bce");
        for (int count : COUNTS) {
            all.add(Sample.of(name + " of " + count, t -> {
                View first = chance ? t.chances(count) : t.drawn(count);
                View second = name.startsWith("bce") ? t.numbers(2, count) : t.drawn(count);
                return Kernel.fused(name, views(t.out(count)), views(first, second));
            }));
        }
    }

    private static void threeByName(String name, List<Sample> all) {
        boolean chance = name.equals("bce_backward");
        for (int count : COUNTS) {
            all.add(Sample.of(name + " of " + count, t -> {
                View up = t.drawn(count);
                View output = chance ? t.chances(count) : t.drawn(count);
                return Kernel.fused(name, views(t.out(count)), views(up, output, t.numbers(2, count)));
            }));
        }
    }

    private static void reductions(List<Sample> all) {
        Primitive[] kinds = {Primitive.SUM, Primitive.LARGEST, Primitive.SMALLEST};
        for (Primitive kind : kinds) {
            String name = kind.name().toLowerCase(java.util.Locale.ROOT);
            for (int count : new int[] {1, 127, 128, 129, 1000}) {
                all.add(Sample.of(
                        name + " of rows of " + count,
                        t -> Kernel.reduce(kind, t.drawn(5, count), t.out(5, 1), false)));
                all.add(Sample.of(
                        name + " of columns of " + count,
                        t -> Kernel.reduce(kind, t.drawn(count, 3), t.out(1, 3), false)));
            }
        }
        all.add(Sample.of("sum, added", t -> Kernel.reduce(Primitive.SUM, t.drawn(9, 70), t.changed(9, 1), true)));
        all.add(Sample.of("largest place", t -> Kernel.arg(Primitive.ARG_LARGEST, 1, t.drawn(65, 10), t.out(65, 1))));
        all.add(Sample.of("smallest place", t -> Kernel.arg(Primitive.ARG_SMALLEST, 0, t.drawn(10, 65), t.out(1, 65))));
        all.add(Sample.of(
                "products of stacks", t -> Kernel.matmul(t.drawn(3, 5, 7), t.drawn(3, 7, 6), t.out(3, 5, 6), false)));
        all.add(Sample.of("windows that overlap", t -> {
            View out = t.zeros(40);
            View windows = new View(out.storage, out.offset, new int[] {19, 4}, new int[] {2, 1});
            return Kernel.accumulate(t.drawn(19, 4), windows);
        }));
    }

    private static void indices(List<Sample> all) {
        for (int count : COUNTS) {
            all.add(Sample.of(
                    "gather of " + count,
                    t -> Kernel.gather(
                            0, t.drawn(50, 3), t.numbers(50, count, 1).expand(count, 3), t.out(count, 3))));
            all.add(Sample.of(
                    "scatter of " + count,
                    t -> Kernel.scatterAdd(0, t.drawn(count), t.numbers(7, count), t.changed(7))));
            all.add(Sample.of(
                    "uniform numbers, " + count,
                    t -> Kernel.random(Primitive.UNIFORM, new long[] {42, count}, t.out(count))));
        }
    }

    private static void rows(List<Sample> all) {
        int[][] sizes = {{1, 2}, {5, 10}, {64, 63}, {65, 65}, {3, 300}};
        for (int[] size : sizes) {
            String of = " of " + size[0] + "x" + size[1];
            all.add(Sample.of(
                    "log-softmax" + of, t -> Kernel.fused("log_softmax", views(t.out(size)), views(t.drawn(size)))));
            all.add(Sample.of(
                    "gradient of log-softmax" + of,
                    t -> Kernel.fused(
                            "log_softmax_backward", views(t.out(size)), views(t.drawn(size), t.drawn(size)))));
            all.add(Sample.of("cross-entropy" + of, t -> {
                View logits = t.drawn(size);
                View classes = t.numbers(size[1], size[0], 1);
                return Kernel.fused("cross_entropy", views(t.out(size[0], 1), t.out(size)), views(logits, classes));
            }));
            all.add(Sample.of("gradient of cross-entropy" + of, t -> {
                View up = t.drawn(size[0], 1);
                View logs = t.drawn(size);
                View classes = t.numbers(size[1], size[0], 1);
                return Kernel.fused("cross_entropy_backward", views(t.out(size)), views(up, logs, classes));
            }));
        }
    }

    private static void optimizers(List<Sample> all) {
        for (int count : COUNTS) {
            all.add(Sample.of("sgd of " + count, t -> {
                View p = t.changed(count);
                View rate = t.input(new float[] {0.3f}, 1);
                return Kernel.fused("sgd", views(p), views(p, t.drawn(count), rate));
            }));
            all.add(Sample.of("adam of " + count, t -> {
                View p = t.changed(count);
                View m = t.zeros(count);
                View v = t.zeros(count);
                View numbers = t.input(ADAM_NUMBERS.clone(), ADAM_NUMBERS.length);
                return Kernel.fused("adam", views(p, m, v), views(p, m, v, t.drawn(count), numbers));
            }));
        }
    }

    private static void pictures(int[] p, List<Sample> all) {
        int n = p[0];
        int channels = p[1];
        int maps = p[4];
        int k = p[5];
        int padding = p[6];
        int[] x = {n, channels, p[2], p[3]};
        int[] w = {maps, channels, k, k};
        int[] y = {n, maps, p[2] + 2 * padding - k + 1, p[3] + 2 * padding - k + 1};
        String of = " of " + Arrays.toString(x) + " by " + k;
        all.add(Sample.of(
                "convolution" + of,
                t -> Kernel.fused(
                        "conv2d", views(t.out(y)), views(t.drawn(x), t.drawn(w), t.drawn(maps)), padding, 1)));
        all.add(Sample.of(
                "gradient of a convolution's kernels" + of,
                t -> Kernel.fused("conv2d_weight", views(t.out(w)), views(t.drawn(x), t.drawn(y)), padding, 1)));
        all.add(Sample.of(
                "gradient of a convolution's pictures" + of,
                t -> Kernel.fused("conv2d_input", views(t.out(x)), views(t.drawn(w), t.drawn(y)), padding, 1)));
        int high = x[2] / 2;
        int wide = x[3] / 2;
        int[] half = {n, channels, high, wide};
        all.add(Sample.of(
                "pooling" + of,
                t -> Kernel.fused("max_pool2d", views(t.out(half), t.out(half)), views(t.drawn(x)), 2, 2, 0)));
        int[] planes = {n, channels, x[2] * x[3]};
        int[] windows = {n, channels, high * wide};
        float[] corners = corners(n * channels, high, wide, x[3]);
        all.add(Sample.of("gradient of pooling" + of, t -> {
            View[] in = views(t.drawn(windows), t.input(corners, windows));
            return Kernel.fused("max_pool2d_backward", views(t.zeros(planes)), in);
        }));
        all.add(Sample.of("gated gradient of pooling" + of, t -> {
            View[] in = views(t.drawn(windows), t.input(corners, windows), t.drawn(planes));
            return Kernel.fused("max_pool2d_backward_gate", views(t.zeros(planes)), in);
        }));
    }

    /** A place in each window of two by two: its first, second, third or fourth in turns. */
    private static float[] corners(int planes, int high, int wide, int width) {
        float[] places = new float[planes * high * wide];
        for (int i = 0; i < places.length; i++) {
            int y = i / wide % high;
            int x = i % wide;
            places[i] = (2 * y + i / 2 % 2) * width + 2 * x + i % 2;
        }
        return places;
    }

    private static View[] views(View... views) {
        return views;
    }
}
