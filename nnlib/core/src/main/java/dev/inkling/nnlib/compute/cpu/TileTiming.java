package dev.inkling.nnlib.compute.cpu;

import java.util.Random;

/**
 * Finds the fastest tile of a family on this machine: which shape a JIT vectorises well differs between versions. It runs once, a fraction of a second,
 * when the first product comes that is large enough to gain. The choice never shows in a result, since all tiles add in the same order.
 */
final class TileTiming {
    /** Multiplications below which any tile will do. */
    private static final long WORTH = 2_000_000;

    private static final long WARM_NANOS = 60_000_000;
    private static final long LOOK_NANOS = 4_000_000;
    private static final int N = 512;
    private static final int K = 56;
    private static final int M = 16;

    private final RowTile.Family family;
    private volatile RowTile fastest;

    TileTiming(RowTile.Family family) {
        this.family = family;
    }

    String chosen() {
        RowTile tile = fastest;
        return tile == null ? "not timed" : tile.name;
    }

    RowTile fastest(long work) {
        RowTile tile = fastest;
        if (tile != null) return tile;
        return work < WORTH ? family.shapes()[0] : measure();
    }

    private synchronized RowTile measure() {
        if (fastest != null) return fastest;
        Random random = new Random(1);
        float[][] b = new float[K][N];
        for (float[] row : b) for (int j = 0; j < N; j++) row[j] = random.nextFloat() - 0.5f;
        float[] a = new float[M * K];
        for (int i = 0; i < a.length; i++) a[i] = random.nextFloat() - 0.5f;
        float[][] c = new float[M][N];
        RowTile best = family.single();
        double least = nanosEach(best, c, b, a);
        for (RowTile tile : family.shapes()) {
            double nanos = nanosEach(tile, c, b, a);
            if (nanos < least) {
                least = nanos;
                best = tile;
            }
        }
        fastest = best;
        return best;
    }

    private static double nanosEach(RowTile tile, float[][] c, float[][] b, float[] a) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_NANOS) pass(tile, c, b, a);
        double least = Double.MAX_VALUE;
        for (int look = 0; look < 3; look++) {
            long from = System.nanoTime();
            long now = from;
            int passes = 0;
            while (now - from < LOOK_NANOS) {
                pass(tile, c, b, a);
                passes++;
                now = System.nanoTime();
            }
            least = Math.min(least, (double) (now - from) / passes);
        }
        return least;
    }

    private static void pass(RowTile tile, float[][] c, float[][] b, float[] a) {
        for (int i = 0; i + tile.rows <= M; i += tile.rows) tile.run(c, i, b, a, i * K, K, 1, 0, K, N);
        // sums that grow without end would become infinite, and some machines are slow with those
        if (!(Math.abs(c[0][0]) < 1e6f)) for (float[] row : c) java.util.Arrays.fill(row, 0f);
    }
}
