package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a net with two inputs makes of a square of the plane: its answer at each point of a grid, what each hidden
 * neuron makes of it, and where the first layer's neurons cut. One pass over the grid gives all of them.
 */
public final class Boundary {
    /**
     * Where a neuron of the first layer changes its mind: the points with a x + b y + c = 0.
     *
     * @param a weight of x
     * @param b weight of y
     * @param c bias
     */
    public record Cut(double a, double b, double c) {}

    private final int side;
    private final double min;
    private final double max;
    private final float[] answer;
    private final List<List<float[]>> hidden;
    private final List<Cut> cuts;
    private final double[] influence;

    private Boundary(
            int side,
            double min,
            double max,
            float[] answer,
            List<List<float[]>> hidden,
            List<Cut> cuts,
            double[] influence) {
        this.side = side;
        this.min = min;
        this.max = max;
        this.answer = answer;
        this.hidden = hidden;
        this.cuts = cuts;
        this.influence = influence;
    }

    /**
     * Looks at the square from {@code min} to {@code max} in both directions at {@code side} times {@code side} points.
     *
     * @param scoring how the output is read; a logit is turned into a probability
     */
    @SuppressWarnings("try") // the guard is closed, never read
    public static Boundary of(Sequential model, Scoring scoring, double min, double max, int side) {
        boolean training = model.isTraining();
        model.eval();
        try (NoGrad off = NoGrad.on()) {
            return look(model, scoring, min, max, side);
        } finally {
            model.train(training);
        }
    }

    private static Boundary look(Sequential model, Scoring scoring, double min, double max, int side) {
        float[] points = new float[2 * side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int at = 2 * (row * side + column);
                points[at] = (float) (min + (max - min) * (column + 0.5) / side);
                points[at + 1] = (float) (min + (max - min) * (row + 0.5) / side);
            }
        }
        Tensor x = Tensor.wrap(model.device(), points, side * side, 2);
        List<List<float[]>> hidden = new ArrayList<>();
        List<Cut> cuts = new ArrayList<>();
        double[] influence = {};
        for (int i = 0; i < model.size(); i++) {
            Module layer = model.get(i);
            if (layer instanceof Linear next && !cuts.isEmpty() && influence.length == 0) {
                influence = influence(next, hidden.get(hidden.size() - 1));
            }
            x = layer.forward(x);
            if (layer instanceof Linear linear && cuts.isEmpty()) {
                cuts = cuts(linear);
            }
            boolean beforeNext = i + 1 < model.size() && model.get(i + 1) instanceof Linear;
            if (beforeNext) {
                hidden.add(maps(x, side));
            }
        }
        float[] answer = new float[side * side];
        float[] out = x.toArray();
        int width = out.length / answer.length;
        for (int i = 0; i < answer.length; i++) {
            answer[i] = (float) scoring.probability(out, i * width, width, 1);
        }
        return new Boundary(side, min, max, answer, hidden, cuts, Arrays.copyOf(influence, cuts.size()));
    }

    private static List<Cut> cuts(Linear layer) {
        float[] weight = layer.weight().toArray();
        float[] bias =
                layer.bias() == null ? new float[layer.out()] : layer.bias().toArray();
        List<Cut> cuts = new ArrayList<>();
        for (int unit = 0; unit < bias.length && layer.in() == 2; unit++) {
            cuts.add(new Cut(weight[2 * unit], weight[2 * unit + 1], bias[unit]));
        }
        return cuts;
    }

    /** How far each neuron of a layer moves the next one: by how much it varies over the square, times its weights. */
    private static double[] influence(Linear next, List<float[]> maps) {
        float[] weight = next.weight().toArray();
        double[] influence = new double[maps.size()];
        for (int unit = 0; unit < influence.length && next.in() == influence.length; unit++) {
            double weights = 0;
            for (int to = 0; to < next.out(); to++) {
                double w = weight[to * next.in() + unit];
                weights += w * w;
            }
            influence[unit] = Math.sqrt(weights * variance(maps.get(unit)));
        }
        return influence;
    }

    private static double variance(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / (double) values.length;
        }
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }

    private static List<float[]> maps(Tensor x, int side) {
        float[] values = x.toArray();
        int units = values.length / (side * side);
        List<float[]> maps = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            float[] map = new float[side * side];
            for (int i = 0; i < map.length; i++) {
                map[i] = values[i * units + unit];
            }
            maps.add(map);
        }
        return Collections.unmodifiableList(maps);
    }

    /** Points along each side of the grid. */
    public int side() {
        return side;
    }

    /** Where the square begins, in both directions. */
    public double min() {
        return min;
    }

    /** Where the square ends, in both directions. */
    public double max() {
        return max;
    }

    /** The probability of yes at each point, row by row from the lowest y; each stands for the middle of its cell. */
    public float[] answer() {
        return answer.clone();
    }

    public float answer(int column, int row) {
        return answer[row * side + column];
    }

    /** For each hidden layer, each neuron's map after its activation, laid out as {@link #answer()}. */
    public List<List<float[]>> hidden() {
        return Collections.unmodifiableList(hidden);
    }

    /** The lines at which the first layer's neurons cut the plane. */
    public List<Cut> cuts() {
        return Collections.unmodifiableList(cuts);
    }

    /**
     * How much each neuron of the first layer has to say in what follows, as {@link #cuts()} lists them: how far its
     * output varies over the square, times the weights that take it on. All 0 where no hidden layer follows.
     */
    public double[] influence() {
        return influence.clone();
    }
}
