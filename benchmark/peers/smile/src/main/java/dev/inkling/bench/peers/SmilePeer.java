package dev.inkling.bench.peers;

import dev.inkling.bench.Peer;
import java.util.Random;
import smile.base.mlp.Layer;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.math.TimeFunction;

/** Smile's multilayer perceptron: it has no Adam, so it steps by plain gradients, which is less work. */
public final class SmilePeer implements Peer {
    @Override
    public void open(int threads) {
        // one thread: it knows no other way
    }

    private static MLP net() {
        MLP net = new MLP(Layer.input(INPUTS), Layer.rectifier(HIDDEN), Layer.mle(CLASSES, OutputFunction.SOFTMAX));
        net.setLearningRate(TimeFunction.constant(1e-3));
        return net;
    }

    private static double[][] pictures(int count) {
        Random random = new Random(1);
        double[][] x = new double[count][INPUTS];
        for (double[] row : x) for (int i = 0; i < row.length; i++) row[i] = random.nextDouble();
        return x;
    }

    @Override
    public Work train() {
        MLP net = net();
        double[][] x = pictures(BATCH);
        int[] y = new int[BATCH];
        for (int i = 0; i < BATCH; i++) y[i] = i % CLASSES;
        return times -> {
            for (int i = 0; i < times; i++) net.update(x, y);
        };
    }

    @Override
    public Work xor() {
        MLP net = new MLP(Layer.input(2), Layer.sigmoid(2), Layer.mle(1, OutputFunction.SIGMOID));
        net.setLearningRate(TimeFunction.constant(0.1));
        double[][] x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        int[] y = {0, 1, 1, 0};
        return times -> {
            for (int i = 0; i < times; i++) net.update(x, y);
        };
    }

    @Override
    public Work predict() {
        MLP net = net();
        double[] picture = pictures(1)[0];
        double[] result = new double[CLASSES];
        return times -> {
            for (int i = 0; i < times; i++) net.predict(picture, result);
        };
    }

    @Override
    public Work convolution() {
        return null;
    }

    @Override
    public Work product() {
        return null;
    }
}
