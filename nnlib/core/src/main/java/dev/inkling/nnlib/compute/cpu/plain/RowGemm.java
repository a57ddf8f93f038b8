package dev.inkling.nnlib.compute.cpu.plain;

import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import dev.inkling.nnlib.compute.cpu.shapes.RowStart;
import dev.inkling.nnlib.compute.cpu.shapes.RowTile;

/**
 * The product in plain Java. Rows of b are laid out as arrays of their own, then groups of rows of c gather them with a
 * {@link RowTile}, about {@link RowProduct#BLOCK} of them at a time so that they stay in the cache: where one thread
 * has all rows of c, it lays out no more than these at a time.
 */
final class RowGemm extends Gemm implements WorkPool.Job {
    /** Most rows of c that are held at a time. */
    private static final int GROUP = 112;
    /** Products below this many multiplications are not worth waking a thread for. */
    private static final long SHARED = 200_000;

    private final RowProduct product;
    private final WorkPool pool;
    private final int group;
    private final int chunks;
    /** 0 where a thread lays out what it needs next. */
    private final int packs;
    /** Rows of b that are laid out at a time, and rows of c that are held. */
    private final int terms;

    private final int held;
    /** Whether all rows of c are held at once; else each thread has a group of its own. */
    private final boolean together;

    private boolean packing;
    /** Where the numbers of a row begin. */
    private int lead;

    private float[][] rows;
    private float[][] sums;
    private float[] a;
    private float[] b;
    private float[] c;
    private int ao;
    private int bo;
    private int co;
    private boolean adds;

    RowGemm(Shape shape, RowTile.Family family, RowTile tile, WorkPool pool) {
        super(shape);
        product = new RowProduct(family, tile);
        this.pool = pool;
        int threads = shape.work() < SHARED ? 1 : pool.threads();
        int groups = threads * Math.max(1, (m + threads * GROUP - 1) / (threads * GROUP));
        int even = (m + groups - 1) / groups;
        group = (even + tile.rows - 1) / tile.rows * tile.rows;
        chunks = (m + group - 1) / group;
        packs = chunks == 1 ? 0 : Math.min(threads, k);
        terms = chunks == 1 ? Math.min(k, RowProduct.BLOCK) : k;
        together = chunks <= threads;
        held = together ? m : pool.threads() * group;
    }

    @Override
    public void run(float[] a, int ao, float[] b, int bo, float[] c, int co, boolean adds) {
        this.a = a;
        this.ao = ao;
        this.b = b;
        this.bo = bo;
        this.c = c;
        this.co = co;
        this.adds = adds;
        Scratch scratch = Scratch.ofThread();
        scratch.rows(Scratch.TERMS, terms, n);
        scratch.rows(Scratch.SUMS, held, n);
        lead = scratch.lead(product.tile(), (long) m * n * k);
        rows = scratch.rows(Scratch.TERMS, terms, n);
        sums = scratch.rows(Scratch.SUMS, held, n);
        packing = true;
        pool.run(this, packs);
        packing = false;
        pool.run(this, chunks);
    }

    @Override
    public void run(int chunk) {
        if (packing) pack(chunk * k / packs, (chunk + 1) * k / packs, 0);
        else product(chunk * group, Math.min(m, (chunk + 1) * group));
    }

    /** Lays rows of b out, of which that one comes first. */
    private void pack(int from, int to, int first) {
        if (bCol == 1) {
            for (int t = from; t < to; t++) System.arraycopy(b, bo + t * bRow, rows[t - first], lead, n);
            return;
        }
        int step = 16;
        for (int t0 = from; t0 < to; t0 += step) {
            int t1 = Math.min(to, t0 + step);
            for (int j = 0; j < n; j++) {
                int o = bo + j * bCol;
                for (int t = t0; t < t1; t++) rows[t - first][lead + j] = b[o + t * bRow];
            }
        }
    }

    private void product(int from, int below) {
        int count = below - from;
        int start = RowStart.from(lead);
        int end = RowStart.to(lead, n);
        int first = together ? from : pool.place() * group;
        RowProduct.clear(sums, first, count, start, end);
        for (int k0 = 0; k0 < k; k0 += RowProduct.BLOCK) {
            int steps = Math.min(k - k0, RowProduct.BLOCK);
            if (packs == 0) pack(k0, k0 + steps, k0);
            int at = ao + from * aRow + k0 * aCol;
            product.add(sums, first, count, rows, packs == 0 ? 0 : k0, a, at, aRow, aCol, steps, start, end);
        }
        for (int i = 0; i < count; i++) store(sums[first + i], lead, c, co + (from + i) * cRow, adds);
        end(from, below, 0, n);
    }
}
