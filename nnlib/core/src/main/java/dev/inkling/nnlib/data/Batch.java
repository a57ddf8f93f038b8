package dev.inkling.nnlib.data;

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

    Batch(int size, Dataset dataset) {
        inputs = new float[size * dataset.inputSize()];
        targets = new float[size * dataset.targetSize()];
        x = Tensor.wrap(inputs, batched(size, dataset.inputShape()));
        y = Tensor.wrap(targets, batched(size, dataset.targetShape()));
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

    /** Which examples of the dataset these are. */
    public int[] indices() {
        return Arrays.copyOf(indices, indices.length);
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
