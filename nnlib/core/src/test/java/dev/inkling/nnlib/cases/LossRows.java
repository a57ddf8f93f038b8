package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.loss.BCE;
import dev.inkling.nnlib.loss.BCEWithLogits;
import dev.inkling.nnlib.loss.BinaryFocal;
import dev.inkling.nnlib.loss.Contrastive;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.loss.Dice;
import dev.inkling.nnlib.loss.Focal;
import dev.inkling.nnlib.loss.Hinge;
import dev.inkling.nnlib.loss.Huber;
import dev.inkling.nnlib.loss.KLDiv;
import dev.inkling.nnlib.loss.LogCosh;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.loss.MAE;
import dev.inkling.nnlib.loss.MSE;
import dev.inkling.nnlib.loss.MarginRanking;
import dev.inkling.nnlib.loss.MultiMargin;
import dev.inkling.nnlib.loss.NLL;
import dev.inkling.nnlib.loss.Reduction;
import dev.inkling.nnlib.loss.SmoothL1;
import dev.inkling.nnlib.loss.TripletMargin;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Rows of losses. */
final class LossRows {
    private LossRows() {}

    /** Draws outputs and targets of one shape. */
    private enum Kind {
        REAL,
        PROBABILITY,
        LOGIT,
        SIGN
    }

    static List<OpCase> rows() {
        List<OpCase> rows = new ArrayList<>();
        rows.add(each("MSE", new MSE(), Kind.REAL, (x, t) -> (x - t) * (x - t))
                .fails("MSE: the output is (5, 4), but the target is (5,); give both the same shape.", () -> new MSE()
                        .of(Tensor.zeros(5, 4), Tensor.zeros(5))));
        rows.add(each("MAE", new MAE(), Kind.REAL, (x, t) -> Math.abs(x - t)));
        rows.add(each("Huber", new Huber(0.75), Kind.REAL, (x, t) -> huber(x - t, 0.75)));
        rows.add(each("SmoothL1", new SmoothL1(0.5), Kind.REAL, (x, t) -> huber(x - t, 0.5) / 0.5));
        rows.add(each("LogCosh", new LogCosh(), Kind.REAL, (x, t) -> Math.log(Math.cosh(x - t))));
        rows.add(each("BCE", new BCE(), Kind.PROBABILITY, (x, t) -> -t * Math.log(x) - (1 - t) * Math.log(1 - x)));
        rows.add(each("BCEWithLogits", new BCEWithLogits(), Kind.LOGIT, LossRows::logits));
        rows.add(each("Hinge", new Hinge(), Kind.SIGN, (x, t) -> Math.max(0, 1 - t * x)));
        rows.add(each("KLDiv", new KLDiv(), Kind.PROBABILITY, (x, t) -> t * (Math.log(t) - x)));
        rows.add(each("BinaryFocal", new BinaryFocal(2, 0.25), Kind.LOGIT, (x, t) -> {
            double p = 1 / (1 + Math.exp(-x));
            double wrong = p * (1 - t) + (1 - p) * t;
            return (0.25 * t + 0.75 * (1 - t)) * wrong * wrong * logits(x, t);
        }));
        rows.addAll(classRows());
        rows.addAll(rowRows());
        return rows;
    }

    private static double huber(double d, double delta) {
        double size = Math.abs(d);
        return size <= delta ? d * d / 2 : delta * (size - delta / 2);
    }

    private static double logits(double x, double t) {
        return (1 - t) * x + Math.log1p(Math.exp(-x));
    }

    /** A loss of each element by itself: its mean, on drawn outputs and targets. */
    private static OpCase each(String name, Loss loss, Kind kind, DoubleBinaryOperator reference) {
        return new OpCase(name, loss.getClass(), draw -> {
            int[] shape = draw.shape();
            boolean probability = kind == Kind.PROBABILITY;
            Arr x = probability ? draw.between(0.05, 0.95, shape) : draw.normal(shape);
            Arr t = kind == Kind.REAL
                    ? draw.values(2, shape)
                    : kind == Kind.SIGN ? draw.signs(shape) : draw.between(0.05, 0.95, shape);
            return new OpCase.Sample()
                    .in(x)
                    .constants(t)
                    .computes((in, c) -> loss.of(in[0], c[0]))
                    .reference((in, c) -> Arr.zip(in[0], c[0], reference).mean());
        });
    }

