package dev.inkling.nnlib.data;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;

/** Some examples side by side, as tensors; valid until its {@link DataLoader} gives the next. */
public final class Batch {
    private final float[] inputs;
    private final float[] targets;
    private final Tensor x;
    private final Tensor y;
    private final int[] indices;
    private final int[] inputShape;

    /** Whether the tensors are these very arrays. */
    private final boolean shared;

    Batch(int size, Dataset dataset, Backend device) {
        inputs = new float[size * dataset.inputSize()];
        targets = new float[size * dataset.targetSize()];
        x = Tensor.wrap(device, inputs, batched(size, dataset.inputShape()));
        y = Tensor.wrap(device, targets, batched(size, dataset.targetShape()));
        shared = device.hostArray(x.data().storage) == inputs;
        indices = new int[size];
        inputShape = dataset.inputShape();
    }

    private static int[] batched(int size, int[] shape) {
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
        return x;
    }

    /** The targets: one number an example for classes. */
    public Tensor y() {
        return y;
    }

    /** The targets as they were read: at the beginning of that array, or of a new one if it is too short. */
    public float[] targets(float[] into) {
        float[] copy = into.length >= targets.length ? into : new float[targets.length];
        System.arraycopy(targets, 0, copy, 0, targets.length);
        return copy;
    }

    /** Which examples of the dataset these are. */
    public int[] indices() {
        return Arrays.copyOf(indices, indices.length);
    }

    /** Hands what was read to the device; in the thread that iterates, whoever filled it. */
    Batch publish() {
        if (!shared) {
            x.copyFrom(inputs);
            y.copyFrom(targets);
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
}
