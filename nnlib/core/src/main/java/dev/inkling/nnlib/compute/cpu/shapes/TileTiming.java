package dev.inkling.nnlib.compute.cpu.shapes;

import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import java.util.Arrays;
import java.util.Random;

/** Finds the fastest tile of a family on this machine, when the first product comes that is large enough to gain. */
public final class TileTiming {
    /** Multiplications below which any tile will do. */
    private static final long WORTH = 2_000_000;

    private static final int COLUMNS = 480;
    /** As long as {@link Scratch} makes rows, so that they lie alike. */
    private static final int LENGTH = 524;

    private static final int K = 56;
    private static final int M = 8;
    /** Each tile is seen at its best start, as {@link RowStart} finds it. */
    private static final int STARTS = RowStart.VECTOR / 2;

    private final RowTile.Family family;
    private volatile RowTile fastest;

    public TileTiming(RowTile.Family family) {
        this.family = family;
    }

    public String chosen() {
        RowTile tile = fastest;
        return tile == null ? "not timed" : tile.name;
    }

    public RowTile fastest(long work) {
        RowTile tile = fastest;
        if (tile != null) return tile;
        return work < WORTH ? family.shapes()[0] : measure();
    }

    private synchronized RowTile measure() {
        if (fastest != null) return fastest;
        Random random = new Random(1);
        float[][] b = new float[K][LENGTH];
        for (float[] row : b) for (int j = 0; j < LENGTH; j++) row[j] = random.nextFloat() - 0.5f;
        float[] a = new float[M * K];
        for (int i = 0; i < a.length; i++) a[i] = random.nextFloat() - 0.5f;
        float[][] c = new float[M][LENGTH];
        RowTile[] tiles = Arrays.copyOf(family.shapes(), family.shapes().length + 1);
        tiles[tiles.length - 1] = family.single();
        Runnable[] passes = new Runnable[tiles.length * STARTS];
        for (int i = 0; i < passes.length; i++) {
            RowTile tile = tiles[i / STARTS];
            int lead = 2 * (i % STARTS + 1);
            passes[i] = () -> pass(tile, c, b, a, lead);
        }
        fastest = tiles[ShapeTiming.fastest(STARTS, passes)];
        return fastest;
    }

    private static void pass(RowTile tile, float[][] c, float[][] b, float[] a, int lead) {
        for (int i = 0; i + tile.rows <= M; i += tile.rows)
            tile.run(c, i, b, a, i * K, K, 1, 0, K, RowStart.from(lead), RowStart.to(lead, COLUMNS));
        // sums that grow without end would become infinite, and some machines are slow with those
        if (!(Math.abs(c[0][RowStart.VECTOR]) < 1e6f)) for (float[] row : c) Arrays.fill(row, 0f);
    }
}
