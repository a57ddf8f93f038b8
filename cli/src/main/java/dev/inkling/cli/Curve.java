package dev.inkling.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A named row of points, kept as numbers; the charts draw it. */
final class Curve {
    /** The smallest box around finite points. */
    record Bounds(double left, double right, double bottom, double top) {}

    private final String name;
    private double[] xs = new double[64];
    private double[] ys = new double[64];
    private int size;

    Curve(String name) {
        this.name = name;
    }

    void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    String name() {
        return name;
    }

    int size() {
        return size;
    }

    double x(int i) {
        return xs[i];
    }

    double y(int i) {
        return ys[i];
    }

    /** The same curve through at most so many means of neighbours: what every batch does differently evens out. */
    Curve smooth(int points) {
        Curve smooth = new Curve(name);
        int step = Math.max(1, (size + points - 1) / points);
        for (int from = 0; from < size; from += step) {
            int to = Math.min(size, from + step);
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += ys[i];
            }
            smooth.add(xs[to - 1], sum / (to - from));
        }
        return smooth;
    }

    /** The box around all finite points of all curves and the run's beginning at 0; null if there is no point. */
    static Bounds bounds(List<Curve> curves) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (Curve curve : curves) {
            for (int i = 0; i < curve.size; i++) {
                if (Double.isFinite(curve.ys[i])) {
                    left = Math.min(left, curve.xs[i]);
                    right = Math.max(right, curve.xs[i]);
                    bottom = Math.min(bottom, curve.ys[i]);
                    top = Math.max(top, curve.ys[i]);
                }
            }
        }
        return left > right ? null : new Bounds(Math.min(0, left), right, bottom, top);
    }

    /** A short number for an axis. */
    static String label(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        if (size < 1e-3 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return String.format(Locale.ROOT, size >= 100 ? "%.1f" : size >= 1 ? "%.3f" : "%.4f", value);
    }
}
