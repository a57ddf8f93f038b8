package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.NR;
import static dev.inkling.nnlib.simd.SixteenRegisterTile.TALL;

import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import java.util.Arrays;

/**
 * The product where registers are few, as on AVX2: the left operand is packed too, a few rows side by side, since a
 * tile is so small that finding its operands would cost as much as multiplying them. Panels of the right operand are
 * packed once for all rows where they fit the cache, else one at a time by whoever multiplies with them.
 */
final class PackedGemm extends Gemm implements WorkPool.Job {
    /** Most steps of k between two visits to c: a panel of so many stays in the first cache. */
    private static final int DEPTH = 512;
    /** Floats of all panels together that a core's second cache holds beside the rest. */
    private static final int CACHED = 64 * 1024;

    private static final long SHARED = 1_000_000;
    /** Of each thread: more even out its luck, fewer read the right operand less often. */
    private static final int CHUNKS = 8;

    private static final int PANEL = 0;
    private static final int EDGE = 1;
    private static final int SUM = 2;
    private static final int LEFT = 3;

    private final WorkPool pool;
    private final int tiles;
    private final int panels;
    private final int depth;
    /** Whether all panels are packed before anything is multiplied. */
    private final boolean together;

    private final int packs;
    private final int chunks;

    private boolean packing;
    private float[] left;
    private float[] panel;
    private float[] a;
    private float[] b;
    private float[] c;
    private int ao;
    private int bo;
    private int co;
    private int ldc;
    private boolean adds;
    /** Whether sums are gathered elsewhere and added to c in the end. */
    private boolean aside;

    PackedGemm(Shape shape, WorkPool pool) {
        super(shape);
        this.pool = pool;
        tiles = (m + TALL - 1) / TALL;
        panels = Panels.count(n);
        int visits = Math.max(1, (k + DEPTH - 1) / DEPTH);
        depth = (k + visits - 1) / visits;
        int threads = shape.work() < SHARED ? 1 : pool.threads();
        together = (long) panels * NR * k <= CACHED || panels < threads;
        packs = threads;
        int units = together ? tiles : panels;
        // one thread's chunks too, since what follows them finds their rows in the second cache
        chunks = shape.work() < SHARED ? 1 : Math.min(units, CHUNKS * threads);
    }

    @Override
    public void run(float[] x, int xo, float[] y, int yo, float[] out, int oo, boolean add) {
        Scratch scratch = Scratch.ofThread();
        a = x;
        ao = xo;
        b = y;
        bo = yo;
        aside = add && depth < k;
        c = aside ? scratch.flat(SUM, m * n) : out;
        co = aside ? 0 : oo;
        ldc = aside ? n : cRow;
        adds = add && !aside;
        left = scratch.flat(LEFT, tiles * TALL * k);
        panel = together ? scratch.flat(PANEL, panels * NR * k) : null;
        packing = true;
        pool.run(this, packs);
        packing = false;
        pool.run(this, chunks);
        if (aside) {
            for (int i = 0; i < m; i++) for (int j = 0; j < n; j++) out[oo + i * cRow + j] += c[i * n + j];
            end(0, m, 0, n);
        }
    }

    @Override
    public boolean endsRows() {
        return together;
    }

    @Override
    public void run(int chunk) {
        if (packing) {
            for (int t = share(chunk, packs, tiles); t < share(chunk + 1, packs, tiles); t++) packLeft(t);
            if (together)
                for (int p = share(chunk, packs, panels); p < share(chunk + 1, packs, panels); p++)
                    packRight(p, 0, k, panel, p * NR * k);
        } else if (together) {
            int from = share(chunk, chunks, tiles);
            int to = share(chunk + 1, chunks, tiles);
            for (int k0 = 0; k0 < k; k0 += depth)
                for (int p = 0; p < panels; p++) multiply(from, to, p, panel, p * NR * k, k0, Math.min(k, k0 + depth));
            if (!aside) end(from * TALL, Math.min(m, to * TALL), 0, n);
        } else {
            float[] own = Scratch.ofThread().flat(PANEL, NR * depth);
            int first = share(chunk, chunks, panels);
            int to = share(chunk + 1, chunks, panels);
            for (int k0 = 0; k0 < k; k0 += depth) {
                int k1 = Math.min(k, k0 + depth);
                for (int p = first; p < to; p++) {
                    packRight(p, k0, k1, own, 0);
                    multiply(0, tiles, p, own, -k0 * NR, k0, k1);
                }
            }
            if (!aside) end(0, m, first * NR, Math.min(n, to * NR));
        }
    }

    private static int share(int part, int parts, int of) {
        return (int) ((long) part * of / parts);
    }

    /** The rows of a tile side by side; rows that are missing are zeros. */
    private void packLeft(int tile) {
        int rows = Math.min(TALL, m - tile * TALL);
        int to = tile * TALL * k;
        int from = ao + tile * TALL * aRow;
        if (rows == TALL && aCol == 1) {
            SixteenRegisterTile.interleave(a, from, aRow, k, left, to);
        } else if (rows == TALL && aRow == 1) {
            SixteenRegisterTile.gather(a, from, aCol, k, left, to);
        } else {
            if (rows < TALL) Arrays.fill(left, to, to + TALL * k, 0f);
            for (int t = 0; t < k; t++)
                for (int r = 0; r < rows; r++) left[to + t * TALL + r] = a[from + r * aRow + t * aCol];
        }
    }

    private void packRight(int p, int k0, int k1, float[] to, int at) {
        int from = bo + k0 * bRow + p * NR * bCol;
        Panels.pack(b, from, bRow, bCol, k1 - k0, Math.min(NR, n - p * NR), to, at);
    }

    /** Some tiles of the columns of one panel, which lies from po on. */
    private void multiply(int from, int to, int p, float[] panel, int po, int k0, int k1) {
        int width = Math.min(NR, n - p * NR);
        for (int t = from; t < to; t++) {
            int rows = Math.min(TALL, m - t * TALL);
            int o = co + t * TALL * ldc + p * NR;
            int at = t * TALL * k;
            if (rows == TALL && width == NR && !adds) {
                if (k0 == 0) SixteenRegisterTile.clear(c, o, ldc);
                SixteenRegisterTile.run(k0, k1, left, at, panel, po, c, o, ldc);
            } else {
                edge(k0, k1, at, panel, po, o, rows, width);
            }
        }
    }

    /** A tile that is not whole, or is added to what is there. */
    private void edge(int k0, int k1, int at, float[] panel, int po, int o, int rows, int width) {
        float[] edge = Scratch.ofThread().flat(EDGE, TALL * NR);
        if (k0 == 0) SixteenRegisterTile.clear(edge, 0, NR);
        else for (int r = 0; r < rows; r++) System.arraycopy(c, o + r * ldc, edge, r * NR, width);
        SixteenRegisterTile.run(k0, k1, left, at, panel, po, edge, 0, NR);
        for (int r = 0; r < rows; r++) {
            if (adds) for (int j = 0; j < width; j++) c[o + r * ldc + j] += edge[r * NR + j];
            else System.arraycopy(edge, r * NR, c, o + r * ldc, width);
        }
    }
}
