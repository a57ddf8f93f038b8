package dev.inkling.nnlib.compute.cpu;

import java.util.Arrays;
import java.util.Random;

/**
 * Finds the fastest tile of a family on this machine: which shape a JIT vectorises well differs between versions. It runs once, a fraction of a second,
 * when the first product comes that is large enough to gain. The choice never shows in a result, since all tiles add in the same order.
 */
final class TileTiming {
    /** Multiplications below which any tile will do. */
    private static final long WORTH = 2_000_000;

    private static final long LOOK_NANOS = 5_000_000;
    /** Turns without news after which the timing ends. */
    private static final int IDLE_TURNS = 6;

    private static final int MOST_TURNS = 40;
    /** The first shape is the one that every compiler got right so far: another must be faster by more than a busy machine's noise. */
    private static final double CLEARLY = 0.85;

    /** As long as {@link Scratch} makes rows, so that they lie alike. */
    private static final int N = 508;

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
        RowTile[] tiles = Arrays.copyOf(family.shapes(), family.shapes().length + 1);
        tiles[tiles.length - 1] = family.single();
        double[] least = new double[tiles.length];
        Arrays.fill(least, Double.MAX_VALUE);
        // in turns, until no turn brings anything new: a compiler that is busy elsewhere may come late
        for (int turn = 0, idle = 0; idle < IDLE_TURNS && turn < MOST_TURNS; turn++, idle++) {
            for (int i = 0; i < tiles.length; i++) {
                double nanos = nanosEach(tiles[i], c, b, a);
                if (nanos < 0.9 * least[i]) idle = 0;
                least[i] = Math.min(least[i], nanos);
            }
        }
        int best = 0;
        for (int i = 1; i < tiles.length; i++) if (least[i] < Math.min(least[best], CLEARLY * least[0])) best = i;
        fastest = tiles[best];
        return fastest;
    }

    private static double nanosEach(RowTile tile, float[][] c, float[][] b, float[] a) {
        long from = System.nanoTime();
        long now = from;
        int passes = 0;
        while (now - from < LOOK_NANOS) {
            pass(tile, c, b, a);
            passes++;
            now = System.nanoTime();
        }
        return (double) (now - from) / passes;
    }

    private static void pass(RowTile tile, float[][] c, float[][] b, float[] a) {
        for (int i = 0; i + tile.rows <= M; i += tile.rows) tile.run(c, i, b, a, i * K, K, 1, 0, K, N);
        // sums that grow without end would become infinite, and some machines are slow with those
        if (!(Math.abs(c[0][0]) < 1e6f)) for (float[] row : c) Arrays.fill(row, 0f);
    }
}
