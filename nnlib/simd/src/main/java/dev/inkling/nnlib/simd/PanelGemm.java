package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.NR;

import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;

/**
 * The product on vectors: the right operand is packed into panels, and tiles of c stay in registers while k runs. Where
 * the panels together fit the cache they are packed once and shared by all rows; of a larger operand some panels at a
 * time are packed and used by all rows before the next ones: one where the left operand fits the cache beside it,
 * several where that would have to come from memory for each.
 */
final class PanelGemm extends Gemm implements WorkPool.Job {
    /** Rows of a tile: twenty sums and three operands fill the registers of AVX-512 and NEON; AVX2 has half as many. */
    private static final int TALL = L == 8 ? 5 : 10;

    private static final int SHORT = 5;
    /** Steps of k between two visits to c: panel and left operand stay in the first caches. */
    private static final int DEPTH = 1024;
    /** The same where several panels are used at a time. */
    private static final int SHALLOW = 512;

    private static final int GROUP = 8;
    /** Floats of all panels together that a core's second cache holds beside the rest. */
    private static final int CACHED = 128 * 1024;

    /**
     * Floats of a right operand that comes from the caches; to what comes from memory a loop that only copies reads
     * further ahead than a tile can.
     */
    private static final int NEAR = 1024 * 1024;

    private static final long SHARED = 400_000;
    /**
     * Elements of c from which on what follows them is done: they are still in the second cache, and it has long
     * stretches.
     */
    private static final int ENDS = 16 * 1024;

    private static final int PANEL = 0;
    private static final int EDGE = 1;
    private static final int SUM = 2;
    private static final int LEFT = 3;

    private final WorkPool pool;
    private final int panels;
    private final boolean together;
    /** Whole tiles of rows. */
    private final int blocks;

    private final int chunks;
    private final int packs;
    /** Panels of a chunk where they are not packed together, and the steps of k that are packed of them. */
    private final int group;

    private final int depth;
    private final boolean across;
    private final boolean direct;
    /** Whether whole panels are laid out by the first tile that needs them. */
    private final boolean fills;

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
    /** Whether sums are gathered elsewhere and added to c in the end. */
    private boolean aside;

    PanelGemm(Shape shape, WorkPool pool) {
        super(shape);
        this.pool = pool;
        panels = Panels.count(n);
        int threads = shape.work() < SHARED ? 1 : pool.threads();
        together = (long) panels * NR * k <= CACHED || panels < threads;
        blocks = m / TALL;
        boolean far = !together && (long) m * k > CACHED;
        group = far ? Math.max(1, Math.min(GROUP, panels / (threads == 1 ? 1 : 2 * threads))) : 1;
        depth = far ? SHALLOW : DEPTH;
        chunks = together
                ? threads == 1 ? 1 : Math.max(1, Math.min(16 * threads, blocks))
                : (panels + group - 1) / group;
        packs = together ? Math.min(threads, panels) : 0;
        across = aCol == 1 || k == 1;
        fills = across && bCol == 1 && TALL == 10 && m >= TALL && !together && (long) n * k <= NEAR;
        direct = across || aRow == 1 || m == 1;
    }

