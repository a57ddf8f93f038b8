package dev.inkling.nnlib.compute.cpu.plain;

import dev.inkling.nnlib.compute.cpu.kernels.Conv;
import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import dev.inkling.nnlib.compute.cpu.shapes.RowStart;
import dev.inkling.nnlib.compute.cpu.shapes.RowTile;
import java.util.Arrays;

/**
 * The kernels' gradient where a kernel has so few numbers that rows of them would not fill a vector, as in a first
 * layer. A row is rather all outputs of several pictures, so that each number of the kernel is a row of sums; what is
 * multiplied with is a row too, each pixel repeated for all outputs: made once, it serves every place of the kernel
 * that passes over it. Pixels come row after row, and only those rows are kept that the kernel still covers.
 */
final class NarrowWeights {
    /** Floats of a row that fill vectors well and leave the rows that are in use in the second cache. */
    private static final int WIDTH = 256;

    private static final int UPS = 2;
    /** Numbers on their way into rows. */
    private static final int TURNED = 0;

    private final Conv.Shape s;
    private final RowTile.Family family;
    private final RowTile tile;
    private final int width;

    NarrowWeights(Conv.Shape shape, RowTile.Family family, RowTile tile) {
        s = shape;
        this.family = family;
        this.tile = tile;
        width = s.w + 2 * s.padding;
    }

    /** The gradients of the kernels from..to, picture after picture. */
    void run(float[] x, int xo, float[] up, int uo, float[] dw, int dwo, int from, int to) {
        int group = Math.min(s.n, Math.max(1, WIDTH / (to - from)));
        for (int n = 0; n < s.n; n += group) run(x, xo, up, uo, dw, dwo, from, to, n, Math.min(group, s.n - n));
    }

    private void run(
            float[] x, int xo, float[] up, int uo, float[] dw, int dwo, int from, int to, int first, int pictures) {
        int outputs = to - from;
        int n = pictures * outputs;
        Scratch scratch = Scratch.ofThread();
        scratch.rows(Scratch.SUMS, s.depth(), n);
        scratch.rows(Scratch.TERMS, s.in * s.k * width, n);
        scratch.rows(UPS, s.ow, n);
        int lead = scratch.lead(tile, s.work() / s.out * n);
        int start = RowStart.from(lead);
        int end = RowStart.to(lead, n);
        float[][] sums = scratch.rows(Scratch.SUMS, s.depth(), n);
        float[][] pixels = scratch.rows(Scratch.TERMS, s.in * s.k * width, n);
        float[][] ups = scratch.rows(UPS, s.ow, n);
        float[] turned = scratch.flat(TURNED, Math.max(width * pictures, s.ow * n));
        RowProduct.clear(sums, 0, s.depth(), start, end);
        for (int row = 0; row < s.h + 2 * s.padding; row++) {
            for (int c = 0; c < s.in; c++)
                repeat(x, xo + (first * s.in + c) * s.h * s.w, row, pictures, turned, pixels, line(c, row), lead, n);
            int r = row - s.k + 1;
            if (r < 0) continue;
            int at = uo + ((first * s.out + from) * s.oh + r) * s.ow;
            for (int o = 0; o < outputs; o++)
                turn(up, at + o * s.oh * s.ow, s.out * s.oh * s.ow, pictures, s.ow, turned, o * pictures, n);
            for (int q = 0; q < s.ow; q++) System.arraycopy(turned, q * n, ups[q], lead, n);
            for (int d = 0; d < s.depth(); d += s.k)
                add(sums, d, pixels, line(d / (s.k * s.k), r + d / s.k % s.k), ups, start, end);
        }
        for (int d = 0; d < s.depth(); d++) {
            for (int o = 0; o < outputs; o++) {
                int at = dwo + (from + o) * s.depth() + d;
                float sum = first == 0 ? 0f : dw[at];
                for (int p = 0; p < pictures; p++) {
                    float one = sums[d][lead + o * pictures + p];
                    sum = first + p == 0 ? one : sum + one;
                }
                dw[at] = sum;
            }
        }
    }

    /**
     * Where the rows of pixels of one line of a channel begin; a line takes the place of the one that the kernel has
     * left behind.
     */
    private int line(int channel, int row) {
        return (channel * s.k + row % s.k) * width;
    }

    /** Columns of so many lines of that length as rows: to[o + q * step + p] = from[at + p * apart + q]. */
    private static void turn(float[] from, int at, int apart, int lines, int length, float[] to, int o, int step) {
        for (int p = 0; p < lines; p++)
            for (int q = 0, i = o + p; q < length; q++, i += step) to[i] = from[at + p * apart + q];
    }

    /** For each place of a line with its border a row: the pixels of all pictures there, again and again. */
    private void repeat(
            float[] x, int at, int row, int pictures, float[] turned, float[][] pixels, int line, int lead, int n) {
        int r = row - s.padding;
        boolean outside = r < 0 || r >= s.h;
        if (!outside) turn(x, at + r * s.w, s.in * s.h * s.w, pictures, s.w, turned, 0, pictures);
        for (int q = 0; q < width; q++) {
            int column = q - s.padding;
            float[] to = pixels[line + q];
            if (outside || column < 0 || column >= s.w) {
                Arrays.fill(to, lead, lead + n, 0f);
                continue;
            }
            System.arraycopy(turned, column * pictures, to, lead, pictures);
            for (int have = pictures; have < n; have *= 2)
                System.arraycopy(to, lead, to, lead + have, Math.min(have, n - have));
        }
    }

    /**
     * One line of results: each pixel under the places of one row of the kernel times what came down there, two by two;
     * all places of a pixel one after the other, while its row is in the first cache.
     */
    private void add(float[][] sums, int d, float[][] pixels, int line, float[][] ups, int from, int to) {
        int q = 0;
        for (int x = line; q + 2 <= s.ow; q += 2, x += 2) {
            int j = 0;
            for (; j + 2 <= s.k; j += 2)
                family.pair(
                        sums[d + j],
                        sums[d + j + 1],
                        pixels[x + j],
                        pixels[x + j + 1],
                        pixels[x + j + 2],
                        ups[q],
                        ups[q + 1],
                        from,
                        to);
            if (j < s.k) family.two(sums[d + j], pixels[x + j], pixels[x + j + 1], ups[q], ups[q + 1], from, to);
        }
        for (int j = 0; q < s.ow && j < s.k; j++) family.one(sums[d + j], pixels[line + j + q], ups[q], from, to);
    }
}
