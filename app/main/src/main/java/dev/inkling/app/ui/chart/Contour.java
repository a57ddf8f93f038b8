package dev.inkling.app.ui.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where a surface that is known at the points of a grid has one height, as lines that run on from square to square. */
public final class Contour {
    private static final int NONE = -1;

    private final float[] values;
    private final int columns;
    private final float level;
    /** Of each edge of the grid that a line crosses, the one or two edges that it leads to. */
    private final int[] next;

    private Contour(float[] values, int columns, float level) {
        this.values = values;
        this.columns = columns;
        this.level = level;
        this.next = new int[4 * values.length];
        Arrays.fill(next, NONE);
    }

    /**
     * The lines at {@code level}, each as x, y, x, y and so on in steps of the grid. A line is closed, so that it ends
     * where it began, or it ends at the grid's edges: nowhere between.
     *
     * @param values the heights, row by row
     */
    public static List<float[]> of(float[] values, int columns, int rows, float level) {
        if (columns < 2 || rows < 2 || values.length != columns * rows) {
            throw new IllegalArgumentException(
                    values.length + " values for " + columns + " by " + rows + ": give one for each point of a grid");
        }
        Contour contour = new Contour(values, columns, level);
        for (int row = 0; row < rows - 1; row++) {
            for (int column = 0; column < columns - 1; column++) contour.square(column, row);
        }
        return contour.lines();
    }

    private boolean above(int column, int row) {
        return values[row * columns + column] > level;
    }

    /** The edge from a point to the next one in its row, or {@code up} to the one in the next row. */
    private int edge(int column, int row, boolean up) {
        return 2 * (row * columns + column) + (up ? 1 : 0);
    }

    private void square(int column, int row) {
        int[] crossed = new int[4];
        int n = 0;
        // In the order in which one walks around the square.
        if (above(column, row) != above(column + 1, row)) crossed[n++] = edge(column, row, false);
        if (above(column + 1, row) != above(column + 1, row + 1)) crossed[n++] = edge(column + 1, row, true);
        if (above(column + 1, row + 1) != above(column, row + 1)) crossed[n++] = edge(column, row + 1, false);
        if (above(column, row + 1) != above(column, row)) crossed[n++] = edge(column, row, true);
        if (n == 2) join(crossed[0], crossed[1]);
        if (n < 4) return;
        // A saddle: the middle says which two corners belong together.
        int at = row * columns + column;
        float middle = (values[at] + values[at + 1] + values[at + columns] + values[at + columns + 1]) / 4;
        boolean first = middle > level == above(column, row);
        join(crossed[0], crossed[first ? 1 : 3]);
        join(crossed[2], crossed[first ? 3 : 1]);
    }

    private void join(int a, int b) {
        next[2 * a + (next[2 * a] == NONE ? 0 : 1)] = b;
        next[2 * b + (next[2 * b] == NONE ? 0 : 1)] = a;
    }

    private List<float[]> lines() {
        List<float[]> lines = new ArrayList<>();
        // First those with ends, from one end to the other; what is left is closed.
        for (int edge = 0; edge < next.length / 2; edge++) {
            if (next[2 * edge] != NONE && next[2 * edge + 1] == NONE) lines.add(walk(edge, false));
        }
        for (int edge = 0; edge < next.length / 2; edge++) {
            if (next[2 * edge] != NONE) lines.add(walk(edge, true));
        }
        return lines;
    }

    private float[] walk(int from, boolean closed) {
        float[] line = new float[16];
        int n = 0;
        int before = NONE;
        int at = from;
        while (at != NONE) {
            if (n + 4 > line.length) line = Arrays.copyOf(line, 2 * line.length);
            n = put(at, line, n);
            int on = next[2 * at] == before ? next[2 * at + 1] : next[2 * at];
            next[2 * at] = NONE;
            next[2 * at + 1] = NONE;
            before = at;
            at = on == from ? NONE : on;
        }
        if (closed) {
            line[n++] = line[0];
            line[n++] = line[1];
        }
        return Arrays.copyOf(line, n);
    }

    /** Where the line crosses that edge. */
    private int put(int edge, float[] line, int at) {
        int point = edge / 2;
        boolean up = edge % 2 == 1;
        float here = values[point] - level;
        float there = values[point + (up ? columns : 1)] - level;
        float share = here / (here - there);
        if (Float.isNaN(share)) share = 0.5f;
        line[at] = point % columns + (up ? 0 : share);
        line[at + 1] = point / columns + (up ? share : 0);
        return at + 2;
    }
}
