package dev.inkling.bench;

import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.nn.Sigmoid;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;

/**
 * A net whose sigmoids are so far gone that their slopes, and with them most gradients, are denormal numbers, which
 * some processors are slow with.
 */
final class Saturated {
    /** The sigmoid's slope here is 3.6e-40. */
    private static final float FAR = 90.8f;

    private Saturated() {}

    /** How fast its steps are, as a share of the speed of the same net as it is born. */
    static double shareOfSpeed(PairedTiming.Effort effort) {
        Traced usual = step(0);
        Traced saturated = step(FAR);
        Tensor x = Tensor.rand(new Generator(2), Peer.BATCH, Peer.INPUTS);
        Tensor y = Tensor.zeros(Peer.BATCH);
        long end = System.nanoTime() + effort.warmNanos;
        while (System.nanoTime() < end) {
            usual.call(x, y);
            saturated.call(x, y);
        }
        double[] shares = new double[4 * effort.blocks];
        for (int i = 0; i < shares.length; i++) shares[i] = nanos(usual, x, y) / nanos(saturated, x, y);
        return PairedTiming.quantile(shares, 0.5);
    }

    private static double nanos(Traced step, Tensor x, Tensor y) {
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) step.call(x, y);
        return System.nanoTime() - start;
    }

    private static Traced step(float bias) {
        Generator generator = new Generator(1);
        Linear first = new Linear(Peer.INPUTS, Peer.HIDDEN, generator);
        Linear second = new Linear(Peer.HIDDEN, Peer.CLASSES, generator);
        if (bias != 0) {
            first.weight().copyFrom(new float[Peer.INPUTS * Peer.HIDDEN]);
            float[] far = new float[Peer.HIDDEN];
            java.util.Arrays.fill(far, -bias);
            first.bias().copyFrom(far);
        }
        Sequential net = new Sequential(first, new Sigmoid(), second);
        CrossEntropy loss = new CrossEntropy();
        // so small a rate that the net stays as it is
        SGD optimizer = new SGD(net.parameters(), 1e-12);
        return Traced.of(
                "step",
                in -> {
                    optimizer.zeroGrad();
                    Tensor value = loss.of(net.forward(in[0]), in[1]);
                    value.backward();
                    optimizer.step();
                    return value;
                },
                net,
                optimizer);
    }
}
