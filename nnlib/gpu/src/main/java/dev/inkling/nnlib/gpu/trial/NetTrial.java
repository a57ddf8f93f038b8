package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.nn.Dropout;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.run.Compute;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A net in training on a device, its step recorded and replayed. */
final class NetTrial {
    /** Between them they need what only whole plans run: updates of many parameters at once, dropout, step numbers. */
    enum Net {
        DENSE(Compute.DENSE),
        CONVNET(Compute.CONVNET);

        /** That reports know it by. */
        final String word;

        Net(String word) {
            this.word = word;
        }

        int[] shape(int batch) {
            return this == CONVNET ? new int[] {batch, 1, 28, 28} : new int[] {batch, PIXELS};
        }

        Module make(Generator generator) {
            return this == CONVNET
                    ? ModelSpec.parse("convnet").build(generator)
                    : new Sequential(
                            new Linear(PIXELS, 500, generator),
                            new ReLU(),
                            new Dropout(0.1, generator),
                            new Linear(500, CLASSES, generator));
        }

        Optimizer optimizer(Module net) {
            return this == CONVNET ? new SGD(net.parameters(), 0.02) : new Adam(net.parameters(), 1e-3);
        }
    }

    private static final int CLASSES = 10;
    private static final int PIXELS = 784;
    /** Batches that come again and again. */
    private static final int BATCHES = 4;

    private final Module net;
    private final Traced step;
    private final List<Tensor> inputs = new ArrayList<>();
    private final List<Tensor> classes = new ArrayList<>();

    NetTrial(Net of, Backend backend, int batch) {
        net = of.make(new Generator(3)).to(backend);
        step = TrainingStep.of(net, of.optimizer(net));
        Random random = new Random(5);
        for (int i = 0; i < BATCHES; i++) draw(backend, batch, of.shape(batch), random);
    }

    /** Noise, and for each class a stretch of the picture that is brighter: something to learn. */
    private void draw(Backend backend, int batch, int[] shape, Random random) {
        float[] pictures = new float[batch * PIXELS];
        float[] labels = new float[batch];
        for (int i = 0; i < batch; i++) {
            int label = random.nextInt(CLASSES);
            labels[i] = label;
            for (int j = 0; j < PIXELS; j++) {
                float bright = j * CLASSES / PIXELS == label ? 0.7f : 0;
                pictures[i * PIXELS + j] = bright + 0.3f * random.nextFloat();
            }
        }
        inputs.add(Tensor.wrap(backend, pictures, shape));
        classes.add(Tensor.wrap(backend, labels, batch));
    }

    /** Takes the step of that number; its loss stays where it is until somebody reads it. */
    Tensor step(int number) {
        return step.call(inputs.get(number % BATCHES), classes.get(number % BATCHES));
    }

    /** All its parameters now, one after the other. */
    float[] weights() {
        int count = 0;
        for (Tensor parameter : net.parameters()) count += parameter.numel();
        float[] all = new float[count];
        int at = 0;
        for (Tensor parameter : net.parameters()) {
            System.arraycopy(parameter.toArray(), 0, all, at, parameter.numel());
            at += parameter.numel();
        }
        return all;
    }
}
