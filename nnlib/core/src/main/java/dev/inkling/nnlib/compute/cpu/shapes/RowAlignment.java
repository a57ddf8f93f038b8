package dev.inkling.nnlib.compute.cpu.shapes;

import java.util.Arrays;

/**
 * Sees to it that all rows of sums lie alike in the cache's lines: those that do not fit the index at which rows begin
 * are written across lines, at two thirds of the speed. Arrays that are made one after the other lie alike for as long
 * as the JVM makes them in one piece of memory, and then from some row on in another way, or after a garbage
 * collection. Rows that are slower than others are made anew until they are not.
 */
final class RowAlignment {
    private static final int ROUNDS = 6;
    /** What is so much faster lies better; rows that lie alike differ by a fifth on a busy machine. */
    private static final double CLEARLY = 0.75;
    /** After eight a row has lain in each way that there is; another thread may have come between. */
    private static final int TRIES = 16;

    private final RowTimer timer;
    /** Of each group of rows, kept from one look to the next: steps take no memory. */
    private long[] least = {};

    RowAlignment(RowTimer timer) {
        this.timer = timer;
    }

    /** Goes through the rows as that tile takes them; overwrites them. Whether all were fine as they were. */
    boolean settle(RowTile tile, float[][] sums, float[][] terms, int at) {
        RowTimer.clear(sums, 0, sums.length);
        int groups = sums.length / tile.rows;
        if (least.length < groups) least = new long[groups];
        Arrays.fill(least, Long.MAX_VALUE);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            for (int g = 0; g < groups; g++) {
                least[g] = Math.min(least[g], timer.nanos(tile, sums, g * tile.rows, terms, at));
                best = Math.min(best, least[g]);
            }
        }
        boolean fine = true;
        for (int g = 0; g < groups; g++) {
            if (best >= CLEARLY * least[g]) continue;
            fine = false;
            renew(tile, sums, g * tile.rows, terms, at, best);
        }
        return fine;
    }

    private void renew(RowTile tile, float[][] sums, int first, float[][] terms, int at, long best) {
        int length = sums[first].length;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            // between two attempts something that moves the next by three or by four eighths of a line: that leads
            // through all eight
            if (attempt > 0) sums[first] = new float[attempt % 2 == 0 ? 4 : 2];
            for (int i = first; i < first + tile.rows; i++) sums[i] = new float[length];
            long now = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) now = Math.min(now, timer.nanos(tile, sums, first, terms, at));
            if (best >= CLEARLY * now) return;
        }
    }
}
