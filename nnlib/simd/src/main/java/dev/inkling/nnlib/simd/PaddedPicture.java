package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.NR;

import java.util.Arrays;

/**
 * One picture of several channels with zeros around it, each channel a stretch of memory in which rows follow one
 * another.
 */
final class PaddedPicture {
    /** Floats from row to row. */
    final int width;
    /** Floats from channel to channel. */
    final int plane;
    /** Floats of all, with what vectors read beyond the end. */
    final int size;
    /**
     * How many columns, in whole panels, results of so many rows take if each row is as wide as the bordered picture's.
     */
    final int columns;

    private final int channels;
    private final int rows;
    private final int inner;
    private final int border;

    PaddedPicture(int channels, int rows, int inner, int border, int resultRows) {
        this.channels = channels;
        this.rows = rows;
        this.inner = inner;
        this.border = border;
        width = inner + 2 * border;
        plane = width * (rows + 2 * border);
        columns = Panels.count(resultRows * width) * NR;
        size = channels * plane + width + 2 * NR;
    }

    /** Puts a picture into its border. */
    float[] load(float[] from, int at, float[] planes) {
        Arrays.fill(planes, 0, size, 0f);
        for (int c = 0; c < channels; c++) {
            int to = c * plane + border * width + border;
            int row = at + c * rows * inner;
            for (int r = 0; r < rows; r++) ShortRows.copy(from, row + r * inner, planes, to + r * width, inner);
        }
        return planes;
    }
}
