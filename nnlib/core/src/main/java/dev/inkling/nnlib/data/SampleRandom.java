package dev.inkling.nnlib.data;

import dev.inkling.nnlib.compute.RandomBits;

/**
 * Random numbers for one example: {@link #reset} makes them a function of seed, epoch and index, so that it does not
 * matter which thread asks, or in which order. Not for sharing between threads; allocates nothing.
 */
public final class SampleRandom {
    private long key;
    private long position;

    /** Random numbers for (0, 0, 0) until the first reset. */
    public SampleRandom() {}

    public SampleRandom(long seed, long epoch, long index) {
        reset(seed, epoch, index);
    }

    /** Starts the numbers that belong to this seed, epoch and index. */
    public SampleRandom reset(long seed, long epoch, long index) {
        key = RandomBits.bits(RandomBits.bits(seed, epoch), index);
        position = 0;
        return this;
    }

    private long next() {
        return RandomBits.bits(key, position++);
    }

    /** In [0, 1). */
    public float uniform() {
        return RandomBits.uniform(next());
    }

    public float uniform(float from, float to) {
        return from + (to - from) * uniform();
    }

    /** Standard normal. */
    public float normal() {
        return RandomBits.normal(next());
    }

    /** Whole numbers from 0 up to, not including, {@code bound}. */
    public int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }

    /** Puts the first {@code count} numbers of an array in random order. */
    public void shuffle(int[] numbers, int count) {
        for (int i = count - 1; i > 0; i--) {
            int j = below(i + 1);
            int kept = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = kept;
        }
    }
}