    @Override
    public void run(
            float[] left, int leftOffset, float[] right, int rightOffset, float[] out, int outOffset, boolean add) {
        Scratch scratch = Scratch.ofThread();
        b = right;
        bo = rightOffset;
        aside = add && k > depth;
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
        if (aside) {
            for (int i = 0; i < m; i++) for (int j = 0; j < n; j++) out[outOffset + i * cRow + j] += c[i * cRow + j];
            end(0, m, 0, n);
        }
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
    public boolean endsRows() {
        return together;
    }

    @Override
    public void run(int chunk) {
        if (packing) {
            for (int p = chunk * panels / packs; p < (chunk + 1) * panels / packs; p++)
                pack(p, 0, k, panel, p * NR * k);
        } else if (together) {
            int from = chunk * blocks / chunks * TALL;
            int to = chunk == chunks - 1 ? m : (chunk + 1) * blocks / chunks * TALL;
            for (int k0 = 0; k0 < k; k0 += depth)
                multiply(from, to, 0, panels, panel, 0, NR * k, k0, Math.min(k, k0 + depth));
        } else {
            int first = chunk * group;
            int last = Math.min(panels, first + group);
            int stride = NR * Math.min(k, depth);
            float[] own = Scratch.ofThread().flat(PANEL, group * stride);
            for (int k0 = 0; k0 < k; k0 += depth) {
                int k1 = Math.min(k, k0 + depth);
                for (int p = first; p < last; p++)
                    if (!fills || !isWhole(p)) pack(p, k0, k1, own, (p - first) * stride);
                multiply(0, m, first, last, own, -k0 * NR, stride, k0, k1);
            }
        }
    }

    private boolean isWhole(int p) {
        return (p + 1) * NR <= n;
    }

    private void pack(int p, int k0, int k1, float[] to, int at) {
        int from = bo + k0 * bRow + p * NR * bCol;
        Panels.pack(b, from, bRow, bCol, k1 - k0, Math.min(NR, n - p * NR), to, at);
    }

    /**
     * Rows from..to of the columns of some panels, which lie so far apart from po on. The last tile of a chunk lies
     * over the one before rather than be a smaller one, the same sums again: only where each tile is finished in one
     * visit, since a second visit would go on from finished sums. So its rows end together with those of the one
     * before.
     */
    private void multiply(int from, int to, int first, int last, float[] panel, int po, int stride, int k0, int k1) {
        int height = to - from >= TALL ? TALL : to - from >= SHORT ? SHORT : 1;
        boolean overlaps = k1 - k0 == k && !adds;
        boolean ends = k1 == k && !aside;
        int left = first * NR;
        int right = Math.min(n, last * NR);
        int done = from;
        int i = from;
        for (; i + height <= to; i += height) {
            tiles(height, i, first, last, panel, po, stride, k0, k1);
            int next = i + height;
            if (ends && (next - done) * (right - left) >= ENDS && (next == to || next + height <= to)) {
                end(done, next, left, right);
                done = next;
            }
        }
        if (i < to && overlaps) {
            tiles(height, to - height, first, last, panel, po, stride, k0, k1);
        } else {
            for (; i + SHORT <= to; i += SHORT) tiles(SHORT, i, first, last, panel, po, stride, k0, k1);
            for (; i < to; i++) tiles(1, i, first, last, panel, po, stride, k0, k1);
        }
        if (ends) end(done, to, left, right);
    }

    /** The same rows of all panels, one after the other, while the left operand's are near. */
    private void tiles(int height, int i, int first, int last, float[] panel, int po, int stride, int k0, int k1) {
        for (int p = first; p < last; p++) tile(height, i, p, panel, po + (p - first) * stride, k0, k1);
    }

    private void tile(int height, int i, int p, float[] panel, int po, int k0, int k1) {
        int width = Math.min(NR, n - p * NR);
        int o = co + i * cRow + p * NR;
        if (width == NR && !adds) {
            micro(height, i, p, panel, po, k0, k1, c, o, cRow);
            return;
        }
        float[] edge = Scratch.ofThread().flat(EDGE, TALL * NR);
        if (k0 > 0) for (int r = 0; r < height; r++) System.arraycopy(c, o + r * cRow, edge, r * NR, width);
        micro(height, i, p, panel, po, k0, k1, edge, 0, NR);
        for (int r = 0; r < height; r++) {
            if (adds) for (int j = 0; j < width; j++) c[o + r * cRow + j] += edge[r * NR + j];
            else System.arraycopy(edge, r * NR, c, o + r * cRow, width);
        }
    }

    private void micro(int height, int i, int p, float[] panel, int po, int k0, int k1, float[] to, int at, int ldc) {
        if (across) {
            int row = ao + i * aStep;
            if (fills && i == 0 && isWhole(p))
                AcrossRows.fill10(k0, k1, a, row, aStep, b, bo + p * NR, bRow, panel, po, to, at, ldc);
            else if (height == 10) AcrossRows.tile10(k0, k1, a, row, aStep, panel, po, to, at, ldc);
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
