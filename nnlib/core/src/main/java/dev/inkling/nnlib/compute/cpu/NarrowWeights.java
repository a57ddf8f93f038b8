package dev.inkling.nnlib.compute.cpu;

import java.util.Arrays;

/**
 * The kernels' gradient where a kernel has so few numbers that rows of them would not fill a vector, as in a first layer. A row is rather all outputs of
 * several pictures, so that each number of the kernel is a row of sums; what is multiplied with is a row too, each pixel repeated for all outputs: made
 * once, it serves every place of the kernel that passes over it. Pixels come row after row, and only those rows are kept that the kernel still covers.
 */
final class NarrowWeights {
    /** Floats of a row that fill vectors well and leave the rows that are in use in the second cache. */
    private static final int WIDTH = 256;

    private static final int PIXELS = 0;
    private static final int SUMS = 1;
    private static final int UPS = 2;

    private final Conv.Shape s;
    private final RowTile.Family family;
    private final int width;

    NarrowWeights(Conv.Shape shape, RowTile.Family family) {
        s = shape;
        this.family = family;
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
        float[][] sums = Scratch.ofThread().rows(SUMS, s.depth(), n);
        float[][] pixels = Scratch.ofThread().rows(PIXELS, s.in * s.k * width, n);
        float[][] ups = Scratch.ofThread().rows(UPS, s.ow, n);
        RowProduct.clear(sums, s.depth(), n);
        for (int row = 0; row < s.h + 2 * s.padding; row++) {
            for (int c = 0; c < s.in; c++)
                for (int p = 0; p < pictures; p++)
                    repeat(
                            x,
                            xo + ((first + p) * s.in + c) * s.h * s.w,
                            row,
                            pixels,
                            line(c, row),
                            p * outputs,
                            outputs);
            int r = row - s.k + 1;
            if (r < 0) continue;
            for (int p = 0; p < pictures; p++) {
                for (int o = 0; o < outputs; o++) {
                    int at = uo + (((first + p) * s.out + from + o) * s.oh + r) * s.ow;
                    for (int q = 0; q < s.ow; q++) ups[q][p * outputs + o] = up[at + q];
                }
            }
            for (int d = 0; d < s.depth(); d += s.k)
                add(sums, d, pixels, line(d / (s.k * s.k), r + d / s.k % s.k), ups, n);
        }
        for (int d = 0; d < s.depth(); d++) {
            for (int p = 0; p < pictures; p++) {
                for (int o = 0; o < outputs; o++) {
                    int at = dwo + (from + o) * s.depth() + d;
                    float sum = sums[d][p * outputs + o];
                    dw[at] = first + p == 0 ? sum : dw[at] + sum;
                }
            }
        }
    }

    /** Where the rows of pixels of one line of a channel begin; a line takes the place of the one that the kernel has left behind. */
    private int line(int channel, int row) {
        return (channel * s.k + row % s.k) * width;
    }

    /** Each pixel of a line with its border, so many times. */
    private void repeat(float[] x, int picture, int row, float[][] pixels, int line, int at, int times) {
        int r = row - s.padding;
        for (int q = 0; q < width; q++) {
            int column = q - s.padding;
            boolean inside = r >= 0 && r < s.h && column >= 0 && column < s.w;
            Arrays.fill(pixels[line + q], at, at + times, inside ? x[picture + r * s.w + column] : 0f);
        }
    }

    /** One line of results: each pixel under the places of one row of the kernel times what came down there, two by two. */
    private void add(float[][] sums, int d, float[][] pixels, int line, float[][] ups, int n) {
        int j = 0;
        for (; j + 2 <= s.k; j += 2) {
            int q = 0;
            for (int x = line + j; q + 2 <= s.ow; q += 2, x += 2)
                family.pair(
                        sums[d + j], sums[d + j + 1], pixels[x], pixels[x + 1], pixels[x + 2], ups[q], ups[q + 1], n);
            if (q == s.ow) continue;
            family.one(sums[d + j], pixels[line + j + q], ups[q], n);
            family.one(sums[d + j + 1], pixels[line + j + q + 1], ups[q], n);
        }
        if (j < s.k) for (int q = 0; q < s.ow; q++) family.one(sums[d + j], pixels[line + j + q], ups[q], n);
    }
}
