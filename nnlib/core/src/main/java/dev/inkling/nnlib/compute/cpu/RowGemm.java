package dev.inkling.nnlib.compute.cpu;

/**
 * The product in plain Java. Rows of b are laid out as arrays of their own, then groups of rows of c gather them with a {@link RowTile}, about
 * {@link #BLOCK} of them at a time so that they stay in the cache.
 */
final class RowGemm extends Gemm implements WorkPool.Job {
    /** Rows of b that are used again and again before the next ones come. */
    private static final int BLOCK = 56;
    /** Most rows of c that are held at a time. */
    private static final int GROUP = 112;
    /** Products below this many multiplications are not worth waking a thread for. */
    private static final long SHARED = 200_000;

    private static final int ROWS_OF_B = 0;
    private static final int ROWS_OF_C = 1;

    private final RowTile.Family family;
    private final RowTile tile;
    private final WorkPool pool;
    private final int group;
    private final int chunks;
    private final int packs;

    private boolean packing;
    private float[][] rows;
    private float[] a;
    private float[] b;
    private float[] c;
    private int ao;
    private int bo;
    private int co;
    private boolean adds;

    RowGemm(Shape shape, RowTile.Family family, RowTile tile, WorkPool pool) {
        super(shape);
        this.family = family;
        this.tile = tile;
        this.pool = pool;
        int threads = shape.work() < SHARED ? 1 : pool.threads();
        int groups = threads * Math.max(1, (m + threads * GROUP - 1) / (threads * GROUP));
        int even = (m + groups - 1) / groups;
        group = (even + tile.rows - 1) / tile.rows * tile.rows;
        chunks = (m + group - 1) / group;
        packs = Math.min(threads, k);
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
        rows = Scratch.ofThread().rows(ROWS_OF_B, k, n);
        packing = true;
        pool.run(this, packs);
        packing = false;
        pool.run(this, chunks);
    }

    @Override
    public void run(int chunk) {
        if (packing) pack(chunk * k / packs, (chunk + 1) * k / packs);
        else product(chunk * group, Math.min(m, (chunk + 1) * group));
    }

    private void pack(int from, int to) {
        if (bCol == 1) {
            for (int t = from; t < to; t++) System.arraycopy(b, bo + t * bRow, rows[t], 0, n);
            return;
        }
        int step = 16;
        for (int t0 = from; t0 < to; t0 += step) {
            int t1 = Math.min(to, t0 + step);
            for (int j = 0; j < n; j++) {
                int o = bo + j * bCol;
                for (int t = t0; t < t1; t++) rows[t][j] = b[o + t * bRow];
            }
        }
    }

    private void product(int from, int to) {
        int count = to - from;
        float[][] sums = Scratch.ofThread().rows(ROWS_OF_C, count, n);
        for (int i = 0; i < count; i++) java.util.Arrays.fill(sums[i], 0, n, 0f);
        for (int k0 = 0; k0 < k; k0 += BLOCK) {
            int k1 = Math.min(k, k0 + BLOCK);
            int i = 0;
            for (; i + tile.rows <= count; i += tile.rows) gather(tile, sums, i, from + i, k0, k1);
            for (; i < count; i++) gather(family.single(), sums, i, from + i, k0, k1);
        }
        for (int i = 0; i < count; i++) store(sums[i], co + (from + i) * cRow);
    }

    private void gather(RowTile with, float[][] sums, int i, int row, int k0, int k1) {
        int ko = k1 - (k1 - k0) % with.steps;
        int o = ao + row * aRow;
        if (ko > k0) with.run(sums, i, rows, a, o, aRow, aCol, k0, ko, n);
        if (ko == k1) return;
        for (int r = 0; r < with.rows; r++)
            family.last().run(sums, i + r, rows, a, o + r * aRow, aRow, aCol, ko, k1, n);
    }

    private void store(float[] sum, int o) {
        if (adds) {
            for (int j = 0; j < n; j++) c[o + j * cCol] += sum[j];
        } else if (cCol == 1) {
            System.arraycopy(sum, 0, c, o, n);
        } else {
            for (int j = 0; j < n; j++) c[o + j * cCol] = sum[j];
        }
    }
}
