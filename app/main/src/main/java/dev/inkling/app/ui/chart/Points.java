package dev.inkling.app.ui.chart;

/**
 * The points of a curve in the order of their x, which never falls. The arrays are shared, not copied: a curve that
 * grows hands out longer and longer views of the same arrays, and never changes what it has handed out.
 */
public final class Points {
    /** No points at all. */
    public static final Points NONE = new Points(new float[0], new float[0], 0);

    private final float[] x;
    private final float[] y;
    private final int size;

    public Points(float[] x, float[] y, int size) {
        if (size > x.length || size > y.length) {
            throw new IllegalArgumentException(
                    size + " points but " + x.length + " x and " + y.length + " y: give as many of each");
        }
        this.x = x;
        this.y = y;
        this.size = size;
    }

    /** All of {@code x} and {@code y}. */
    public static Points of(float[] x, float[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x but " + y.length + " y: give as many of each");
        }
        return new Points(x, y, x.length);
    }

    public int size() {
        return size;
    }

    public float x(int i) {
        return x[i];
    }

    public float y(int i) {
        return y[i];
    }

    /** The first point at or after {@code at}, or the size where there is none. */
    public int firstFrom(float at) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x[middle] < at) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** The point whose x is nearest to {@code at}, or -1 where there are none. */
    public int nearest(float at) {
        if (size == 0) return -1;
        int next = firstFrom(at);
        if (next == 0) return 0;
        if (next == size) return size - 1;
        return at - x[next - 1] <= x[next] - at ? next - 1 : next;
    }
}
