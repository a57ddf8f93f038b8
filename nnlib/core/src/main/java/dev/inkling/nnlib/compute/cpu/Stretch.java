package dev.inkling.nnlib.compute.cpu;

import java.util.Arrays;

/**
 * A few pictures, each of their channels one stretch of memory: row after row, picture after picture, with zeros between that are the border of what comes
 * before and of what comes after. So the pixels under one place of a kernel lie at one distance from those under another, for all results at once.
 */
final class Stretch {
    /** Floats for which a call takes longer than the copy. */
    private static final int SHORT = 16;

    /** Floats from row to row. */
    final int width;
    /** Floats from picture to picture. */
    final int plane;
    /** Floats from channel to channel, with what is read beyond the last picture. */
    final int length;

    private final int channels;
    private final int rows;
    private final int columns;
    private final int border;

    /** Of so many pictures, over which a kernel reaches so far. */
    Stretch(int pictures, int channels, int rows, int columns, int border, int reach) {
        this.channels = channels;
        this.rows = rows;
        this.columns = columns;
        this.border = border;
        width = columns + border;
        plane = width * (rows + border);
        length = pictures * plane + reach * (width + 1);
    }

    /** Floats of all channels. */
    int size() {
        return channels * length;
    }

    /** Lays pictures out, no more than there is place for. */
    float[] load(float[] from, int at, int pictures, float[] to) {
        Arrays.fill(to, 0, size(), 0f);
        for (int p = 0; p < pictures; p++) {
            for (int c = 0; c < channels; c++) {
                int row = at + (p * channels + c) * rows * columns;
                int place = c * length + p * plane + border * width + border;
                for (int r = 0; r < rows; r++)
                    copy(from, row + r * columns, to, place + r * width, columns);
            }
        }
        return to;
    }

    /**
     * Takes out of results for the positions first..end of the stretch, which begin at that index, the rows of pictures of that size; channel c of so
     * many.
     */
    void unload(float[] results, int lead, int first, int end, float[] to, int at, int c, int of, int height, int across) {
        int picture = plane / width;
        for (int row = first / width; row * width < end; row++) {
            int r = row % picture;
            int from = Math.max(first, row * width);
            int last = Math.min(end, row * width + across);
            if (r >= height || from >= last) continue;
            int place = ((row / picture * of + c) * height + r) * across + from - row * width;
            copy(results, lead + from - first, to, at + place, last - from);
        }
    }

    /** A row of a picture. */
    private static void copy(float[] from, int at, float[] to, int place, int n) {
        if (n > SHORT) System.arraycopy(from, at, to, place, n);
        else for (int i = 0; i < n; i++) to[place + i] = from[at + i];
    }
}
