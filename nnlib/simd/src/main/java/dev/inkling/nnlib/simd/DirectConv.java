package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.ConvTile.TALL;
import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.NR;
import static dev.inkling.nnlib.simd.Panels.S;

import dev.inkling.nnlib.compute.cpu.kernels.Conv;
import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A convolution without its windows laid out: a picture with its border is one stretch of memory, in which the pixels
 * under a place of the kernel lie at one distance from those under another. So results are computed for all columns of
 * the bordered picture at once, and those that wrap around its edge are left out at the end.
 */
final class DirectConv extends Conv implements WorkPool.Job {
    /** Multiplications that are worth waking a thread for. */
    private static final long SHARED = 1_000_000;

    private static final int PLANES = 0;
    private static final int SUMS = 1;
    private static final int KERNELS = 2;
    private static final int TILE = 3;

    private enum Pass {
        FORWARD,
        WEIGHT,
        INPUT
    }

    private final WorkPool pool;
    private final int threads;
    /** The pictures, and the gradients that come down, each with its border. */
    private final PaddedPicture pictures;

    private final PaddedPicture gradients;
    private final int depth;
    /** Rows of out, in, and depth, filled up to whole tiles. */
    private final int outRows;

    private final int inRows;
    private final int depthRows;
    /**
     * Whether all of out fits one vector: the tiles of the kernels' gradient are then half as wide and twice as tall.
     */
    private final boolean thin;

    private final int tall;
    private final int wide;
    /** Columns that hold all of out in whole panels. */
    private final int outColumns;
    /** Where the pixel under a place (in, i, j) of the kernel lies, seen from the result. */
    private final int[] places;
    /** Where result (r, c) lies in the bordered picture. */
    private final int[] pixels;

    private final int[] outTimesDepth;
    private final int[] inTimesOut;
    private final int[] gradientPlanes;

    private Pass pass;
    private float[] a;
    private float[] b;
    private float[] bias;
    private float[] to;
    private float[] kernels;
    private int ao;
    private int bo;
    private int biasAt;
    private float least;
    private int at;
    private int chunks;

    DirectConv(Shape s, WorkPool pool) {
        super(s);
        this.pool = pool;
        threads = s.work() * s.n < SHARED ? 1 : pool.threads();
        depth = s.depth();
        pictures = new PaddedPicture(s.in, s.h, s.w, s.padding, s.oh);
        gradients = new PaddedPicture(s.out, s.oh, s.ow, s.reach() - s.padding, s.h);
        outRows = whole(s.out, TALL);
        inRows = whole(s.in, TALL);
        thin = s.out <= L;
        tall = thin ? 2 * TALL : TALL;
        wide = thin ? L : NR;
        depthRows = whole(depth, tall);
        outColumns = whole(s.out, wide);
        places = new int[depthRows];
        for (int d = 0; d < depthRows; d++) {
            // rows that only fill a tile up repeat the last
            int place = Math.min(d, depth - 1);
            int row = place / s.k % s.k * s.dilation;
            int column = place % s.k * s.dilation;
            places[d] = place / (s.k * s.k) * pictures.plane + row * pictures.width + column;
        }
        pixels = new int[s.oh * s.ow];
        for (int p = 0; p < pixels.length; p++) pixels[p] = p / s.ow * pictures.width + p % s.ow;
        outTimesDepth = times(outRows, depth);
        inTimesOut = times(inRows, s.out);
        gradientPlanes = times(s.out, gradients.plane);
    }

    /** The kernel, or null where the border of the gradients would have to be cut instead of added. */
    static Conv of(Shape shape, WorkPool pool) {
        return shape.padding > shape.reach() || shape.oh < 1 || shape.ow < 1 ? null : new DirectConv(shape, pool);
    }

    private static int whole(int count, int unit) {
        return (count + unit - 1) / unit * unit;
    }

    private static int[] times(int count, int step) {
        int[] table = new int[count];
        for (int i = 0; i < count; i++) table[i] = i * step;
        return table;
    }

    @Override
    public void forward(
            float[] x, int xo, float[] w, int wo, float[] added, int addedAt, float limit, float[] y, int yo) {
        kernels = Scratch.ofThread().flat(KERNELS, outRows * depth);
        System.arraycopy(w, wo, kernels, 0, shape.out * depth);
        bias = added;
        biasAt = addedAt;
        least = limit;
        share(Pass.FORWARD, x, xo, null, 0, y, yo, threads * 4);
    }

    @Override
    public void weight(float[] x, int xo, float[] up, int uo, float[] dw, int dwo) {
        kernels = Scratch.ofThread().flat(KERNELS, depthRows * outColumns);
        share(Pass.WEIGHT, x, xo, up, uo, dw, dwo, threads);
        for (int o = 0; o < shape.out; o++)
            for (int d = 0; d < depth; d++) dw[dwo + o * depth + d] = kernels[d * outColumns + o];
    }

    @Override
    public void input(float[] w, int wo, float[] up, int uo, float[] dx, int dxo) {
        int area = shape.k * shape.k;
        kernels = Scratch.ofThread().flat(KERNELS, area * inRows * shape.out);
        for (int place = 0; place < area; place++)
            for (int c = 0; c < shape.in; c++)
                for (int o = 0; o < shape.out; o++)
                    kernels[(place * inRows + c) * shape.out + o] = w[wo + o * depth + c * area + place];
        share(Pass.INPUT, up, uo, null, 0, dx, dxo, threads * 4);
    }

