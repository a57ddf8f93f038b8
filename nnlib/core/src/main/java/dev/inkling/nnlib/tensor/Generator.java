package dev.inkling.nnlib.tensor;

import dev.inkling.nnlib.compute.HostStep;
import dev.inkling.nnlib.compute.RandomBits;
import dev.inkling.nnlib.compute.RandomKeys;
import dev.inkling.nnlib.compute.Tracing;
import dev.inkling.nnlib.compute.View;

/**
 * Where everything random comes from. It counts: a number is a function of seed and position, so two longs are its
 * whole state, and a kernel draws many at once.
 */
public final class Generator {
    private long seed;
    private long counter;

    public Generator(long seed) {
        this.seed = seed;
    }

    public long seed() {
        return seed;
    }

    /** How many numbers have been drawn. */
    public long counter() {
        return counter;
    }

    /** Goes to a state that was noted before. */
    public void restore(long newSeed, long newCounter) {
        seed = newSeed;
        counter = newCounter;
    }

    /**
     * Reserves the next count numbers for a kernel, which reads where they begin from the key; in a plan each replay
     * reserves the next ones.
     */
    public long[] reserve(long count) {
        return RandomKeys.current().draw(key -> new Reservation(key, count));
    }

    /** Reserves the next numbers of a kernel. */
    private final class Reservation implements HostStep {
        private static final View[] NOTHING = {};

        private final long[] key;
        private final long count;

        Reservation(long[] key, long count) {
            this.key = key;
            this.count = count;
        }

        @Override
        public void run() {
            key[0] = seed;
            key[1] = counter;
            counter += count;
        }

        @Override
        public View[] written() {
            return NOTHING;
        }

        @Override
        public long[] key() {
            return key;
        }
    }

    public long nextLong() {
        Tracing.current().refuse("drawing a number on the host");
        return RandomBits.bits(seed, counter++);
    }

    /** In [0, 1). */
    public float nextFloat() {
        return RandomBits.uniform(nextLong());
    }

    public float nextNormal() {
        return RandomBits.normal(nextLong());
    }

    /** In [0, bound), each as likely as the other. */
    public int nextInt(int bound) {
        if (bound < 1) throw new IllegalArgumentException("nextInt: the bound must be at least 1, not " + bound);
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** The numbers 0 to n - 1 in random order. */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
