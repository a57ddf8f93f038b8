package dev.inkling.app.ui.pad;

import java.util.Arrays;

/**
 * One stroke as the finger made it: points in the pad's own units (its shorter side is 1, its centre the origin), when
 * each came, and how hard it was pressed. It never changes.
 */
public final class InkStroke {
    private final float[] x;
    private final float[] y;
    private final int[] millis;
    private final float[] pressure;
    private final int count;

    private InkStroke(float[] x, float[] y, int[] millis, float[] pressure, int count) {
        this.x = x;
        this.y = y;
        this.millis = millis;
        this.pressure = pressure;
        this.count = count;
    }

    /** A stroke of the given points, which are copied; all arrays are equally long. */
    public static InkStroke of(float[] x, float[] y, int[] millis, float[] pressure) {
        if (y.length != x.length || millis.length != x.length || pressure.length != x.length) {
            throw new IllegalArgumentException("a stroke has " + x.length + " x but " + y.length + " y, "
                    + millis.length + " times and " + pressure.length + " pressures: give as many of each");
        }
        return new InkStroke(x.clone(), y.clone(), millis.clone(), pressure.clone(), x.length);
    }

    /** How many points it has. */
    public int size() {
        return count;
    }

    /** The point's place from left to right. */
    public float x(int point) {
        return x[checked(point)];
    }

    /** The point's place from top to bottom. */
    public float y(int point) {
        return y[checked(point)];
    }

    /** Milliseconds since the stroke began. */
    public int millis(int point) {
        return millis[checked(point)];
    }

    /** How hard the stroke was pressed here, 1 for a finger. */
    public float pressure(int point) {
        return pressure[checked(point)];
    }

    private int checked(int point) {
        if (point >= count) throw new IndexOutOfBoundsException("point " + point + " of a stroke of " + count);
        return point;
    }

    /** The places from left to right, copied. */
    public float[] xs() {
        return Arrays.copyOf(x, count);
    }

    /** The places from top to bottom, copied. */
    public float[] ys() {
        return Arrays.copyOf(y, count);
    }

    /** Collects the points of a stroke while it is drawn; each snapshot is a stroke of its own. */
    public static final class Builder {
        private float[] x = new float[64];
        private float[] y = new float[64];
        private int[] millis = new int[64];
        private float[] pressure = new float[64];
        private int count;
        private long began;

        /** Adds a point that came at {@code uptime} milliseconds. */
        public void add(float px, float py, long uptime, float pressed) {
            if (count == x.length) grow();
            if (count == 0) began = uptime;
            x[count] = px;
            y[count] = py;
            millis[count] = (int) Math.max(0, uptime - began);
            pressure[count] = pressed;
            count++;
        }

        // A snapshot shares these arrays: points are only ever added behind its count, and growing copies.
        private void grow() {
            int more = count * 2;
            x = Arrays.copyOf(x, more);
            y = Arrays.copyOf(y, more);
            millis = Arrays.copyOf(millis, more);
            pressure = Arrays.copyOf(pressure, more);
        }

        /** The stroke as far as it has come. */
        public InkStroke snapshot() {
            return new InkStroke(x, y, millis, pressure, count);
        }
    }
}
