package dev.inkling.nnlib.data;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;

/** Some examples side by side, as tensors; valid until its {@link DataLoader} gives the next. */
public final class Batch {
    private final float[] inputs;
    private final float[] targets;
    private final int[] indices;
    private final int[] inputShape;

    /** Inputs and targets, or the index by which both are gathered on the device. */
    private final Tensor[] parts;

    /** Where they are gathered from; null where both are read on the host. */
    private final DeviceExamples examples;

    /** Whether the tensors are these very arrays. */
    private final boolean shared;

    Batch(int size, Dataset dataset, Backend device) {
        examples = null;
        inputs = new float[size * dataset.inputSize()];
        targets = new float[size * dataset.targetSize()];
        Tensor x = Tensor.wrap(device, inputs, batched(size, dataset.inputShape()));
        Tensor y = Tensor.wrap(device, targets, batched(size, dataset.targetShape()));
        parts = new Tensor[] {x, y};
        shared = device.hostArray(x.data().storage) == inputs;
        indices = new int[size];
        inputShape = dataset.inputShape();
    }

    /** One that is gathered on the device. */
    Batch(int size, DeviceExamples examples) {
        this.examples = examples;
        inputs = new float[0];
        targets = new float[size * examples.targetSize()];
        parts = new Tensor[] {examples.index(size)};
        shared = false;
        indices = new int[size];
        inputShape = new int[0];
    }

    static int[] batched(int size, int[] shape) {
        int[] batched = new int[shape.length + 1];
        batched[0] = size;
        System.arraycopy(shape, 0, batched, 1, shape.length);
        return batched;
    }

    /** How many examples. */
    public int size() {
        return indices.length;
    }

    /** The inputs, the first dimension counts the examples. */
    public Tensor x() {
        return x(parts);
    }

    /** The targets: one number an example for classes. */
    public Tensor y() {
        return y(parts);
    }

    /**
     * What a recorded step is handed for this batch, and makes {@link #x(Tensor[])} and {@link #y(Tensor[])} of: these
     * two themselves, or an index where they are gathered on the device.
     */
    public Tensor[] parts() {
        return parts;
    }

    /** The inputs, of what a recorded step was handed for a batch of the same loader. */
    public Tensor x(Tensor[] handed) {
        return examples == null ? handed[0] : examples.inputs(handed[0]);
    }

    /** The targets, of what a recorded step was handed for a batch of the same loader. */
    public Tensor y(Tensor[] handed) {
        return examples == null ? handed[1] : examples.targets(handed[0]);
    }

    /** The targets as they were read: at the beginning of that array, or of a new one if it is too short. */
    public float[] targets(float[] into) {
        float[] copy = into.length >= targets.length ? into : new float[targets.length];
        System.arraycopy(targets, 0, copy, 0, targets.length);
        return copy;
    }

    /** How many numbers each target has. */
    public int targetSize() {
        return targets.length / indices.length;
    }

    /** Which examples of the dataset these are. */
    public int[] indices() {
        return Arrays.copyOf(indices, indices.length);
    }

    /** Hands what was read to the device; in the thread that iterates, whoever filled it. */
    Batch publish() {
        if (!shared) {
            parts[0].copyFrom(inputs);
            parts[1].copyFrom(targets);
        }
        return this;
    }

    /** Reads the examples that stand in {@code order} from {@code from} on. */
    void fill(Dataset dataset, int[] order, int from, Transform transform, SampleRandom random, long seed, long epoch) {
        int inputSize = inputs.length / indices.length;
        int targetSize = targets.length / indices.length;
        for (int i = 0; i < indices.length; i++) {
            int index = order[from + i];
            indices[i] = index;
            dataset.read(index, inputs, i * inputSize, targets, i * targetSize);
            if (transform != null) {
                transform.apply(inputs, i * inputSize, inputShape, random.reset(seed, epoch, index));
            }
        }
    }

    /** Chooses the examples that stand in {@code order} from {@code from} on, in the order that the device has too. */
    Batch gather(int[] order, int from) {
        for (int i = 0; i < indices.length; i++) {
            indices[i] = order[from + i];
            examples.target(indices[i], targets, i * examples.targetSize());
        }
        examples.choose(from, parts[0]);
        return this;
    }
}
