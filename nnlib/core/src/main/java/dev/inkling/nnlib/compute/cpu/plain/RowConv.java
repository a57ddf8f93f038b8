package dev.inkling.nnlib.compute.cpu.plain;

import dev.inkling.nnlib.compute.cpu.kernels.Conv;
import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import dev.inkling.nnlib.compute.cpu.shapes.RowStart;
import dev.inkling.nnlib.compute.cpu.shapes.RowTile;
import java.util.Arrays;

/**
 * A convolution in plain Java: as {@link RowTile} wants rows of their own, the pixels under each place of the kernel
 * are copied as one long row of several pictures, lines of zeros between them; short rows, of one small picture each,
 * would not be worth a vector. The pictures' gradient is the convolution of what came down with the kernels turned
 * around.
 */
final class RowConv extends Conv implements WorkPool.Job {
    /** Multiplications that are worth waking a thread for. */
    private static final long SHARED = 500_000;
    /** Columns of a row, about. */
    private static final int PIECE = 700;

    private static final int TOTALS = 2;
    private static final int PLANES = 0;

    private enum Pass {
        FORWARD,
        WEIGHT,
        INPUT
    }

    /** Numbers of a kernel from which on rows of them fill vectors. */
    private static final int WIDE = 48;

    private final RowProduct product;
    /** Where kernels are small, else null. */
    private final NarrowWeights narrow;

    private final WorkPool pool;
    private final int threads;
    private final int area;
    private final int depth;
    private final ShiftedPlanes pictures;
    private final ShiftedPlanes gradients;

    private Pass pass;
    private float[] x;
    private float[] w;
    private float[] up;
    private float[] bias;
    private float[] out;
    private int xo;
    private int wo;
    private int uo;
    private int bo;
    private int oo;
    private float least;
    private int chunks;

    private RowConv(Shape s, RowTile.Family family, RowTile tile, WorkPool pool) {
        super(s);
        product = new RowProduct(family, tile);
        narrow = s.depth() < WIDE && s.dilation == 1 ? new NarrowWeights(s, family, tile) : null;
        this.pool = pool;
        threads = s.work() * s.n < SHARED ? 1 : pool.threads();
        area = s.k * s.k;
        depth = s.depth();
        pictures = new ShiftedPlanes(s, PIECE);
        Shape back = new Shape(s.n, s.out, s.oh, s.ow, s.in, s.k, s.reach() - s.padding, s.dilation);
        gradients = new ShiftedPlanes(back, PIECE);
    }

    /** The kernel, or null where the border of the gradients would have to be cut instead of added. */
    static Conv of(Shape s, RowTile.Family family, RowTile tile, WorkPool pool) {
        return s.padding > s.reach() || s.oh < 1 || s.ow < 1 ? null : new RowConv(s, family, tile, pool);
    }

    @Override
    public void forward(float[] x, int xo, float[] w, int wo, float[] bias, int bo, float least, float[] y, int yo) {
        this.x = x;
        this.xo = xo;
        this.w = w;
        this.wo = wo;
        this.bias = bias;
        this.bo = bo;
        this.least = least;
        share(Pass.FORWARD, y, yo, pictures.groups);
    }

    @Override
    public void weight(float[] x, int xo, float[] up, int uo, float[] dw, int dwo) {
        this.x = x;
        this.xo = xo;
        this.up = up;
        this.uo = uo;
        share(Pass.WEIGHT, dw, dwo, (shape.out + product.height() - 1) / product.height());
    }

    @Override
    public void input(float[] w, int wo, float[] up, int uo, float[] dx, int dxo) {
        this.w = w;
        this.wo = wo;
        this.up = up;
        this.uo = uo;
        share(Pass.INPUT, dx, dxo, gradients.groups);
    }

    private void share(Pass what, float[] to, int at, int most) {
        pass = what;
        out = to;
        oo = at;
        chunks = Math.min(most, what == Pass.WEIGHT || threads == 1 ? threads : 4 * threads);
        pool.run(this, chunks);
    }

