package dev.inkling.bench.peers;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;
import dev.inkling.bench.Peer;

/** DJL on PyTorch: batches cut beforehand and a manager a step, which is faster than its EasyTrain. */
public final class DjlPeer implements Peer {
    private NDManager manager;
    private Model model;

    @Override
    public void open(int threads) {
        System.setProperty("ai.djl.pytorch.num_threads", "" + threads);
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        Engine.getInstance();
        manager = NDManager.newBaseManager();
    }

    private static SequentialBlock net() {
        return new SequentialBlock()
                .add(Linear.builder().setUnits(HIDDEN).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(CLASSES).build());
    }

    private static SequentialBlock convnet() {
        SequentialBlock net = new SequentialBlock();
        int[] filters = {16, 32, 64};
        for (int i = 0; i < filters.length; i++) {
            int side = i == 0 ? 5 : 3;
            net.add(Conv2d.builder()
                            .setKernelShape(new Shape(side, side))
                            .optPadding(new Shape(side / 2, side / 2))
                            .setFilters(filters[i])
                            .build())
                    .add(Activation::relu)
                    .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
        }
        return net.add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(112).build())
                .add(Activation::relu)
                .add(Dropout.builder().optRate(0.25f).build())
                .add(Linear.builder().setUnits(CLASSES).build());
    }

    private Work steps(
            SequentialBlock net, Shape sample, Loss loss, Optimizer optimizer, NDArray x, NDArray y, int batch) {
        Model trained = Model.newInstance("net" + System.nanoTime());
        trained.setBlock(net);
        Trainer trainer = trained.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer));
        trainer.initialize(sample);
        int count = (int) (x.getShape().get(0) / batch);
        NDArray[] xs = new NDArray[count];
        NDArray[] ys = new NDArray[count];
        for (int i = 0; i < count; i++) {
            NDIndex range = new NDIndex(i * batch + ":" + (i + 1) * batch);
            xs[i] = x.get(range);
            ys[i] = y.get(range);
        }
        int[] next = {0};
        return times -> {
            for (int i = 0; i < times; i++) {
                int at = next[0]++ % count;
                try (NDManager sub = manager.newSubManager()) {
                    NDArray in = xs[at].duplicate();
                    in.attach(sub);
                    try (GradientCollector collector = trainer.newGradientCollector()) {
                        NDList out = trainer.forward(new NDList(in));
                        NDArray value = loss.evaluate(new NDList(ys[at]), out);
                        out.attach(sub);
                        value.attach(sub);
                        collector.backward(value);
                    }
                    trainer.step();
                }
            }
        };
    }

    private static Optimizer adam() {
        return Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
    }

    private NDArray labels() {
        return manager.randomInteger(0, CLASSES, new Shape(BATCH * BATCHES), DataType.INT32)
                .toType(DataType.INT64, false);
    }

    @Override
    public Work train() {
        NDArray x = manager.randomUniform(0, 1, new Shape(BATCH * BATCHES, INPUTS));
        return steps(net(), new Shape(BATCH, INPUTS), Loss.softmaxCrossEntropyLoss(), adam(), x, labels(), BATCH);
    }

    @Override
    public Work xor() {
        SequentialBlock net = new SequentialBlock()
                .add(Linear.builder().setUnits(2).build())
                .add(Activation::sigmoid)
                .add(Linear.builder().setUnits(1).build());
        NDArray x = manager.create(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, new Shape(4, 2));
        NDArray y = manager.create(new float[] {0, 1, 1, 0}, new Shape(4, 1));
        Optimizer sgd =
                Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.1f)).build();
        return steps(net, new Shape(4, 2), Loss.sigmoidBinaryCrossEntropyLoss(), sgd, x, y, 4);
    }

    @Override
    public Work predict() {
        model = Model.newInstance("predicted");
        model.setBlock(net());
        model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()))
                .initialize(new Shape(1, INPUTS));
        Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
        float[] picture = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) picture[i] = i / (float) INPUTS;
        return times -> {
            for (int i = 0; i < times; i++) {
                try (NDManager sub = manager.newSubManager()) {
                    NDList out = predictor.predict(new NDList(sub.create(picture, new Shape(1, INPUTS))));
                    out.get(0).toFloatArray();
                    out.close();
                }
            }
        };
    }

    @Override
    public Work convolution() {
        NDArray x = manager.randomUniform(0, 1, new Shape(BATCH * BATCHES, 1, 28, 28));
        return steps(
                convnet(), new Shape(BATCH, 1, 28, 28), Loss.softmaxCrossEntropyLoss(), adam(), x, labels(), BATCH);
    }

    @Override
    public Work product() {
        NDArray x = manager.randomUniform(-1, 1, new Shape(BATCH, INPUTS));
        NDArray w = manager.randomUniform(-1, 1, new Shape(INPUTS, HIDDEN));
        return times -> {
            for (int i = 0; i < times; i++) x.dot(w).close();
        };
    }
}
