package dev.inkling.bench;

import java.io.IOException;
import java.util.Arrays;

/**
 * Two contestants in turns, a block each, so that whatever else the machine does meets both. The ratio of each pair of
 * blocks is taken, and the median of those stands. Blocks of several lives are taken together: where a process' arrays
 * come to lie, and what its compiler saw first, stays with it to its end.
 */
final class PairedTiming {
    private static final int MOST = 1 << 24;

    final double ours;
    final double theirs;
    final double ratio;
    /** The middle half of the ratios, from and to. */
    final double low;

    final double high;

    /** Blocks in a row without news after which a contestant is warm, and what counts as news. */
    private static final int IDLE = 5;

    private static final double FASTER = 0.97;
    /** Times the usual warm-up after which nobody waits any longer. */
    private static final int MOST_WARM = 4;

    private final double[] ourBlocks;
    private final double[] theirBlocks;

    PairedTiming(double[] ours, double[] theirs) {
        ourBlocks = ours;
        theirBlocks = theirs;
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) ratios[i] = ours[i] / theirs[i];
        this.ours = quantile(ours, 0.5);
        this.theirs = quantile(theirs, 0.5);
        ratio = quantile(ratios, 0.5);
        low = quantile(ratios, 0.25);
        high = quantile(ratios, 0.75);
    }

    /**
     * Runs it; with what was seen of other lives of the two, or null; null where one of the two has no such measure.
     */
    static PairedTiming run(Contestant ours, Contestant theirs, Measure measure, Effort effort, PairedTiming before)
            throws IOException {
        int b = blockSize(theirs, measure, effort);
        if (b < 0) return null;
        int a = blockSize(ours, measure, effort);
        if (a < 0) return null;
        double[] x = new double[effort.blocks];
        double[] y = new double[effort.blocks];
        for (int i = 0; i < effort.blocks; i++) {
            x[i] = measure.figure(a, ours.time(measure, a));
            y[i] = measure.figure(b, theirs.time(measure, b));
        }
        return before == null
                ? new PairedTiming(x, y)
                : new PairedTiming(both(before.ourBlocks, x), both(before.theirBlocks, y));
    }

    static double[] both(double[] some, double[] more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** Our figures alone, a block each. */
    static double[] alone(Contestant one, Measure measure, Effort effort) throws IOException {
        int n = blockSize(one, measure, effort);
        if (n < 0) return new double[] {Double.NaN};
        double[] x = new double[effort.blocks];
        for (int i = 0; i < x.length; i++) x[i] = measure.figure(n, one.time(measure, n));
        return x;
    }

    /** Warms up, once for each contestant and measure, and finds how many repetitions fill a block. */
    static int blockSize(Contestant one, Measure measure, Effort effort) throws IOException {
        Integer known = one.blockSizes.get(measure);
        if (known == null) {
            known = warmUp(one, measure, effort);
            one.blockSizes.put(measure, known);
        }
        return known;
    }

    /**
     * Until it has run for long enough and some blocks brought nothing faster: a JIT whose cores are busy comes late.
     */
    private static int warmUp(Contestant one, Measure measure, Effort effort) throws IOException {
        long spent = 0;
        int times = 1;
        double least = Double.MAX_VALUE;
        int idle = 0;
        while (true) {
            long nanos = one.time(measure, times);
            if (nanos < 0) return -1;
            double each = (double) Math.max(1, nanos) / times;
            int fit = (int) Math.max(1, Math.min(MOST, effort.blockNanos / each));
            spent += nanos;
            idle = each < FASTER * least ? 0 : idle + 1;
            least = Math.min(least, each);
            if (spent > effort.warmNanos && idle >= IDLE || spent > MOST_WARM * effort.warmNanos) return fit;
            times = Math.min(fit, times * 4);
        }
    }

    static double quantile(double[] values, double share) {
        if (values.length == 0) return Double.NaN;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** How long a pair is watched. */
    enum Effort {
        QUICK(1, 12, 50, 1500, 20),
        FULL(2, 16, 150, 4000, 60);

        /** How often all processes begin anew. */
        final int lives;
        /** Of a pair in each life. */
        final int blocks;

        final long blockNanos;
        final long warmNanos;
        /** After so long a pair whose blocks are longer than meant has been seen often enough. */
        final long mostNanos;

        Effort(int lives, int blocks, int blockMillis, int warmMillis, int mostSeconds) {
            this.lives = lives;
            this.blocks = blocks;
            blockNanos = blockMillis * 1_000_000L;
            warmNanos = warmMillis * 1_000_000L;
            mostNanos = mostSeconds * 1_000_000_000L;
        }
    }
}