    @Override
    public void run(int chunk) {
        if (pass == Pass.WEIGHT) {
            int height = product.height();
            int tiles = (shape.out + height - 1) / height;
            int last = Math.min(shape.out, (chunk + 1) * tiles / chunks * height);
            if (narrow == null) weight(chunk * tiles / chunks * height, last);
            else narrow.run(x, xo, up, uo, out, oo, chunk * tiles / chunks * height, last);
            return;
        }
        ShiftedPlanes planes = pass == Pass.FORWARD ? pictures : gradients;
        for (int g = chunk * planes.groups / chunks; g < (chunk + 1) * planes.groups / chunks; g++) {
            int first = g * planes.group;
            int count = Math.min(planes.group, shape.n - first);
            if (pass == Pass.FORWARD) forward(first, count);
            else input(first, count);
        }
    }

    private void forward(int first, int count) {
        float[] planes = Scratch.ofThread().flat(PLANES, pictures.size());
        pictures.load(x, xo + first * shape.in * shape.h * shape.w, count, planes);
        int end = (count - 1) * pictures.plane + shape.oh * shape.ow;
        int pieces = Math.max(1, (end + PIECE / 2) / PIECE);
        for (int p = 0; p < pieces; p++) forward(first, planes, p * end / pieces, (p + 1) * end / pieces);
    }

    /** The results from..to of the stretch. */
    private void forward(int first, float[] planes, int from, int to) {
        int n = to - from;
        Scratch scratch = Scratch.ofThread();
        scratch.rows(Scratch.SUMS, shape.out, n);
        scratch.rows(Scratch.TERMS, RowProduct.BLOCK, n);
        int lead = scratch.lead(product.tile(), (long) shape.out * depth * n);
        int start = RowStart.from(lead);
        int end = RowStart.to(lead, n);
        float[][] sums = scratch.rows(Scratch.SUMS, shape.out, n);
        float[][] rows = scratch.rows(Scratch.TERMS, RowProduct.BLOCK, n);
        RowProduct.clear(sums, 0, shape.out, start, end);
        for (int d0 = 0; d0 < depth; d0 += RowProduct.BLOCK) {
            int steps = Math.min(depth - d0, RowProduct.BLOCK);
            for (int t = 0; t < steps; t++) System.arraycopy(planes, from + pictures.place(d0 + t), rows[t], lead, n);
            product.add(sums, 0, shape.out, rows, 0, w, wo + d0, depth, 1, steps, start, end);
        }
        int at = oo + first * shape.out * shape.oh * shape.ow;
        for (int o = 0; o < shape.out; o++) {
            if (bias != null) add(sums[o], bias[bo + o], start, end);
            if (least != Float.NEGATIVE_INFINITY) atLeast(sums[o], least, start, end);
            pictures.unload(sums[o], lead, from, to, out, at, o);
        }
    }

    private void input(int first, int count) {
        float[] planes = Scratch.ofThread().flat(PLANES, gradients.size());
        gradients.load(up, uo + first * shape.out * shape.oh * shape.ow, count, planes);
        int end = (count - 1) * gradients.plane + shape.h * shape.w;
        int pieces = Math.max(1, (end + PIECE / 2) / PIECE);
        for (int p = 0; p < pieces; p++) input(first, planes, p * end / pieces, (p + 1) * end / pieces);
    }

    /** The pixels from..to of the stretch. */
    private void input(int first, float[] planes, int from, int to) {
        int n = to - from;
        Scratch scratch = Scratch.ofThread();
        scratch.rows(TOTALS, shape.in, n);
        scratch.rows(Scratch.SUMS, shape.in, n);
        scratch.rows(Scratch.TERMS, RowProduct.BLOCK, n);
        int lead = scratch.lead(product.tile(), (long) shape.out * depth * n);
        int start = RowStart.from(lead);
        int end = RowStart.to(lead, n);
        float[][] totals = scratch.rows(TOTALS, shape.in, n);
        float[][] sums = scratch.rows(Scratch.SUMS, shape.in, n);
        float[][] rows = scratch.rows(Scratch.TERMS, RowProduct.BLOCK, n);
        RowProduct.clear(totals, 0, shape.in, start, end);
        for (int place = 0; place < area; place++) {
            int turned = area - 1 - place;
            RowProduct.clear(sums, 0, shape.in, start, end);
            for (int o0 = 0; o0 < shape.out; o0 += RowProduct.BLOCK) {
                int steps = Math.min(shape.out - o0, RowProduct.BLOCK);
                for (int t = 0; t < steps; t++)
                    System.arraycopy(planes, from + gradients.place((o0 + t) * area + turned), rows[t], lead, n);
                product.add(sums, 0, shape.in, rows, 0, w, wo + o0 * depth + place, area, depth, steps, start, end);
            }
            for (int c = 0; c < shape.in; c++) add(totals[c], sums[c], start, end);
        }
        int at = oo + first * shape.in * shape.h * shape.w;
        for (int c = 0; c < shape.in; c++) gradients.unload(totals[c], lead, from, to, out, at, c);
    }

