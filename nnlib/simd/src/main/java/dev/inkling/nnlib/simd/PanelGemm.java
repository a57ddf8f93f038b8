package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.NR;

import dev.inkling.nnlib.compute.cpu.Gemm;
import dev.inkling.nnlib.compute.cpu.Scratch;
import dev.inkling.nnlib.compute.cpu.WorkPool;

/**
 * The product on vectors: the right operand is packed into panels, and tiles of c stay in registers while k runs. Where the panels together fit the
 * cache they are packed once and shared by all rows; a larger operand is packed panel by panel, each used by all rows before the next one.
 */
final class PanelGemm extends Gemm implements WorkPool.Job {
    /** Rows of a tile: twenty sums and three operands fill the registers of AVX-512 and NEON; AVX2 has half as many. */
    private static final int TALL = L == 8 ? 5 : 10;

    private static final int SHORT = 5;
    /** Steps of k between two visits to c: panel and left operand stay in the first caches. */
    private static final int DEPTH = 1024;
    /** Floats of all panels together that a core's second cache holds beside the rest. */
    private static final int CACHED = 128 * 1024;

    private static final long SHARED = 1_000_000;
    private static final int PANEL = 0;
    private static final int EDGE = 1;
    private static final int SUM = 2;
    private static final int LEFT = 3;

    private final WorkPool pool;
    private final int panels;
    private final boolean together;
    /** Rows of a chunk where panels are shared, else all. */
    private final int rows;

    private final int chunks;
    private final int packs;
    private final boolean across;
    private final boolean direct;

    private boolean packing;
    private float[] panel;
    private float[] a;
    private float[] b;
    private float[] c;
    private int ao;
    private int bo;
    private int co;
    private int aStep;
    private boolean adds;

    PanelGemm(Shape shape, WorkPool pool) {
        super(shape);
        this.pool = pool;
        panels = Panels.count(n);
        int threads = shape.work() < SHARED ? 1 : pool.threads();
        together = (long) panels * NR * k <= CACHED || panels < threads;
        int blocks = m / TALL;
        int parts = Math.max(1, Math.min(threads == 1 ? 1 : 8 * threads, blocks));
        rows = together ? Math.max(1, (blocks + parts - 1) / parts) * TALL : m;
        chunks = together ? Math.max(1, m / rows) : panels;
        packs = together ? Math.min(threads, panels) : 0;
        across = aCol == 1 || k == 1;
        direct = across || aRow == 1 || m == 1;
    }

    @Override
    public void run(
            float[] left, int leftOffset, float[] right, int rightOffset, float[] out, int outOffset, boolean add) {
        Scratch scratch = Scratch.ofThread();
        b = right;
        bo = rightOffset;
        boolean aside = add && k > DEPTH;
        c = aside ? scratch.flat(SUM, (m - 1) * cRow + n) : out;
        co = aside ? 0 : outOffset;
        adds = add && !aside;
        if (direct) {
            a = left;
            ao = leftOffset;
            aStep = across ? aRow : aCol;
        } else {
            copyLeft(left, leftOffset, scratch);
        }
        if (together) {
            panel = scratch.flat(PANEL, panels * NR * k);
            packing = true;
            pool.run(this, packs);
            packing = false;
        }
        pool.run(this, chunks);
        if (aside)
            for (int i = 0; i < m; i++) for (int j = 0; j < n; j++) out[outOffset + i * cRow + j] += c[i * cRow + j];
    }

    private void copyLeft(float[] left, int offset, Scratch scratch) {
        a = scratch.flat(LEFT, m * k);
        ao = 0;
        aStep = across ? k : m;
        for (int i = 0; i < m; i++) {
            for (int t = 0; t < k; t++) a[t * m + i] = left[offset + i * aRow + t * aCol];
        }
    }

    @Override
    public void run(int chunk) {
        if (packing) {
            for (int p = chunk * panels / packs; p < (chunk + 1) * panels / packs; p++) pack(p, panel, p * NR * k);
        } else if (together) {
            int from = chunk * rows;
            int to = chunk == chunks - 1 ? m : from + rows;
            for (int p = 0; p < panels; p++) multiply(from, to, p, panel, p * NR * k);
        } else {
            float[] own = Scratch.ofThread().flat(PANEL, NR * k);
            pack(chunk, own, 0);
            multiply(0, m, chunk, own, 0);
        }
    }

    private void pack(int p, float[] to, int at) {
        Panels.pack(b, bo + p * NR * bCol, bRow, bCol, k, Math.min(NR, n - p * NR), to, at);
    }

    /** Rows from..to of the columns of panel p. The last tile of a chunk lies over the one before rather than be a smaller one: the same sums again. */
    private void multiply(int from, int to, int p, float[] panel, int po) {
        for (int k0 = 0; k0 < k; k0 += DEPTH) {
            int k1 = Math.min(k, k0 + DEPTH);
            int height = to - from >= TALL ? TALL : to - from >= SHORT ? SHORT : 1;
            for (int i = from; i < to; i += height) {
                // overlap only where each tile is finished in one visit: a second visit would go on from finished sums
                if (i + height <= to) tile(height, i, p, panel, po, k0, k1);
                else if (k <= DEPTH && !adds) tile(height, to - height, p, panel, po, k0, k1);
                else rest(i, to, p, panel, po, k0, k1);
            }
        }
    }

    private void rest(int from, int to, int p, float[] panel, int po, int k0, int k1) {
        int i = from;
        for (; i + SHORT <= to; i += SHORT) tile(SHORT, i, p, panel, po, k0, k1);
        for (; i < to; i++) tile(1, i, p, panel, po, k0, k1);
    }

    private void tile(int height, int i, int p, float[] panel, int po, int k0, int k1) {
        int width = Math.min(NR, n - p * NR);
        int o = co + i * cRow + p * NR;
        if (width == NR && !adds) {
            micro(height, i, panel, po, k0, k1, c, o, cRow);
            return;
        }
        float[] edge = Scratch.ofThread().flat(EDGE, TALL * NR);
        if (k0 > 0) for (int r = 0; r < height; r++) System.arraycopy(c, o + r * cRow, edge, r * NR, width);
        micro(height, i, panel, po, k0, k1, edge, 0, NR);
        for (int r = 0; r < height; r++) {
            if (adds) for (int j = 0; j < width; j++) c[o + r * cRow + j] += edge[r * NR + j];
            else System.arraycopy(edge, r * NR, c, o + r * cRow, width);
        }
    }

    private void micro(int height, int i, float[] panel, int po, int k0, int k1, float[] to, int at, int ldc) {
        if (across) {
            int row = ao + i * aStep;
            if (height == 10) AcrossRows.tile10(k0, k1, a, row, aStep, panel, po, to, at, ldc);
            else if (height == 5) AcrossRows.tile5(k0, k1, a, row, aStep, panel, po, to, at, ldc);
            else AcrossRows.tile1(k0, k1, a, row, aStep, panel, po, to, at, ldc);
        } else {
            int column = ao + i;
            if (height == 10) DownColumns.tile10(k0, k1, a, column, aStep, panel, po, to, at, ldc);
            else if (height == 5) DownColumns.tile5(k0, k1, a, column, aStep, panel, po, to, at, ldc);
            else DownColumns.tile1(k0, k1, a, column, aStep, panel, po, to, at, ldc);
        }
    }
}
