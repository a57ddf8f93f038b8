package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Storage;
import dev.inkling.nnlib.compute.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Memory for one trial of a kernel, the same on every backend: inputs drawn from a seed, and outputs that lie between
 * sentinels and hold no number before the kernel has run.
 */
final class TrialMemory {
    private static final float SENTINEL = -12345.678f;
    private static final int MARGIN = 64;

    /** An output, what it held at first, and what it holds now. */
    private static final class Output {
        final Storage storage;
        final float[] start;
        final float[] now;

        Output(Storage storage, float[] start) {
            this.storage = storage;
            this.start = start;
            now = new float[start.length];
        }
    }

    private final Backend backend;
    private final Random random;
    private final List<Output> outputs = new ArrayList<>();
    /** Kept, since a device cuts anew what nobody holds. */
    @SuppressWarnings("unused")
    private final List<Storage> inputs = new ArrayList<>();

    TrialMemory(Backend backend, long seed) {
        this.backend = backend;
        random = new Random(seed);
    }

    /** An input with values from -1 to 1. */
    View drawn(int... shape) {
        return input(drawn(View.count(shape)), shape);
    }

    /** An input with values from 0.01 to 0.99, as probabilities are. */
    View chances(int... shape) {
        return input(chances(View.count(shape)), shape);
    }

    /** An input of whole numbers from 0 on. */
    View numbers(int below, int... shape) {
        float[] values = new float[View.count(shape)];
        for (int i = 0; i < values.length; i++) values[i] = random.nextInt(below);
        return input(values, shape);
    }

    /** An input of these values, as far from the beginning of its storage as an output is. */
    View input(float[] values, int... shape) {
        Storage storage = backend.allocate(MARGIN + values.length);
        backend.write(values, 0, storage, MARGIN, values.length);
        inputs.add(storage);
        return new View(storage, MARGIN, shape, View.rowMajor(shape));
    }

    private float[] drawn(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = 2 * random.nextFloat() - 1;
        return values;
    }

    private float[] chances(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = 0.01f + 0.98f * random.nextFloat();
        return values;
    }

    /** An output that the kernel fills. */
    View out(int... shape) {
        float[] nothing = new float[View.count(shape)];
        Arrays.fill(nothing, Float.NaN);
        return output(nothing, shape);
    }

    /** An output with values that the kernel reads as well. */
    View changed(int... shape) {
        return output(drawn(View.count(shape)), shape);
    }

    /** The same with values from 0.01 to 0.99. */
    View changedChances(int... shape) {
        return output(chances(View.count(shape)), shape);
    }

    /** An output that the kernel adds to, of zeros. */
    View zeros(int... shape) {
        return output(new float[View.count(shape)], shape);
    }

    private View output(float[] values, int... shape) {
        float[] start = new float[values.length + 2 * MARGIN];
        Arrays.fill(start, SENTINEL);
        System.arraycopy(values, 0, start, MARGIN, values.length);
        Output output = new Output(backend.allocate(start.length), start);
        outputs.add(output);
        return new View(output.storage, MARGIN, shape, View.rowMajor(shape));
    }

    /** Puts every output back to what it held at first. */
    void restart() {
        for (Output output : outputs) backend.write(output.start, 0, output.storage, 0, output.start.length);
    }

    /** Reads every output. */
    void read() {
        for (Output output : outputs) backend.read(output.storage, 0, output.now, 0, output.now.length);
    }

    /** The bits of what was read last, as one number. */
    int bits() {
        int bits = 1;
        for (Output output : outputs) bits = 31 * bits + Arrays.hashCode(output.now);
        return bits;
    }

    /**
     * What is wrong with what was read last, beside what another backend read; null where nothing is.
     *
     * @param tolerance of the largest value
     */
    String wrong(TrialMemory right, double tolerance) {
        for (int o = 0; o < outputs.size(); o++) {
            float[] now = outputs.get(o).now;
            float[] wanted = right.outputs.get(o).now;
            double largest = 1;
            int last = now.length - MARGIN;
            for (int i = MARGIN; i < last; i++) largest = Math.max(largest, Math.abs(wanted[i]));
            for (int i = 0; i < now.length; i++) {
                if (i < MARGIN || i >= last) {
                    if (now[i] != SENTINEL) return "it wrote beside its output, at " + (i - MARGIN);
                } else if (!(Math.abs(now[i] - wanted[i]) <= tolerance * largest)) {
                    return "element " + (i - MARGIN) + " is " + now[i] + " instead of " + wanted[i];
                }
            }
        }
        return null;
    }
}
