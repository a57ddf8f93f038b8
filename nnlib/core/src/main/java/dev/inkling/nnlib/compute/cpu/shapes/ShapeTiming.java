package dev.inkling.nnlib.compute.cpu.shapes;

import java.util.Arrays;

/**
 * Finds the fastest of a few loops that do the same on this machine: which shape a JIT turns into good code differs
 * between its versions. It takes a fraction of a second, once, and never shows in a result, since all of them add in
 * the same order.
 */
public final class ShapeTiming {
    private static final long LOOK_NANOS = 5_000_000;
    /** Turns without news after which the timing ends. */
    private static final int IDLE_TURNS = 6;

    private static final int MOST_TURNS = 40;
    /** The first is taken unless another is faster by more than a busy machine's noise. */
    private static final double CLEARLY = 0.85;

    private ShapeTiming() {}

    /** Which of these, all with the same amount of work, is the fastest; the first where that is not clear. */
    public static int fastest(Runnable... passes) {
        return fastest(1, passes);
    }

    /** The same where each comes in so many variants, one after the other, of which the fastest counts. */
    static int fastest(int variants, Runnable... passes) {
        double[] least = new double[passes.length / variants];
        Arrays.fill(least, Double.MAX_VALUE);
        // in turns, until no turn brings anything new: a compiler that is busy elsewhere may come late
        for (int turn = 0, idle = 0; idle < IDLE_TURNS && turn < MOST_TURNS; turn++, idle++) {
            for (int i = 0; i < passes.length; i++) {
                double nanos = nanosEach(passes[i], LOOK_NANOS / variants);
                if (nanos < 0.9 * least[i / variants]) idle = 0;
                least[i / variants] = Math.min(least[i / variants], nanos);
            }
        }
        int best = 0;
        for (int i = 1; i < least.length; i++) if (least[i] < Math.min(least[best], CLEARLY * least[0])) best = i;
        return best;
    }

    private static double nanosEach(Runnable pass, long look) {
        long from = System.nanoTime();
        long now = from;
        int passes = 0;
        while (now - from < look) {
            pass.run();
            passes++;
            now = System.nanoTime();
        }
        return (double) (now - from) / passes;
    }
}
