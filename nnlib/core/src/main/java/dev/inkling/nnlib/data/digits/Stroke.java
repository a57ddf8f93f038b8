package dev.inkling.nnlib.data.digits;

import java.util.Arrays;

/** One line drawn without lifting the pen: its points in order, x to the right and y down, in any unit. */
public final class Stroke {
    private final float[] x;
    private final float[] y;

    /** A stroke through these points; at least one, all finite. */
    public Stroke(float[] x, float[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    "A stroke has as many x as y and at least one, not " + x.length + " and " + y.length + ".");
        }
        for (int i = 0; i < x.length; i++) {
            if (!isCoordinate(x[i]) || !isCoordinate(y[i])) {
                throw new IllegalArgumentException(
                        "Point " + i + " of a stroke is (" + x[i] + ", " + y[i] + "), not on any sheet.");
            }
        }
        this.x = x.clone();
        this.y = y.clone();
    }

    /** Finite, and small enough that squares and differences are, too. */
    private static boolean isCoordinate(float value) {
        return Math.abs(value) <= 1e9f;
    }

    public int size() {
        return x.length;
    }

    public float x(int point) {
        return x[point];
    }

    public float y(int point) {
        return y[point];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stroke stroke && Arrays.equals(x, stroke.x) && Arrays.equals(y, stroke.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }

    @Override
    public String toString() {
        return "Stroke(" + x.length + " points)";
    }
}
