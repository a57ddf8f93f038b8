package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.autograd.Indexing;
import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.autograd.Products;
import dev.inkling.nnlib.autograd.Recompute;
import dev.inkling.nnlib.autograd.Reductions;
import dev.inkling.nnlib.autograd.Shaping;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of operations that move, join, pick, multiply matrices or make one value of many. */
final class ShapeRows {
    private ShapeRows() {}

    static List<OpCase> rows() {
        List<OpCase> rows = new ArrayList<>();
        addViews(rows);
        addProducts(rows);
        addReductions(rows);
        addPicks(rows);
        return rows;
    }

    private static OpCase row(
            String name, Class<?> covers, int rank, OpCase.Computes computes, OpCase.Reference reference) {
        return new OpCase(name, covers, draw -> new OpCase.Sample()
                .in(draw.distinct(draw.shape(rank)))
                .computes(computes)
                .reference(reference));
    }

    private static void addViews(List<OpCase> rows) {
        rows.add(row(
                "permute",
                Shaping.Permute.class,
                3,
                (in, c) -> in[0].permute(2, 0, 1).mul(1),
                (in, c) -> {
                    int[] s = in[0].shape;
                    return Arr.of(new int[] {s[2], s[0], s[1]}, i -> in[0].at(i[1], i[2], i[0]));
                }));
        rows.add(row("reshape", Shaping.Reshape.class, 3, (in, c) -> in[0].reshape(-1, in[0].size(0)), (in, c) -> {
            int first = in[0].shape[0];
            return in[0].reshape(in[0].data.length / first, first);
        }));
        rows.add(row(
                "expand", Shaping.Expand.class, 2, (in, c) -> in[0].unsqueeze(1).expand(2, -1, 3, -1), (in, c) -> {
                    int[] s = in[0].shape;
                    return Arr.of(new int[] {2, s[0], 3, s[1]}, i -> in[0].at(i[1], i[3]));
                }));
        rows.add(row("slice", Shaping.Slice.class, 2, (in, c) -> in[0].slice(1, 1, 9, 2), (in, c) -> {
            int[] s = in[0].shape;
            return Arr.of(new int[] {s[0], s[1] / 2}, i -> in[0].at(i[0], 1 + 2 * i[1]));
        }));
        rows.add(row("copy", Shaping.Copy.class, 2, (in, c) -> in[0].copy(), (in, c) -> in[0]));
        rows.add(row("pad", Shaping.Pad.class, 3, (in, c) -> in[0].pad(2, 0.5f), (in, c) -> {
            int[] s = in[0].shape;
            return Arr.of(new int[] {s[0], s[1] + 4, s[2] + 4}, i -> {
                boolean inside = i[1] >= 2 && i[1] < s[1] + 2 && i[2] >= 2 && i[2] < s[2] + 2;
                return inside ? in[0].at(i[0], i[1] - 2, i[2] - 2) : 0.5;
            });
        }));
        rows.add(row(
                "cat", Shaping.Cat.class, 2, (in, c) -> Tensor.cat(Arrays.asList(in[0], in[0].mul(2)), 1), (in, c) -> {
                    int[] s = in[0].shape;
                    return Arr.of(
                            new int[] {s[0], 2 * s[1]},
                            i -> i[1] < s[1] ? in[0].at(i) : 2 * in[0].at(i[0], i[1] - s[1]));
                }));
        rows.add(new OpCase("windows", Shaping.Windows.class, draw -> {
            int dilation = draw.whole(1, 2);
            int stride = draw.whole(1, 3);
            return new OpCase.Sample()
                    .in(draw.normal(draw.whole(1, 3), draw.whole(5, 8), draw.whole(5, 8)))
                    .computes((in, c) -> in[0].windows(3, 2, stride, dilation).mul(1))
                    .reference((in, c) -> windows(in[0], 3, 2, stride, dilation));
        }));
    }

    private static Arr windows(Arr x, int kh, int kw, int stride, int dilation) {
        int rows = (x.shape[1] - dilation * (kh - 1) - 1) / stride + 1;
        int columns = (x.shape[2] - dilation * (kw - 1) - 1) / stride + 1;
        return Arr.of(
                new int[] {x.shape[0], rows, columns, kh, kw},
                i -> x.at(i[0], i[1] * stride + i[3] * dilation, i[2] * stride + i[4] * dilation));
    }

    private static void addProducts(List<OpCase> rows) {
        rows.add(new OpCase("matmul", Products.MatMul.class, draw -> {
                    int[] s = draw.shape(3);
                    return new OpCase.Sample()
                            .in(draw.normal(s), draw.normal(s[2], draw.whole(2, 5)))
                            .computes((in, c) -> in[0].matmul(in[1]))
                            .reference((in, c) -> product(in[0], in[1]));
                })
                .fails(
                        "matmul: (100, 784) x (500, 784): inner sizes 784 and 500 differ; transpose the second?",
                        () -> Tensor.zeros(100, 784).matmul(Tensor.zeros(500, 784))));
        rows.add(new OpCase("linear", Products.Linear.class, draw -> {
            int in1 = draw.whole(1, 9);
            int out = draw.whole(1, 9);
            return new OpCase.Sample()
                    .in(draw.normal(draw.whole(1, 9), in1), draw.normal(out, in1), draw.normal(out))
                    .computes((in, c) -> LayerRows.linear(in[0], in[1], in[2]))
                    .reference((in, c) -> Arr.zip(product(in[0], transposed(in[1])), in[2], Double::sum));
        }));
        rows.add(new OpCase("recompute", Recompute.class, draw -> new OpCase.Sample()
                .in(draw.normal(draw.shape()))
                .computes((in, c) -> Recompute.of(x -> x.exp().mul(x), in[0]))
                .reference((in, c) -> in[0].map(x -> Math.exp(x) * x))));
    }

