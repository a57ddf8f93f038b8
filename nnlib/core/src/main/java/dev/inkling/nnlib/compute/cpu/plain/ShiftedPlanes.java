package dev.inkling.nnlib.compute.cpu.plain;

import dev.inkling.nnlib.compute.cpu.kernels.Conv;
import java.util.Arrays;

/**
 * A few pictures as a kernel wants them: each of their channels once for each column of the kernel, moved by it and as
 * wide as the results, so that these come out without gaps from line to line. Lines of zeros between the pictures are
 * the border of what comes before and of what comes after.
 */
final class ShiftedPlanes {
    private final Conv.Shape s;
    /** Pictures that are laid out together, and the number of such groups. */
    final int group;

    final int groups;
    /** Floats from picture to picture. */
    final int plane;
    /** Floats of one channel moved by one column, with what is read below the last picture. */
    private final int length;

    private final int copies;

    /** For a convolution of that shape, as many pictures at a time as fill rows of about so many floats. */
    ShiftedPlanes(Conv.Shape shape, int floats) {
        s = shape;
        plane = (s.h + s.padding) * s.ow;
        group = Math.max(1, Math.min(s.n, floats / plane));
        groups = (s.n + group - 1) / group;
        length = group * plane + s.reach() * s.ow;
        copies = s.in * s.k;
    }

    int size() {
        return copies * length;
    }

    /** Where the pixel under a place (in, i, j) of the kernel lies, seen from the result. */
    int place(int d) {
        int column = d % s.k;
        int row = d / s.k % s.k;
        int channel = d / (s.k * s.k);
        return (channel * s.k + column) * length + row * s.dilation * s.ow;
    }

    /** Lays pictures out, no more than there is place for. */
    void load(float[] from, int at, int pictures, float[] to) {
        int above = s.padding * s.ow;
        for (int i = 0; i < copies; i++) {
            int column = i % s.k * s.dilation - s.padding;
            for (int p = 0; p < pictures; p++) {
                int place = i * length + p * plane;
                Arrays.fill(to, place, place + above, 0f);
                load(from, at + (p * s.in + i / s.k) * s.h * s.w, to, place + above, column);
            }
            Arrays.fill(to, i * length + pictures * plane, (i + 1) * length, 0f);
        }
    }

    /** One picture of a channel, of which the pixel at that column comes first. */
    private void load(float[] from, int at, float[] to, int place, int column) {
        int first = Math.max(0, -column);
        int last = Math.min(s.ow, s.w - column);
        if (first >= last || s.ow != s.w) {
            Arrays.fill(to, place, place + s.h * s.ow, 0f);
            for (int r = 0; r < s.h && first < last; r++)
                System.arraycopy(from, at + r * s.w + column + first, to, place + r * s.ow + first, last - first);
            return;
        }
        // all lines at once, then what came from the line before or after goes out again
        int move = Math.max(0, column);
        System.arraycopy(from, at + move, to, place + first, s.h * s.w - first - move);
        for (int q = 0; q < first; q++) clear(to, place + q);
        for (int q = last; q < s.ow; q++) clear(to, place + q);
    }

    private void clear(float[] to, int place) {
        for (int r = 0, o = place; r < s.h; r++, o += s.ow) to[o] = 0f;
    }

    /**
     * Takes pictures out of the results from..end of output c, which begin at that index; how many there are the last
     * result tells.
     */
    void unload(float[] results, int lead, int from, int end, float[] to, int at, int c) {
        int whole = s.oh * s.ow;
        for (int p = from / plane; p * plane < end; p++) {
            int first = Math.max(from, p * plane);
            int last = Math.min(end, p * plane + whole);
            if (first < last)
                System.arraycopy(
                        results,
                        lead + first - from,
                        to,
                        at + (p * s.out + c) * whole + first - p * plane,
                        last - first);
        }
    }
}
