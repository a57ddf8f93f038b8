package dev.inkling.bench.peers;

import dev.inkling.bench.Peer;
import java.util.Random;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;
import org.encog.neural.networks.training.propagation.back.Backpropagation;
import org.encog.neural.networks.training.propagation.sgd.StochasticGradientDescent;
import org.encog.neural.networks.training.propagation.sgd.update.AdamUpdate;

/** Encog with its own trainers. */
public final class EncogPeer implements Peer {
    @Override
    public void open(int threads) {
        // one thread: its trainers for batches know no other way
    }

    private static BasicNetwork net() {
        BasicNetwork net = new BasicNetwork();
        net.addLayer(new BasicLayer(null, true, INPUTS));
        net.addLayer(new BasicLayer(new ActivationReLU(), true, HIDDEN));
        net.addLayer(new BasicLayer(new ActivationSoftMax(), false, CLASSES));
        net.getStructure().finalizeStructure();
        net.reset(1);
        return net;
    }

    @Override
    public Work train() {
        double[][] x = new double[BATCH * 10][INPUTS];
        double[][] y = new double[BATCH * 10][CLASSES];
        Random random = new Random(1);
        for (double[] row : x) for (int i = 0; i < row.length; i++) row[i] = random.nextDouble();
        for (double[] row : y) row[random.nextInt(CLASSES)] = 1;
        StochasticGradientDescent train = new StochasticGradientDescent(net(), new BasicMLDataSet(x, y));
        train.setBatchSize(BATCH);
        train.setLearningRate(1e-3);
        train.setUpdateRule(new AdamUpdate());
        return times -> {
            for (int i = 0; i < times; i++) train.iteration();
        };
    }

    @Override
    public Work xor() {
        BasicNetwork net = new BasicNetwork();
        net.addLayer(new BasicLayer(null, true, 2));
        net.addLayer(new BasicLayer(new ActivationSigmoid(), true, 2));
        net.addLayer(new BasicLayer(new ActivationSigmoid(), false, 1));
        net.getStructure().finalizeStructure();
        net.reset(1);
        double[][] x = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        double[][] y = {{0}, {1}, {1}, {0}};
        Backpropagation train = new Backpropagation(net, new BasicMLDataSet(x, y), 0.1, 0);
        train.setThreadCount(1);
        return times -> {
            for (int i = 0; i < times; i++) train.iteration();
        };
    }

    @Override
    public Work predict() {
        BasicNetwork net = net();
        double[] picture = new double[INPUTS];
        double[] result = new double[CLASSES];
        return times -> {
            for (int i = 0; i < times; i++) net.compute(picture, result);
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