    static Arr transposed(Arr x) {
        return Arr.of(new int[] {x.shape[1], x.shape[0]}, i -> x.at(i[1], i[0]));
    }

    /** (..., m, k) x (k, n). */
    static Arr product(Arr a, Arr b) {
        int rank = a.rank();
        int[] shape = a.shape.clone();
        shape[rank - 1] = b.shape[1];
        return Arr.of(shape, i -> {
            double sum = 0;
            int[] at = i.clone();
            for (int k = 0; k < b.shape[0]; k++) {
                at[rank - 1] = k;
                sum += a.at(at) * b.at(k, i[rank - 1]);
            }
            return sum;
        });
    }

    private static void addReductions(List<OpCase> rows) {
        rows.add(row("sum", Reductions.Sum.class, 3, (in, c) -> in[0].sum(0, 2), (in, c) -> {
            int[] s = in[0].shape;
            return Arr.of(new int[] {s[1]}, i -> total(in[0], i[0]));
        }));
        rows.add(row("max", Reductions.Extreme.class, 2, (in, c) -> in[0].max(1), (in, c) -> extreme(in[0], 1)));
        rows.add(row("min", Reductions.Extreme.class, 2, (in, c) -> in[0].min(1), (in, c) -> extreme(in[0], -1)));
        rows.add(row("norm", Reductions.Norm.class, 2, (in, c) -> in[0].norm(1), (in, c) -> {
            int[] s = in[0].shape;
            return Arr.of(new int[] {s[0]}, i -> {
                double squares = 0;
                for (int j = 0; j < s[1]; j++) {
                    squares += in[0].at(i[0], j) * in[0].at(i[0], j);
                }
                return Math.sqrt(squares);
            });
        }));
        rows.add(row("softmax", Reductions.Softmax.class, 2, (in, c) -> in[0].softmax(1), (in, c) -> softmax(in[0])));
        rows.add(row("log-softmax", Reductions.LogSoftmax.class, 2, (in, c) -> in[0].logSoftmax(-1), (in, c) -> softmax(
                        in[0])
                .map(Math::log)));
        rows.add(new OpCase("cross-entropy", Reductions.CrossEntropy.class, draw -> {
            int classes = draw.whole(2, 5);
            int n = draw.whole(2, 6);
            return new OpCase.Sample()
                    .in(draw.values(2, n, classes))
                    .constants(draw.wholes(classes, n, 1))
                    .computes((in, c) -> Op.apply(new Reductions.CrossEntropy(in[0], 1, c[0])))
                    .reference((in, c) -> {
                        Arr p = softmax(in[0]);
                        return Arr.of(new int[] {n, 1}, i -> -Math.log(p.at(i[0], (int) c[0].at(i[0], 0))));
                    });
        }));
    }

    private static double total(Arr x, int middle) {
        double sum = 0;
        for (int a = 0; a < x.shape[0]; a++) {
            for (int b = 0; b < x.shape[2]; b++) {
                sum += x.at(a, middle, b);
            }
        }
        return sum;
    }

    private static Arr extreme(Arr x, int sign) {
        return Arr.of(new int[] {x.shape[0]}, i -> {
            double best = x.at(i[0], 0);
            for (int j = 1; j < x.shape[1]; j++) {
                best = sign * x.at(i[0], j) > sign * best ? x.at(i[0], j) : best;
            }
            return best;
        });
    }

    /** Over dimension 1 of a matrix. */
    static Arr softmax(Arr x) {
        return Arr.of(x.shape, i -> {
            double sum = 0;
            for (int j = 0; j < x.shape[1]; j++) {
                sum += Math.exp(x.at(i[0], j) - x.at(i));
            }
            return 1 / sum;
        });
    }

    private static void addPicks(List<OpCase> rows) {
        rows.add(new OpCase("gather", Indexing.Gather.class, draw -> {
            int[] s = draw.shape(2);
            return new OpCase.Sample()
                    .in(draw.normal(s))
                    .constants(draw.wholes(s[1], s[0], 3))
                    .computes((in, c) -> in[0].gather(1, c[0]))
                    .reference((in, c) -> Arr.of(c[0].shape, i -> in[0].at(i[0], (int) c[0].at(i))));
        }));
        rows.add(new OpCase("index-select", Indexing.Gather.class, draw -> {
            int[] s = draw.shape(2);
            return new OpCase.Sample()
                    .in(draw.normal(s))
                    .constants(draw.wholes(s[0], 4))
                    .computes((in, c) -> in[0].indexSelect(0, c[0]))
                    .reference((in, c) -> Arr.of(new int[] {4, s[1]}, i -> in[0].at((int) c[0].at(i[0]), i[1])));
        }));
    }
}
