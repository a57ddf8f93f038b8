package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.PrintStream;

/** Layers without an activation between them are one layer: the product of their matrices does the same. */
public final class LinearStack {
    private LinearStack() {}

    public static void main(String[] args) {
        run(1, System.out);
    }

    /** The largest difference between a stack of five linear layers and the one layer that it equals. */
    static double run(long seed, PrintStream out) {
        Generator generator = new Generator(seed);
        int[] sizes = {6, 20, 30, 10, 7, 3};
        Linear[] layers = new Linear[sizes.length - 1];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new Linear(sizes[i], sizes[i + 1], generator);
        }
        Sequential stack = new Sequential(layers);
        double[] largest = new double[1];
        NoGrad.run(() -> {
            Tensor weight = layers[0].weight();
            Tensor bias = layers[0].bias();
            for (int i = 1; i < layers.length; i++) {
                bias = layers[i].weight().matmul(bias).add(layers[i].bias());
                weight = layers[i].weight().matmul(weight);
            }
            Tensor x = Tensor.randn(generator, 100, sizes[0]);
            Tensor one = x.matmul(weight.t()).add(bias);
            largest[0] = stack.forward(x).sub(one).abs().max().item();
        });
        out.printf(
                "five layers with %d weights, one with %d: outputs differ by at most %.1e%n",
                stack.parameterCount(), sizes[0] * 3 + 3, largest[0]);
        return largest[0];
    }
}
