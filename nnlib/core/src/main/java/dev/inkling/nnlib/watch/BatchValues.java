package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.tensor.Tensor;

/** The values of one batch after another on the host: one array, as large as the largest batch needs. */
public final class BatchValues {
    private float[] values = {};
    private int count;

    public void read(Tensor from) {
        count = from.numel();
        if (values.length < count) {
            values = new float[count];
        }
        from.copyTo(values);
    }

    /** The values of the last batch, and whatever lies behind them. */
    public float[] array() {
        return values;
    }

    /** How many values each of so many samples has. */
    public int width(int samples) {
        return count / samples;
    }
}
