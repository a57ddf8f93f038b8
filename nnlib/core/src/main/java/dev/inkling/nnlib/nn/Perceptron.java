package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * Rosenblatt's perceptron: a weighted sum and a step, with its own learning rule in place of gradients. It learns
 * whatever a straight line can separate, such as AND and OR, and never XOR.
 */
public final class Perceptron extends Module {
    private final Linear linear;

    /** A perceptron for {@code in} numbers, all weights zero. */
    public Perceptron(int in) {
        linear = add(Linear.TYPE.word(), new Linear(in, 1, new Generator(0)));
        Init.ZEROS.fill(linear.weight(), null);
        Init.ZEROS.fill(linear.bias(), null);
        freeze();
    }

    /** 1 or 0 for each row of x. */
    @Override
    public Tensor forward(Tensor x) {
        return linear.forward(x).detach().gt(0);
    }

    /**
     * One pass over the rows: after each, {@code w += rate (target - output) x} and
     * {@code b += rate (target - output)}. Returns how many rows it answered wrongly on the way; 0 means that it has
     * learned them all.
     */
    public int learn(Tensor x, Tensor target, double rate) {
        float[] w = linear.weight().toArray();
        float[] b = linear.bias().toArray();
        float[] rows = x.toArray();
        float[] targets = target.toArray();
        if (rows.length != targets.length * w.length) {
            throw new IllegalArgumentException("Perceptron: " + LayerSpec.shape(x.shape()) + " inputs of " + w.length
                    + " numbers each do not go with " + targets.length + " targets.");
        }
        int wrong = 0;
        for (int i = 0; i < targets.length; i++) {
            float sum = b[0];
            for (int j = 0; j < w.length; j++) {
                sum += w[j] * rows[i * w.length + j];
            }
            float error = targets[i] - (sum > 0 ? 1 : 0);
            if (error != 0) {
                wrong++;
                b[0] += (float) rate * error;
                for (int j = 0; j < w.length; j++) {
                    w[j] += (float) rate * error * rows[i * w.length + j];
                }
            }
        }
        linear.weight().copyFrom(w);
        linear.bias().copyFrom(b);
        return wrong;
    }
}
