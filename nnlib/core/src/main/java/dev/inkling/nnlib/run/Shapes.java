package dev.inkling.nnlib.run;

import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;

/** Shapes of samples and batches. */
public final class Shapes {
    private Shapes() {}

    public static int count(int[] shape) {
        int product = 1;
        for (int size : shape) {
            product *= size;
        }
        return product;
    }

    /** The shape of so many samples. */
    public static int[] batch(int samples, int[] shape) {
        int[] batch = new int[shape.length + 1];
        batch[0] = samples;
        System.arraycopy(shape, 0, batch, 1, shape.length);
        return batch;
    }

    /**
     * The batch in the shape that the net takes: a row of 784 numbers becomes a picture, or the other way round; a
     * sample that is several inputs becomes as many rows.
     */
    public static Tensor input(Module model, Tensor batch) {
        int[] one = inputOf(model);
        if (one == null) {
            return batch;
        }
        int[] wanted = batch(batch.numel() / count(one), one);
        return Arrays.equals(wanted, batch.shape()) ? batch : batch.reshape(wanted);
    }

    /** The shape of one input; null where only the one who wrote the net knows. */
    private static int[] inputOf(Module model) {
        try {
            return model.spec().input();
        } catch (IllegalStateException handWritten) {
            return null;
        }
    }
}