    private void share(Pass what, float[] x, int xo, float[] y, int yo, float[] out, int oo, int parts) {
        pass = what;
        a = x;
        ao = xo;
        b = y;
        bo = yo;
        to = out;
        at = oo;
        chunks = threads == 1 ? 1 : parts;
        pool.run(this, chunks);
    }

    @Override
    public void run(int chunk) {
        if (pass == Pass.WEIGHT) {
            int tiles = depthRows / tall;
            weight(chunk * tiles / chunks * tall, (chunk + 1) * tiles / chunks * tall);
            return;
        }
        for (int n = chunk * shape.n / chunks; n < (chunk + 1) * shape.n / chunks; n++) {
            if (pass == Pass.FORWARD) forward(n);
            else input(n);
        }
    }

    private void forward(int n) {
        Scratch scratch = Scratch.ofThread();
        float[] planes = pictures.load(a, ao + n * shape.in * shape.h * shape.w, scratch.flat(PLANES, pictures.size));
        int columns = pictures.columns;
        float[] sums = scratch.flat(SUMS, outRows * columns);
        for (int o = 0; o < outRows; o += TALL)
            for (int p = 0; p < columns; p += NR)
                ConvTile.run(kernels, 0, outTimesDepth, o, planes, p, places, depth, sums, o * columns + p, columns);
        int pixel = at + n * shape.out * pixels.length;
        for (int o = 0; o < shape.out; o++) {
            float more = bias == null ? 0 : bias[biasAt + o];
            for (int r = 0; r < shape.oh; r++, pixel += shape.ow) {
                int from = o * columns + r * pictures.width;
                if (bias != null) ShortRows.add(sums, from, more, least, to, pixel, shape.ow);
                else if (least == Float.NEGATIVE_INFINITY) ShortRows.copy(sums, from, to, pixel, shape.ow);
                else ShortRows.atLeast(sums, from, least, to, pixel, shape.ow);
            }
        }
    }

    private void input(int n) {
        Scratch scratch = Scratch.ofThread();
        float[] planes = gradients.load(a, ao + n * shape.out * pixels.length, scratch.flat(PLANES, gradients.size));
        int columns = gradients.columns;
        float[] sums = scratch.flat(SUMS, inRows * columns);
        float[] tile = scratch.flat(TILE, TALL * NR);
        Arrays.fill(sums, 0, inRows * columns, 0f);
        int k = shape.k;
        for (int c = 0; c < inRows; c += TALL) {
            for (int place = 0; place < k * k; place++) {
                int row = (k - 1 - place / k) * shape.dilation;
                int column = (k - 1 - place % k) * shape.dilation;
                int moved = row * gradients.width + column;
                int first = place * inRows * shape.out;
                for (int p = 0; p < columns; p += NR) {
                    ConvTile.run(
                            kernels, first, inTimesOut, c, planes, moved + p, gradientPlanes, shape.out, tile, 0, NR);
                    for (int r = 0; r < TALL; r++) add(tile, r * NR, sums, (c + r) * columns + p, NR);
                }
            }
        }
        int pixel = at + n * shape.in * shape.h * shape.w;
        for (int c = 0; c < shape.in; c++)
            for (int r = 0; r < shape.h; r++, pixel += shape.w)
                ShortRows.copy(sums, c * columns + r * gradients.width, to, pixel, shape.w);
    }

    /** The kernels' gradient at the depths from..to, transposed, picture after picture. */
    private void weight(int from, int end) {
        Scratch scratch = Scratch.ofThread();
        float[] tile = scratch.flat(TILE, TALL * NR);
        int count = pixels.length;
        for (int n = 0; n < shape.n; n++) {
            float[] planes =
                    pictures.load(a, ao + n * shape.in * shape.h * shape.w, scratch.flat(PLANES, pictures.size));
            float[] turned = turn(bo + n * shape.out * count, scratch.flat(SUMS, count * outColumns));
            for (int d = from; d < end; d += tall) {
                for (int o = 0; o < outColumns; o += wide) {
                    int to = d * outColumns + o;
                    if (n == 0) {
                        tile(planes, d, turned, o, kernels, to, outColumns);
                    } else {
                        tile(planes, d, turned, o, tile, 0, wide);
                        for (int r = 0; r < tall; r++) add(tile, r * wide, kernels, to + r * outColumns, wide);
                    }
                }
            }
        }
    }

    private void tile(float[] planes, int d, float[] turned, int o, float[] c, int co, int ldc) {
        int count = pixels.length;
        if (thin) PixelsTile.runThin(planes, 0, places, d, pixels, turned, o, outColumns, count, c, co, ldc);
        else PixelsTile.run(planes, 0, places, d, pixels, turned, o, outColumns, count, c, co, ldc);
    }

    /** (out, pixels) as (pixels, out). */
    private float[] turn(int from, float[] turned) {
        int count = pixels.length;
        int out = shape.out;
        for (int p = 0; p < count; p++) {
            int row = p * outColumns;
            for (int o = 0; o < out; o++) turned[row + o] = b[from + o * count + p];
            for (int o = out; o < outColumns; o++) turned[row + o] = 0;
        }
        return turned;
    }

    private static void add(float[] row, int from, float[] sums, int to, int count) {
        for (int j = 0; j < count; j += L) {
            FloatVector sum = FloatVector.fromArray(S, sums, to + j);
            sum.add(FloatVector.fromArray(S, row, from + j)).intoArray(sums, to + j);
        }
    }
}
