package dev.inkling.nnlib.data;

import dev.inkling.nnlib.tensor.TorchGenerator;

/** The order in which PyTorch's {@code DataLoader(..., shuffle=True)} serves each epoch, as a function of the epoch. */
final class TorchOrder {
    private final TorchGenerator start = new TorchGenerator(0);
    private final TorchGenerator now = new TorchGenerator(0);
    private final TorchGenerator sampler = new TorchGenerator(0);
    /** The epoch before which {@link #now} stands. */
    private int reached;

    /** Epoch 0 begins where the generator stands; it is left alone. */
    TorchOrder(TorchGenerator generator) {
        start.copyFrom(generator);
        now.copyFrom(start);
    }

    void arrange(int[] order, int epoch) {
        if (epoch < reached) {
            now.copyFrom(start);
            reached = 0;
        }
        long seed = 0;
        for (; reached <= epoch; reached++) {
            // Each iterator draws a seed for its workers, whether it has any or not, and its RandomSampler one of its
            // own.
            now.nextLong();
            seed = now.nextLong();
        }
        sampler.seed(seed);
        sampler.permute(order);
    }
}
