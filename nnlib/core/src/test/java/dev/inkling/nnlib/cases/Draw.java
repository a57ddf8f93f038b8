package dev.inkling.nnlib.cases;

import java.util.Arrays;
import java.util.Random;

/** Random shapes and values, exact in float32; how a sample of a case is drawn. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    /** From low to high, both included. */
    int whole(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** Between low and high, exact in float32. */
    double real(double low, double high) {
        return (float) (low + (high - low) * random.nextDouble());
    }

    /** So many dimensions of 2 to 5. */
    int[] shape(int rank) {
        int[] shape = new int[rank];
        for (int d = 0; d < rank; d++) {
            shape[d] = whole(2, 5);
        }
        return shape;
    }

    /** One to three dimensions. */
    int[] shape() {
        return shape(whole(1, 3));
    }

    /** A shape that broadcasts to this one: leading dimensions missing, some sizes 1. */
    int[] narrow(int[] shape) {
        int skip = whole(0, shape.length - 1);
        int[] narrow = Arrays.copyOfRange(shape, skip, shape.length);
        for (int d = 0; d < narrow.length; d++) {
            narrow[d] = random.nextBoolean() ? 1 : narrow[d];
        }
        return narrow;
    }

    /** Normal values, none so near zero that a rectifier's bend lies between two differences. */
    Arr normal(int... shape) {
        return values(1, shape);
    }

    Arr values(double scale, int... shape) {
        return Arr.of(shape, i -> {
            double value = random.nextGaussian() * scale;
            return (float) (Math.abs(value) < 1e-2 ? 1e-2 + Math.abs(value) : value);
        });
    }

    /** Between low and high. */
    Arr between(double low, double high, int... shape) {
        return Arr.of(shape, i -> real(low, high));
    }

    /** Values of which no two are nearer than a hundredth, in random order: for what picks the largest. */
    Arr distinct(int... shape) {
        int n = Arr.count(shape);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) ((i - n / 2) * 0.03 + 0.01 * random.nextDouble());
        }
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double other = values[i];
            values[i] = values[j];
            values[j] = other;
        }
        return new Arr(shape, values);
    }

    /** Whole numbers below a bound. */
    Arr wholes(int bound, int... shape) {
        return Arr.of(shape, i -> random.nextInt(bound));
    }

    /** -1 or 1. */
    Arr signs(int... shape) {
        return Arr.of(shape, i -> random.nextBoolean() ? 1 : -1);
    }

    /** Rows along dimension 1 that sum to 1. */
    Arr probabilities(int rows, int classes) {
        Arr raw = between(0.1, 1, rows, classes);
        return Arr.of(raw.shape, i -> {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += raw.at(i[0], c);
            }
            return (float) (raw.at(i) / sum);
        });
    }
}
