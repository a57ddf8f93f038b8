package dev.inkling.nnlib.compute.cpu.shapes;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Where in its rows a thread's loops begin. C2 lets a loop take single elements until it comes to an address that
 * vectors like, and again at the end: with rows of a few vectors that takes longer than the vectors do. So the numbers
 * of a row begin just there and the loop one element before, over a number that nobody reads, and it ends with a whole
 * vector. Java does not tell addresses, but the right start shows: it is clearly faster. {@link RowAlignment} sees to
 * it that it is right for all rows, and now and then a look is taken whether it still is, since the garbage collector
 * moves them. No result depends on it.
 */
public final class RowStart {
    /** Floats of the longest vector; a row has so many more than its numbers, twice. */
    public static final int VECTOR = 16;

    /**
     * Multiplications before the first look, and twice as many before each further one: the loops may not be compiled
     * yet.
     */
    private static final long WORTH = 20_000_000;
    /**
     * Looks without a clear answer after which all starts are taken to be alike, as where a compiler does not line up.
     */
    private static final int LOOKS = 12;
    /**
     * Multiplications after which a look is taken whether rows still lie where they did: a few hundredths of a second.
     */
    private static final long OFTEN = 1_000_000_000;

    /** Rows that a look needs, of sums and of terms. */
    public static final int ROWS = RowTimer.TERMS;

    private static final int ROUNDS = 6;
    private static final double CLEARLY = 0.85;

    private final RowTimer timer;
    private final RowAlignment alike;
    private final double[] nanos = new double[VECTOR / 2];
    private final double[] sorted = new double[VECTOR / 2];
    private long work;
    private int looks;
    /** Whether the last look found nothing to mend, or there have been enough. */
    private boolean settled;

    private int lead;
    /** The first of the rows that were looked at last to see whether they still lie there. */
    private int checked;

    public RowStart(LongSupplier clock) {
        timer = new RowTimer(clock);
        alike = new RowAlignment(timer);
    }

    /** Where loops over numbers that begin at this index begin. */
    public static int from(int lead) {
        return lead == 0 ? 0 : lead - 1;
    }

    /** Where loops over so many numbers that begin at this index end. */
    public static int to(int lead, int n) {
        return lead == 0 ? n : lead + (n + VECTOR - 1) / VECTOR * VECTOR;
    }

    /** Lets the numbers begin there from now on, without looking. */
    public void keep(int at) {
        lead = at;
        looks = LOOKS;
        settled = false;
    }

    /** Other rows have come. */
    public void forget() {
        lead = 0;
        looks = 0;
        settled = false;
        work = Math.min(work, WORTH);
    }

    /**
     * At which index the numbers of rows are to begin for so many multiplications with a tile; may overwrite the sums
     * and the first terms, and make sums anew.
     */
    public int lead(RowTile tile, long multiplications, float[][] sums, float[][] terms) {
        work += multiplications;
        if (settled ? work >= OFTEN : looks < LOOKS && work >= WORTH << looks) {
            work = 0;
            if (settled) check(tile, sums, terms);
            else again(tile, sums, terms);
        }
        return lead;
    }

    private void again(RowTile tile, float[][] sums, float[][] terms) {
        looks++;
        if (lead == 0) look(tile, sums, terms);
        else settled = alike.settle(tile, sums, terms, lead);
        if (looks == LOOKS) settled = lead > 0;
    }

    /**
     * Looks anew where half a line further on is as fast, as after rows were moved; at some of the rows, at others the
     * next time.
     */
    private void check(RowTile tile, float[][] sums, float[][] terms) {
        checked = checked + 2 * tile.rows > sums.length ? 0 : checked + tile.rows;
        RowTimer.clear(sums, checked, tile.rows);
        RowTimer.clear(terms, 0, ROWS);
        int other = lead > VECTOR / 2 ? lead - VECTOR / 2 : lead + VECTOR / 2;
        long here = Long.MAX_VALUE;
        long there = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            here = Math.min(here, timer.nanos(tile, sums, checked, terms, lead));
            there = Math.min(there, timer.nanos(tile, sums, checked, terms, other));
        }
        if (here < CLEARLY * there) return;
        looks = Math.min(looks, LOOKS / 2);
        lead = 0;
        again(tile, sums, terms);
    }

    private void look(RowTile tile, float[][] sums, float[][] terms) {
        RowTimer.clear(sums, 0, ROWS);
        RowTimer.clear(terms, 0, ROWS);
        Arrays.fill(nanos, Double.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++)
            for (int i = 0; i < nanos.length; i++)
                nanos[i] = Math.min(nanos[i], timer.nanos(tile, sums, 0, terms, 2 * (i + 1)));
        System.arraycopy(nanos, 0, sorted, 0, nanos.length);
        Arrays.sort(sorted);
        lead = 0;
        for (int i = 0; i < nanos.length; i++)
            if (nanos[i] == sorted[0] && sorted[0] < CLEARLY * sorted[sorted.length / 2]) lead = 2 * (i + 1);
        settled = lead > 0 && alike.settle(tile, sums, terms, lead);
    }
}
