package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.PrintStream;

/**
 * One step of back-propagation through a 2-2-2 net, number by number: forward, the chain rule's factors for each
 * weight, the moved weights, and the error afterwards. The library's gradients stand beside the ones worked out by
 * hand.
 */
public final class WorkedBackpropagation {
    private static final float[] X = {0.1f, 0.2f};
    private static final float[] TARGET = {0.4f, 0.6f};
    private static final float RATE = 0.5f;

    private WorkedBackpropagation() {}

    /**
     * What the step comes to.
     *
     * @param hidden outputs of the hidden units before the step
     * @param output outputs before the step
     * @param error half the sum of squared errors before the step
     * @param weights w1 to w8 after the step
     * @param errorAfter the error after the step
     * @param largestDifference between the library's gradients and those worked out by hand
     */
    @SuppressWarnings("ArrayRecordComponent") // figures for a test, compared one by one
    record Worked(
            float[] hidden,
            float[] output,
            double error,
            float[] weights,
            double errorAfter,
            double largestDifference) {}

    public static void main(String[] args) {
        run(System.out);
    }

    static Worked run(PrintStream out) {
        Tensor x = Tensor.of(X, 1, 2);
        Tensor target = Tensor.of(TARGET, 1, 2);
        Tensor first = Tensor.of(new float[] {0.3f, 0.25f, 0.4f, 0.35f}, 2, 2).requiresGrad(true);
        Tensor second = Tensor.of(new float[] {0.45f, 0.4f, 0.7f, 0.6f}, 2, 2).requiresGrad(true);

        Tensor h = x.matmul(first.t()).sigmoid();
        Tensor o = h.matmul(second.t()).sigmoid();
        Tensor error = target.sub(o).square().sum().div(2);
        error.backward();
        float[] hidden = h.toArray();
        float[] output = o.toArray();
        out.printf("forward   h = (%.8f, %.8f)%n", hidden[0], hidden[1]);
        out.printf("          o = (%.8f, %.8f)%n", output[0], output[1]);
        out.printf("          E = %.8f%n%n", error.item());

        double difference = byHand(hidden, output, first, second, out);

        NoGrad.run(() -> {
            first.assign(first.sub(first.grad().mul(RATE)));
            second.assign(second.sub(second.grad().mul(RATE)));
        });
        float[] weights = new float[8];
        System.arraycopy(first.toArray(), 0, weights, 0, 4);
        System.arraycopy(second.toArray(), 0, weights, 4, 4);
        out.println();
        for (int i = 0; i < 8; i++) {
            out.printf("w%d = %.8f%n", i + 1, weights[i]);
        }
        Tensor again = x.matmul(first.detach().t())
                .sigmoid()
                .matmul(second.detach().t())
                .sigmoid();
        float after = target.sub(again).square().sum().div(2).item();
        out.printf("E = %.8f, was %.8f%n", after, error.item());
        return new Worked(hidden, output, error.item(), weights, after, difference);
    }

    /** The factors of the chain rule for each weight, and how far the library's gradient is from their product. */
    private static double byHand(float[] h, float[] o, Tensor first, Tensor second, PrintStream out) {
        double largest = 0;
        double[] delta = new double[2];
        float[] w = second.toArray();
        float[] library = second.grad().toArray();
        for (int k = 0; k < 2; k++) {
            double pull = o[k] - TARGET[k];
            double slope = o[k] * (1.0 - o[k]);
            delta[k] = pull * slope;
            for (int j = 0; j < 2; j++) {
                double gradient = delta[k] * h[j];
                out.printf(
                        "dE/dw%d = dE/do%d do%d/dz dz/dw = %.8f x %.8f x %.8f = %.8f%n",
                        5 + 2 * k + j, k + 1, k + 1, pull, slope, h[j], gradient);
                largest = Math.max(largest, Math.abs(gradient - library[2 * k + j]));
            }
        }
        float[] early = first.grad().toArray();
        for (int j = 0; j < 2; j++) {
            double back = delta[0] * w[j] + delta[1] * w[2 + j];
            double slope = h[j] * (1.0 - h[j]);
            for (int i = 0; i < 2; i++) {
                double gradient = back * slope * X[i];
                out.printf(
                        "dE/dw%d = dE/dh%d dh%d/dz dz/dw = %.8f x %.8f x %.8f = %.8f%n",
                        1 + 2 * j + i, j + 1, j + 1, back, slope, X[i], gradient);
                largest = Math.max(largest, Math.abs(gradient - early[2 * j + i]));
            }
        }
        return largest;
    }
}