    private static List<OpCase> classRows() {
        List<OpCase> rows = new ArrayList<>();
        rows.add(new OpCase("CrossEntropy", CrossEntropy.class, draw -> {
                    int classes = draw.whole(2, 5);
                    int n = draw.whole(2, 6);
                    Arr weights = draw.between(0.2, 2, classes);
                    return new OpCase.Sample()
                            .in(draw.values(2, n, classes))
                            .constants(draw.wholes(classes, n), weights)
                            .computes((in, c) -> new CrossEntropy()
                                    .weight(c[1])
                                    .labelSmoothing(0.2)
                                    .of(in[0], c[0]))
                            .reference((in, c) -> crossEntropy(in[0], c[0], c[1], (float) 0.2));
                })
                .fails(
                        "CrossEntropy: outputs of shape (4, 3) need class numbers of shape (4,), but the target is (4, 2).",
                        () -> new CrossEntropy().of(Tensor.zeros(4, 3), Tensor.zeros(4, 2))));
        rows.add(new OpCase("CrossEntropy of probabilities", CrossEntropy.class, draw -> {
            int classes = draw.whole(2, 5);
            int n = draw.whole(2, 6);
            return new OpCase.Sample()
                    .in(draw.values(2, n, classes))
                    .constants(draw.probabilities(n, classes))
                    .computes((in, c) ->
                            new CrossEntropy().reduction(Reduction.SUM).of(in[0], c[0]))
                    .reference((in, c) -> Arr.scalar(-Arr.zip(ShapeRows.softmax(in[0]), c[0], (p, t) -> t * Math.log(p))
                            .sum()));
        }));
        rows.add(new OpCase("NLL", NLL.class, draw -> {
            int classes = draw.whole(2, 5);
            int n = draw.whole(3, 6);
            Arr targets = draw.wholes(classes, n);
            targets.data[0] = 0;
            targets.data[1] = 1;
            return new OpCase.Sample()
                    .in(draw.normal(n, classes))
                    .constants(targets)
                    .computes((in, c) -> new NLL().ignore(1).of(in[0], c[0]))
                    .reference((in, c) -> nll(in[0], c[0]));
        }));
        rows.add(new OpCase("Focal", Focal.class, draw -> {
            int classes = draw.whole(2, 5);
            int n = draw.whole(2, 6);
            return new OpCase.Sample()
                    .in(draw.normal(n, classes))
                    .constants(draw.wholes(classes, n))
                    .computes((in, c) -> new Focal(1.5, 0.5).of(in[0], c[0]))
                    .reference((in, c) -> {
                        Arr p = ShapeRows.softmax(in[0]);
                        return Arr.of(new int[] {n}, i -> focal(p.at(i[0], (int) c[0].at(i[0]))))
                                .mean();
                    });
        }));
        rows.add(new OpCase("MultiMargin", MultiMargin.class, draw -> {
                    int classes = draw.whole(2, 5);
                    int n = draw.whole(2, 6);
                    int p = draw.whole(1, 2);
                    return new OpCase.Sample()
                            .in(draw.normal(n, classes))
                            .constants(draw.wholes(classes, n))
                            .computes((in, c) -> new MultiMargin(0.75, p).of(in[0], c[0]))
                            .reference((in, c) -> Arr.of(
                                            new int[] {n}, i -> multiMargin(in[0], i[0], (int) c[0].at(i[0]), p))
                                    .mean());
                })
                .fails("MultiMargin: p is 3, but must be 1 or 2.", () -> new MultiMargin(1, 3)));
        return rows;
    }

    private static double focal(double p) {
        return -0.5 * Math.pow(1 - p, 1.5) * Math.log(p);
    }

    private static double multiMargin(Arr x, int row, int truth, int p) {
        double sum = 0;
        for (int j = 0; j < x.shape[1]; j++) {
            double lacking = Math.max(0, 0.75 - x.at(row, truth) + x.at(row, j));
            sum += j == truth ? 0 : Math.pow(lacking, p);
        }
        return sum / x.shape[1];
    }

