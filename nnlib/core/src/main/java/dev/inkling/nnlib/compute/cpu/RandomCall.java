package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.RandomBits;

/** Fills a contiguous output with random numbers by (seed, counter + position). */
final class RandomCall extends Call {
    private final boolean normal;
    private final float[] out;
    private final int offset;
    private final int count;
    private final long[] key;

    RandomCall(Kernel kernel) {
        normal = kernel.primitive == Primitive.NORMAL;
        out = CpuStorage.array(kernel.out[0]);
        offset = kernel.out[0].offset;
        count = kernel.out[0].count();
        key = kernel.key;
    }

    @Override
    public void run() {
        long seed = key[0];
        long counter = key[1];
        for (int i = 0; i < count; i++) {
            long bits = RandomBits.bits(seed, counter + i);
            out[offset + i] = normal ? RandomBits.normal(bits) : RandomBits.uniform(bits);
        }
    }
}
