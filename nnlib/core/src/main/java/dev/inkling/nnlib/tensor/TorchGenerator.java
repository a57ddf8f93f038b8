package dev.inkling.nnlib.tensor;

/**
 * PyTorch's random numbers, bit for bit: what {@code torch.manual_seed(seed)} begins. A net that starts from them and a
 * loader that shuffles by them have the weights and the batches of the PyTorch program with that seed, so that the two
 * can be compared loss by loss.
 *
 * <p>A Mersenne twister, mt19937; of the seed PyTorch, too, takes the lower 32 bits only.
 */
public final class TorchGenerator {
    private static final int SIZE = 624;
    private static final int MIDDLE = 397;

    private final int[] state = new int[SIZE];
    private int next;

    public TorchGenerator(long seed) {
        seed(seed);
    }

    /** Begins anew: {@code manual_seed}. */
    public void seed(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        next = SIZE;
    }

    /** Goes to where the other one stands. */
    public void copyFrom(TorchGenerator other) {
        System.arraycopy(other.state, 0, state, 0, SIZE);
        next = other.next;
    }

    /** The 32 bits of which everything else is made. */
    public int nextInt() {
        if (next == SIZE) {
            twist();
        }
        int bits = state[next++];
        bits ^= bits >>> 11;
        bits ^= (bits << 7) & 0x9D2C5680;
        bits ^= (bits << 15) & 0xEFC60000;
        return bits ^ (bits >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int mixed = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7FFFFFFF);
            state[i] = state[(i + MIDDLE) % SIZE] ^ (mixed >>> 1) ^ ((mixed & 1) * 0x9908B0DF);
        }
        next = 0;
    }

    /** What {@code random_()} puts into an int64, never negative. */
    public long nextLong() {
        long high = nextInt();
        return ((high << 32) | (nextInt() & 0xFFFFFFFFL)) & Long.MAX_VALUE;
    }

    /** What {@code uniform_(-bound, bound)} puts into a float32. */
    public float uniform(float bound) {
        // PyTorch rounds once, by a fused multiply-add; here nothing is rounded before the cast.
        return (float) ((nextInt() & 0xFFFFFF) * 0x1p-24 * (2.0 * bound) - bound);
    }

    /** {@code randperm}: the numbers from 0 on, in random order. */
    public void permute(int[] order) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = 0; i < order.length - 1; i++) {
            int j = i + Integer.remainderUnsigned(nextInt(), order.length - i);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