    private static Arr crossEntropy(Arr x, Arr target, Arr weights, double smoothing) {
        Arr p = ShapeRows.softmax(x);
        double sum = 0;
        double counts = 0;
        for (int i = 0; i < x.shape[0]; i++) {
            int truth = (int) target.at(i);
            double spread = 0;
            for (int j = 0; j < x.shape[1]; j++) {
                spread -= weights.at(j) * Math.log(p.at(i, j)) / x.shape[1];
            }
            sum += -(1 - smoothing) * weights.at(truth) * Math.log(p.at(i, truth)) + smoothing * spread;
            counts += weights.at(truth);
        }
        return Arr.scalar(sum / counts);
    }

    private static Arr nll(Arr x, Arr target) {
        double sum = 0;
        int counted = 0;
        for (int i = 0; i < x.shape[0]; i++) {
            if (target.at(i) != 1) {
                sum -= x.at(i, (int) target.at(i));
                counted++;
            }
        }
        return Arr.scalar(sum / counted);
    }

    private static List<OpCase> rowRows() {
        List<OpCase> rows = new ArrayList<>();
        rows.add(new OpCase("Dice", Dice.class, draw -> {
            int[] shape = draw.shape(3);
            return new OpCase.Sample()
                    .in(draw.between(0, 1, shape))
                    .constants(draw.wholes(2, shape))
                    .computes((in, c) -> new Dice(0.5).of(in[0], c[0]))
                    .reference((in, c) -> Arr.of(new int[] {shape[0]}, i -> dice(in[0], c[0], i[0]))
                            .mean());
        }));
        rows.add(new OpCase("TripletMargin", TripletMargin.class, draw -> {
            int[] shape = draw.shape(2);
            return new OpCase.Sample()
                    .in(draw.normal(shape), draw.normal(shape), draw.normal(shape))
                    .computes((in, c) -> new TripletMargin(1.5).of(in[0], in[1], in[2]))
                    .reference((in, c) -> Arr.of(new int[] {shape[0]}, i -> {
                                double near = distance(in[0], in[1], i[0], (float) 1e-6);
                                double far = distance(in[0], in[2], i[0], (float) 1e-6);
                                return Math.max(0, near - far + 1.5);
                            })
                            .mean());
        }));
        rows.add(new OpCase("Contrastive", Contrastive.class, draw -> {
            int[] shape = draw.shape(2);
            return new OpCase.Sample()
                    .in(draw.normal(shape), draw.normal(shape))
                    .constants(draw.wholes(2, shape[0]))
                    .computes((in, c) -> new Contrastive(2).of(in[0], in[1], c[0]))
                    .reference((in, c) -> Arr.of(new int[] {shape[0]}, i -> {
                                double d = distance(in[0], in[1], i[0], 0);
                                double gap = Math.max(0, 2 - d);
                                return c[0].at(i) * d * d + (1 - c[0].at(i)) * gap * gap;
                            })
                            .mean());
        }));
        rows.add(new OpCase("MarginRanking", MarginRanking.class, draw -> {
            int n = draw.whole(1, 6);
            return new OpCase.Sample()
                    .in(draw.normal(n), draw.normal(n))
                    .constants(draw.signs(n))
                    .computes((in, c) -> new MarginRanking(0.5).of(in[0], in[1], c[0]))
                    .reference((in, c) -> Arr.of(
                                    new int[] {n}, i -> Math.max(0, -c[0].at(i) * (in[0].at(i) - in[1].at(i)) + 0.5))
                            .mean());
        }));
        return rows;
    }

    private static double dice(Arr x, Arr t, int row) {
        double overlap = 0;
        double all = 0;
        for (int a = 0; a < x.shape[1]; a++) {
            for (int b = 0; b < x.shape[2]; b++) {
                overlap += x.at(row, a, b) * t.at(row, a, b);
                all += x.at(row, a, b) + t.at(row, a, b);
            }
        }
        return 1 - (2 * overlap + 0.5) / (all + 0.5);
    }

    private static double distance(Arr a, Arr b, int row, double eps) {
        double squares = 0;
        for (int j = 0; j < a.shape[1]; j++) {
            double d = a.at(row, j) - b.at(row, j) + eps;
            squares += d * d;
        }
        return Math.sqrt(squares);
    }
}
