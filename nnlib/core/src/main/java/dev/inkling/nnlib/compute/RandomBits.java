package dev.inkling.nnlib.compute;

/** Random numbers by counting: the same (seed, position) gives the same bits on every device and in every order. */
public final class RandomBits {
    /** What lies between the keys of two positions. */
    public static final long STEP = 0x9E3779B97F4A7C15L;

    private RandomBits() {}

    public static long bits(long seed, long position) {
        return mix(key(seed, position));
    }

    /** What the bits of a position are mixed of; that of the next is larger by {@link #STEP}. */
    public static long key(long seed, long position) {
        return mix(seed + 0x632BE59BD9B4E019L) + position * STEP;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** In [0, 1), a multiple of 2^-24. */
    public static float uniform(long bits) {
        return (bits >>> 40) * 0x1p-24f;
    }

    /** Standard normal, by Box and Muller from the two halves. */
    public static float normal(long bits) {
        double radius = Math.sqrt(-2 * Math.log(((bits >>> 32) + 0.5) * 0x1p-32));
        return (float) (radius * Math.cos(2 * Math.PI * (bits & 0xFFFFFFFFL) * 0x1p-32));
    }
}