    /**
     * The gradients of the kernels from..to, picture after picture. A row is what the kernel sees at one pixel, with
     * the channels innermost, so that a row of the kernel is one piece of memory.
     */
    private void weight(int from, int to) {
        int count = to - from;
        Scratch scratch = Scratch.ofThread();
        scratch.rows(TOTALS, count, depth);
        scratch.rows(Scratch.SUMS, count, depth);
        scratch.rows(Scratch.TERMS, RowProduct.BLOCK, depth);
        int lead = scratch.lead(product.tile(), shape.work() * shape.n * count / shape.out);
        int start = RowStart.from(lead);
        int end = RowStart.to(lead, depth);
        float[][] totals = scratch.rows(TOTALS, count, depth);
        float[][] sums = scratch.rows(Scratch.SUMS, count, depth);
        float[][] rows = scratch.rows(Scratch.TERMS, RowProduct.BLOCK, depth);
        int width = shape.w + 2 * shape.padding;
        float[] turned = Scratch.ofThread().flat(PLANES, width * (shape.h + 2 * shape.padding) * shape.in);
        Arrays.fill(turned, 0, width * (shape.h + 2 * shape.padding) * shape.in, 0f);
        int pixels = shape.oh * shape.ow;
        for (int n = 0; n < shape.n; n++) {
            turn(n, turned, width);
            RowProduct.clear(sums, 0, count, start, end);
            for (int p0 = 0; p0 < pixels; p0 += RowProduct.BLOCK) {
                int steps = Math.min(pixels - p0, RowProduct.BLOCK);
                for (int t = 0; t < steps; t++) see(p0 + t, turned, width, rows[t], lead);
                int at = uo + (n * shape.out + from) * pixels + p0;
                product.add(sums, 0, count, rows, 0, up, at, pixels, 1, steps, start, end);
            }
            for (int o = 0; o < count; o++) {
                if (n == 0) System.arraycopy(sums[o], lead, totals[o], lead, depth);
                else add(totals[o], sums[o], start, end);
            }
        }
        for (int o = 0; o < count; o++)
            for (int c = 0; c < shape.in; c++)
                for (int place = 0; place < area; place++)
                    out[oo + (from + o) * depth + c * area + place] = totals[o][lead + place * shape.in + c];
    }

    /** Picture n with its border, channels innermost. */
    private void turn(int n, float[] turned, int width) {
        for (int c = 0; c < shape.in; c++) {
            for (int r = 0; r < shape.h; r++) {
                int from = xo + ((n * shape.in + c) * shape.h + r) * shape.w;
                int to = ((r + shape.padding) * width + shape.padding) * shape.in + c;
                for (int q = 0; q < shape.w; q++) turned[to + q * shape.in] = x[from + q];
            }
        }
    }

    /** What the kernel sees at a pixel. */
    private void see(int pixel, float[] turned, int width, float[] row, int lead) {
        int run = shape.dilation == 1 ? shape.k * shape.in : shape.in;
        int corner = pixel / shape.ow * width + pixel % shape.ow;
        for (int i = 0, at = lead; i < shape.k; i++) {
            int line = corner + i * shape.dilation * width;
            for (int j = 0; j < shape.k * shape.in; j += run, at += run)
                System.arraycopy(turned, (line + j / shape.in * shape.dilation) * shape.in, row, at, run);
        }
    }

    private static void add(float[] sums, float x, int from, int to) {
        for (int j = from; j < to; j++) sums[j] = sums[j] + x;
    }

    private static void atLeast(float[] sums, float least, int from, int to) {
        for (int j = from; j < to; j++) sums[j] = Math.max(sums[j], least);
    }

    private static void add(float[] sums, float[] more, int from, int to) {
        for (int j = from; j < to; j++) sums[j] = sums[j] + more[j];
    }
}
