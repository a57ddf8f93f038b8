package dev.inkling.nnlib.compute.cpu;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Where in its rows a thread's loops begin. C2 lets a loop take single elements until it comes to an address that vectors like, and again at the end: with
 * rows of a few vectors that takes longer than the vectors do. So the numbers of a row begin just there and the loop one element before, over a number that
 * nobody reads, and it ends with a whole vector. Java does not tell addresses, but the right start shows: it is clearly faster. It is looked for again
 * when the garbage collector may have moved the rows, and {@link AlikeRows} sees to it that it is right for all of them. No result depends on it.
 */
final class RowStart {
    /** Floats of the longest vector; a row has so many more than its numbers, twice. */
    static final int VECTOR = 16;

    /** Multiplications before the first look, and twice as many before each further one: the loops may not be compiled yet. */
    private static final long WORTH = 20_000_000;
    /** Looks without a clear answer after which all starts are taken to be alike, as where a compiler does not line up. */
    private static final int LOOKS = 12;

    /** Rows that a look needs, of sums and of terms. */
    static final int ROWS = RowTimer.TERMS;

    private static final int ROUNDS = 6;
    private static final double CLEARLY = 0.85;

    private final RowTimer timer;
    private final AlikeRows alike;
    private final double[] nanos = new double[VECTOR / 2];
    private final double[] sorted = new double[VECTOR / 2];
    /** Cleared when the garbage collector has run. */
    private WeakReference<Object> unmoved = new WeakReference<>(new Object());

    private long work;
    private int looks;
    /** Whether the last look found nothing to mend. */
    private boolean settled;

    private int lead;

    RowStart(LongSupplier clock) {
        timer = new RowTimer(clock);
        alike = new AlikeRows(timer);
    }

    /** Where loops over numbers that begin at this index begin. */
    static int from(int lead) {
        return lead == 0 ? 0 : lead - 1;
    }

    /** Where loops over so many numbers that begin at this index end. */
    static int to(int lead, int n) {
        return lead == 0 ? n : lead + (n + VECTOR - 1) / VECTOR * VECTOR;
    }

    /** Lets the numbers begin there from now on, without looking. */
    void keep(int at) {
        lead = at;
        looks = LOOKS;
        unmoved = new WeakReference<>(RowStart.class);
    }

    /** Other rows have come. */
    void forget() {
        lead = 0;
        looks = 0;
        settled = false;
        work = Math.min(work, WORTH);
    }

    /**
     * At which index the numbers of rows are to begin for so many multiplications with a tile; may overwrite the sums and the first terms, and make sums
     * anew.
     */
    int lead(RowTile tile, long multiplications, float[][] sums, float[][] terms) {
        work += multiplications;
        if (unmoved.get() == null) {
            unmoved = new WeakReference<>(new Object());
            looks = Math.min(looks, LOOKS / 2);
            settled = false;
            if (lead > 0) look(tile, sums, terms);
        }
        if (!settled && looks < LOOKS && work >= WORTH << looks) {
            work = 0;
            looks++;
            if (lead == 0) look(tile, sums, terms);
            else settled = alike.settle(tile, sums, terms, lead);
        }
        return lead;
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
