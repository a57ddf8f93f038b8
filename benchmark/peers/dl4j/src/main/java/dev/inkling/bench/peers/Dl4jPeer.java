package dev.inkling.bench.peers;

import dev.inkling.bench.Peer;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Deeplearning4j with a MultiLayerNetwork, as its quick start has it. */
public final class Dl4jPeer implements Peer {
    @Override
    public void open(int threads) {
        Nd4j.getEnvironment().setMaxThreads(threads);
    }

    private static MultiLayerNetwork net() {
        MultiLayerNetwork net = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(1e-3))
                .weightInit(WeightInit.RELU)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(INPUTS)
                        .nOut(HIDDEN)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nIn(HIDDEN)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
        net.init();
        return net;
    }

    @Override
    public Work train() {
        MultiLayerNetwork net = net();
        INDArray[] x = new INDArray[BATCHES];
        INDArray[] y = new INDArray[BATCHES];
        Random random = new Random(2);
        for (int i = 0; i < BATCHES; i++) {
            x[i] = Nd4j.rand(BATCH, INPUTS);
            float[][] hot = new float[BATCH][CLASSES];
            for (float[] row : hot) row[random.nextInt(CLASSES)] = 1;
            y[i] = Nd4j.create(hot);
        }
        int[] next = {0};
        return times -> {
            for (int i = 0; i < times; i++) {
                int at = next[0]++ % BATCHES;
                net.fit(x[at], y[at]);
            }
        };
    }

    @Override
    public Work xor() {
        MultiLayerNetwork net = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .updater(new Sgd(0.1))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(2)
                        .activation(Activation.SIGMOID)
                        .build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                        .nIn(2)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
        net.init();
        INDArray x = Nd4j.create(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        INDArray y = Nd4j.create(new float[][] {{0}, {1}, {1}, {0}});
        return times -> {
            for (int i = 0; i < times; i++) net.fit(x, y);
        };
    }

    @Override
    public Work predict() {
        MultiLayerNetwork net = net();
        float[] picture = new float[INPUTS];
        return times -> {
            for (int i = 0; i < times; i++)
                net.output(Nd4j.create(picture, 1, INPUTS)).toFloatVector();
        };
    }

    @Override
    public Work convolution() {
        return null;
    }

    @Override
    public Work product() {
        INDArray x = Nd4j.rand(BATCH, INPUTS);
        INDArray w = Nd4j.rand(INPUTS, HIDDEN);
        return times -> {
            for (int i = 0; i < times; i++) x.mmul(w).close();
        };
    }
}
