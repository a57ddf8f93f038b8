package dev.inkling.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What two cores of this machine are worth beside one: two trainings that know nothing of each other, on one thread
 * each. No work that is shared between two threads can gain more.
 */
final class SideBySide {
    private SideBySide() {}

    /** The speed of both together, as a multiple of the speed of one that runs by itself: the median of blocks. */
    static double gain(Contestant one, Contestant other, PairedTiming.Effort effort)
            throws IOException, InterruptedException {
        int times = PairedTiming.blockSize(one, Measure.TRAIN, effort);
        PairedTiming.blockSize(other, Measure.TRAIN, effort);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            double[] gains = new double[effort.blocks];
            for (int i = 0; i < gains.length; i++) {
                double alone = one.time(Measure.TRAIN, times);
                Future<Long> first = both.submit(timed(one, times));
                Future<Long> second = both.submit(timed(other, times));
                gains[i] = alone / first.get() + alone / second.get();
            }
            return PairedTiming.quantile(gains, 0.5);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            both.shutdown();
        }
    }

    private static Callable<Long> timed(Contestant one, int times) {
        return () -> one.time(Measure.TRAIN, times);
    }
}
