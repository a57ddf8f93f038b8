package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;

/**
 * The fused kernel "max_pool2d": out = largest value of each window, and where in its picture it stands; in = pictures;
 * ints = kernel, stride, padding.
 */
final class MaxPoolCall extends Call implements WorkPool.Job {
    static final String NAME = "max_pool2d";

    private final float[] x;
    private final float[] out;
    private final float[] position;
    private final int oo;
    private final int po;
    private final View pictures;
    private final int rows;
    private final int columns;
    private final int kernel;
    private final int stride;
    private final int padding;
    private final WorkPool pool;
    private final int chunks;
    /** Whether windows of four lie side by side, the usual kind. */
    private final boolean halves;

    MaxPoolCall(Kernel call, WorkPool pool) {
        this.pool = pool;
        pictures = call.in[0];
        x = CpuStorage.array(pictures);
        out = CpuStorage.array(call.out[0]);
        position = CpuStorage.array(call.out[1]);
        oo = call.out[0].offset;
        po = call.out[1].offset;
        rows = call.out[0].shape[2];
        columns = call.out[0].shape[3];
        kernel = call.ints[0];
        stride = call.ints[1];
        padding = call.ints[2];
        halves = kernel == 2 && stride == 2 && padding == 0 && pictures.strides[3] == 1;
        chunks = pool.chunks(pictures.count());
    }

    @Override
    public void run() {
        pool.run(this, chunks);
    }

    @Override
    public void run(int chunk) {
        int channels = pictures.shape[1];
        int planes = pictures.shape[0] * channels;
        int[] found = null;
        for (int p = (int) ((long) chunk * planes / chunks); p < (int) ((chunk + 1L) * planes / chunks); p++) {
            int from = pictures.offset + p / channels * pictures.strides[0] + p % channels * pictures.strides[1];
            int at = p * rows * columns;
            if (halves) {
                for (int r = 0; r < rows; r++) row(from, r, at + r * columns);
            } else {
                // where the largest values of one row of windows were found
                if (found == null) found = Scratch.ofThread().whole(columns);
                picture(from, at, found);
            }
        }
    }

    /** One row of windows of four, with the comparisons of {@link #take} in its order. */
    private void row(int from, int r, int at) {
        int width = pictures.shape[3];
        int step = pictures.strides[2];
        int upper = from + 2 * r * step;
        int lower = upper + step;
        int place = 2 * r * width;
        for (int c = 0; c < columns; c++) {
            float best = x[upper + 2 * c];
            int where = place + 2 * c;
            float v = x[upper + 2 * c + 1];
            where += Float.floatToRawIntBits(best - v + 0f) >>> 31;
            best = Math.max(best, v);
            v = x[lower + 2 * c];
            where += (place + 2 * c + width - where) & (Float.floatToRawIntBits(best - v + 0f) >> 31);
            best = Math.max(best, v);
            v = x[lower + 2 * c + 1];
            where += (place + 2 * c + width + 1 - where) & (Float.floatToRawIntBits(best - v + 0f) >> 31);
            out[oo + at + c] = Math.max(best, v);
            position[po + at + c] = where;
        }
    }

    private void picture(int from, int at, int[] found) {
        int height = pictures.shape[2];
        int width = pictures.shape[3];
        int rowStep = pictures.strides[2];
        int step = pictures.strides[3];
        for (int r = 0; r < rows; r++, at += columns) {
            int top = Math.max(r * stride - padding, 0);
            int bottom = Math.min(r * stride - padding + kernel, height);
            for (int c = 0; c < columns; c++) {
                out[oo + at + c] = Float.NEGATIVE_INFINITY;
                found[c] = top * width + Math.max(c * stride - padding, 0);
            }
            for (int i = top; i < bottom; i++) {
                for (int j = 0; j < kernel; j++) {
                    // the windows whose j-th column lies within the picture
                    int first = Math.max(0, (padding - j + stride - 1) / stride);
                    int count = Math.min(columns, (width - 1 + padding - j) / stride + 1) - first;
                    int column = first * stride - padding + j;
                    take(
                            from + i * rowStep + column * step,
                            stride * step,
                            at + first,
                            first,
                            count,
                            i * width + column,
                            found);
                }
            }
            for (int c = 0; c < columns; c++) position[po + at + c] = found[c];
        }
    }

    /**
     * Compares one element with each window of a row. Without a branch, since none could be foretold; + 0f makes -0 - 0
     * no less than 0.
     */
    private void take(int xo, int xStep, int at, int first, int count, int place, int[] found) {
        for (int c = 0; c < count; c++) {
            float v = x[xo + c * xStep];
            float best = out[oo + at + c];
            int larger = Float.floatToRawIntBits(best - v + 0f) >> 31;
            int old = found[first + c];
            out[oo + at + c] = Math.max(best, v);
            found[first + c] = old + ((place + c * stride - old) & larger);
        }
    }
}
