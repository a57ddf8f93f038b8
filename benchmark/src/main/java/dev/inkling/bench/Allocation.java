package dev.inkling.bench;

import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Epoch;
import java.lang.management.ManagementFactory;

/**
 * What the steps of a Trainer allocate, with its data loader and a listener: epochs with many steps beside epochs with
 * few.
 */
final class Allocation {
    private static final int FEW = 20;
    private static final int MANY = 420;
    private static final int EPOCHS = 30;

    private Allocation() {}

    /**
     * Bytes of all threads for each step that an epoch has more, at the end of the run, when everything is compiled.
     */
    static double bytesPerStep() {
        return Math.max(0, bytesOfAnEpoch(MANY) - bytesOfAnEpoch(FEW)) / (double) (MANY - FEW);
    }

    private static long bytesOfAnEpoch(int steps) {
        Generator generator = new Generator(1);
        int samples = Peer.BATCH * steps;
        float[] labels = new float[samples];
        for (int i = 0; i < samples; i++) labels[i] = i % Peer.CLASSES;
        ArrayDataset data = ArrayDataset.classes(new float[samples * 16], new int[] {16}, labels, Peer.CLASSES);
        Sequential net =
                new Sequential(new Linear(16, 32, generator), new ReLU(), new Linear(32, Peer.CLASSES, generator));
        Ends ends = new Ends();
        Trainer.of(net, new CrossEntropy(), new Adam(net.parameters(), 1e-3), data)
                .batch(Peer.BATCH)
                .epochs(EPOCHS)
                .listen(ends)
                .run();
        long least = Long.MAX_VALUE;
        for (int i = EPOCHS / 2; i < EPOCHS; i++) least = Math.min(least, ends.bytes[i] - ends.bytes[i - 1]);
        return least;
    }

    private static final class Ends implements Listener {
        private final com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final long[] bytes = new long[EPOCHS];
        private int next;

        @Override
        public void onEpoch(Epoch epoch) {
            bytes[next++] =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        }
    }
}
