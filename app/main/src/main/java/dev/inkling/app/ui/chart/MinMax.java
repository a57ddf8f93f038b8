package dev.inkling.app.ui.chart;

import java.util.Arrays;

/**
 * Fewer points for the same picture. In each column of pixels a curve keeps the point that enters it, its lowest, its
 * highest and the one that leaves it, in their order: no peak is lost, and nothing is averaged.
 */
public final class MinMax {
    private MinMax() {}

    /**
     * The points of {@code curve} between {@code from} and {@code to}, thinned to at most four a column, with the
     * neighbour on either side so that lines run on to the edge. Values that are no numbers are left out.
     */
    public static Points thin(Points curve, float from, float to, int columns) {
        if (columns < 1) throw new IllegalArgumentException(columns + " columns: give at least 1");
        int first = Math.max(0, curve.firstFrom(from) - 1);
        int last = Math.min(curve.size(), curve.firstFrom(Math.nextUp(to)) + 1);
        int n = last - first;
        if (n <= 0) return Points.NONE;
        float[] x = new float[Math.min(n, 4 * (columns + 2))];
        float[] y = new float[x.length];
        int out = 0;
        int i = first;
        while (i < last) {
            int column = column(curve.x(i), from, to, columns);
            int end = i;
            int enter = -1;
            int low = -1;
            int high = -1;
            int leave = -1;
            for (; end < last && column(curve.x(end), from, to, columns) == column; end++) {
                float value = curve.y(end);
                if (Float.isNaN(value) || Float.isInfinite(value)) continue;
                if (enter < 0) {
                    enter = end;
                    low = end;
                    high = end;
                }
                if (value < curve.y(low)) low = end;
                if (value > curve.y(high)) high = end;
                leave = end;
            }
            if (enter >= 0) {
                int[] kept = {enter, Math.min(low, high), Math.max(low, high), leave};
                int before = -1;
                for (int k : kept) {
                    if (k == before) continue;
                    before = k;
                    x[out] = curve.x(k);
                    y[out] = curve.y(k);
                    out++;
                }
            }
            i = end;
        }
        return new Points(Arrays.copyOf(x, out), Arrays.copyOf(y, out), out);
    }

    private static int column(float x, float from, float to, int columns) {
        if (x < from) return -1;
        if (x > to) return columns;
        float range = to - from;
        if (range <= 0) return 0;
        return Math.min(columns - 1, (int) ((x - from) / range * columns));
    }
}
