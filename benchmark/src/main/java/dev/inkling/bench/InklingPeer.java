package dev.inkling.bench;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.device.Facts;
import dev.inkling.nnlib.loss.BCEWithLogits;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.nn.Sigmoid;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Epoch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.SynchronousQueue;

/** nnlib through its public API; -Dinkling.backend chooses the kernels. */
public final class InklingPeer implements Peer {
    private final Generator generator = new Generator(1);

    /** For {@link Host}, by name. */
    public InklingPeer() {}

    @Override
    public void open(int threads) {
        Devices.use(Devices.open(System.getProperty("inkling.backend", "cpu"), threads));
    }

    @Override
    public Work train() {
        return trained(net(), new int[] {INPUTS});
    }

    @Override
    public Work convolution() {
        return trained(ModelSpec.parse("convnet").build(generator), new int[] {1, 28, 28});
    }

    @Override
    public Work epochs(Epochs training) throws IOException {
        Gate gate = new Gate();
        Trainer trainer = trainer(training, training.samples())
                .epochs(1_000_000)
                .listen(new Listener() {
                    @Override
                    public void onEpoch(Epoch epoch) {
                        gate.reached();
                    }
                });
        return run(trainer, gate);
    }

    @Override
    public double[] losses(Epochs training) throws IOException {
        double[] losses = new double[Epochs.told()];
        trainer(training, training.batch() * losses.length)
                .epochs(1)
                .listen(new Listener() {
                    @Override
                    public void onStep(long step, double loss) {
                        losses[(int) step - 1] = loss;
                    }
                })
                .run();
        return losses;
    }

    /** What shuffles the pictures by the seed that {@link EpochData} wrote their order down for. */
    private static Trainer trainer(Epochs training, int samples) throws IOException {
        Module net = EpochData.net(training);
        Path folder = Path.of(System.getProperty(EpochData.FOLDER));
        Adam optimizer = new Adam(net.parameters(), Epochs.RATE);
        return Trainer.of(net, new CrossEntropy(), optimizer, EpochData.read(folder, training, samples))
                .batch(training.batch())
                .seed(EpochData.SEED);
    }

    @Override
    public String device() {
        Backend backend = Devices.current();
        if (!(backend instanceof GpuBackend)) return backend.toString();
        Facts facts = ((GpuBackend) backend).gpu().facts();
        return facts + (facts.kind() == Facts.Kind.CPU ? ", " + Graphics.SOFTWARE : "");
    }

    @Override
    public Work xor() {
        Sequential net = new Sequential(new Linear(2, 2, generator), new Sigmoid(), new Linear(2, 1, generator));
        SGD optimizer = new SGD(net.parameters(), 0.1);
        BCEWithLogits loss = new BCEWithLogits();
        Tensor x = Tensor.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2);
        Tensor y = Tensor.of(new float[] {0, 1, 1, 0}, 4, 1);
        Traced step = Traced.of(
                "train step",
                in -> {
                    Tensor l = loss.of(net.forward(in[0]), in[1]);
                    optimizer.zeroGrad();
                    l.backward();
                    optimizer.step();
                    return l;
                },
                net,
                optimizer);
        return times -> {
            for (int i = 0; i < times; i++) step.call(x, y);
        };
    }

    @Override
    public Work predict() {
        Module net = net().eval();
        Traced forward = Traced.of("predict", in -> net.forward(in[0]), net);
        float[] picture = values(INPUTS);
        float[] result = new float[CLASSES];
        Tensor x = Tensor.zeros(1, INPUTS);
        return times -> {
            for (int i = 0; i < times; i++) {
                x.copyFrom(picture);
                System.arraycopy(forward.call(x).toArray(), 0, result, 0, CLASSES);
            }
        };
    }

    @Override
    public Work product() {
        Tensor x = Tensor.of(values(BATCH * INPUTS), BATCH, INPUTS);
        Tensor w = Tensor.of(values(INPUTS * HIDDEN), INPUTS, HIDDEN);
        Traced product = Traced.of("product", in -> x.matmul(w));
        return times -> {
            for (int i = 0; i < times; i++) product.call();
        };
    }

    private Sequential net() {
        return new Sequential(
                new Linear(INPUTS, HIDDEN, generator), new ReLU(), new Linear(HIDDEN, CLASSES, generator));
    }

    private static float[] values(int count) {
        Random random = new Random(1);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) x[i] = random.nextFloat();
        return x;
    }

    /** A run of the Trainer that is let go for so many steps at a time, with its data loader and a listener. */
    private Work trained(Module net, int[] shape) {
        int samples = BATCH * BATCHES;
        float[] labels = new float[samples];
        Random random = new Random(2);
        for (int i = 0; i < samples; i++) labels[i] = random.nextInt(CLASSES);
        ArrayDataset data = ArrayDataset.classes(values(samples * INPUTS), shape, labels, CLASSES);
        Gate gate = new Gate();
        Trainer trainer = Trainer.of(net, new CrossEntropy(), new Adam(net.parameters(), 1e-3), data)
                .batch(BATCH)
                .epochs(1_000_000)
                .listen(new Listener() {
                    @Override
                    public void onStep(long step, double loss) {
                        gate.reached();
                    }
                });
        return run(trainer, gate);
    }

    private static Work run(Trainer trainer, Gate gate) {
        Thread thread = new Thread(trainer::run, "trainer");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, e) -> {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        thread.start();
        return gate::pass;
    }

    /** Holds a run between two steps, or two epochs, until it is asked for more. */
    private static final class Gate {
        private final SynchronousQueue<Integer> orders = new SynchronousQueue<>();
        private final SynchronousQueue<Boolean> done = new SynchronousQueue<>();
        /** The first is on the house: it makes gradients and moments. */
        private int left = -1;

        void reached() {
            if (--left > 0) return;
            try {
                if (left == 0) done.put(true);
                left = orders.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void pass(int times) throws InterruptedException {
            orders.put(times);
            done.take();
        }
    }
}
