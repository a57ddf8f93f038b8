package dev.inkling.nnlib.gpu.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.nn.Conv2d;
import dev.inkling.nnlib.nn.Flatten;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.MaxPool2d;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a replayed training step is to the device, and that it learns as the CPU does. */
public abstract class ReplayTrial {
    private static final int BATCH = 20;

    /** The device that all tests share. */
    protected abstract GpuBackend backend();

    /** A device of its own, to be closed. */
    protected abstract GpuBackend own() throws Exception;

    /** How often that shared device was handed work. */
    protected abstract long submissions();

    /** How often the host has written to it. */
    protected abstract long writes();

    /** Ten blurred patterns, each sample one of them with noise. */
    private static final class Batch {
        final float[] x = new float[BATCH * 784];
        final float[] y = new float[BATCH];

        Batch(int number) {
            Generator patterns = new Generator(5);
            float[] all = new float[10 * 784];
            for (int i = 0; i < all.length; i++) all[i] = patterns.nextFloat() < 0.2f ? 1 : 0;
            Generator noise = new Generator(1000 + number);
            for (int i = 0; i < BATCH; i++) {
                int label = (int) (noise.nextFloat() * 10);
                y[i] = label;
                for (int j = 0; j < 784; j++) {
                    x[784 * i + j] = all[784 * label + j] * noise.nextFloat() + 0.3f * noise.nextFloat();
                }
            }
        }
    }

    private static Module mlp(Generator g) {
        return new Sequential(new Linear(784, 500, g), new ReLU(), new Linear(500, 10, g));
    }

    private static Module convnet(Generator g) {
        return new Sequential(
                new Conv2d(1, 8, 5, g),
                new ReLU(),
                new MaxPool2d(2),
                new Conv2d(8, 16, 5, g),
                new ReLU(),
                new MaxPool2d(2),
                new Flatten(),
                new Linear(256, 10, g));
    }

    /** A net in training, its step recorded. */
    private static final class Training {
        final Traced step;
        private final Backend backend;
        private final int[] shape;

        Training(Backend backend, Function<Generator, Module> make, int... shape) {
            this.backend = backend;
            this.shape = shape;
            Backend before = Devices.current();
            Devices.use(backend);
            try {
                Module net = make.apply(new Generator(3));
                step = TrainingStep.of(net, new Adam(net.parameters(), 1e-3));
            } finally {
                Devices.use(before);
            }
        }

        Tensor call(Batch batch) {
            return step.call(Tensor.wrap(backend, batch.x, shape), Tensor.wrap(backend, batch.y, BATCH));
        }

        float[] losses(int steps) {
            float[] losses = new float[steps];
            for (int i = 0; i < steps; i++) losses[i] = call(new Batch(i)).item();
            return losses;
        }
    }

    private static Training mlp(Backend backend) {
        return new Training(backend, ReplayTrial::mlp, BATCH, 784);
    }

    private static Training convnet(Backend backend) {
        return new Training(backend, ReplayTrial::convnet, BATCH, 1, 28, 28);
    }

    private static Backend cpu() {
        return Devices.open("cpu", 1);
    }

    @Test
    void aStepIsOneSubmissionThatTheHostWritesNothingFor() {
        Backend backend = backend();
        Training training = mlp(backend);
        Batch batch = new Batch(0);
        Tensor x = Tensor.wrap(backend, batch.x, BATCH, 784);
        Tensor y = Tensor.wrap(backend, batch.y, BATCH);
        // The device is told the step's numbers for 4, 16, 64 and then 256 replays at once.
        for (int i = 0; i < 2 + 1 + 4 + 16 + 64 + 1; i++) training.step.call(x, y);
        long submissions = submissions();
        long writes = writes();
        for (int i = 0; i < 50; i++) training.step.call(x, y);
        assertThat(submissions() - submissions).isEqualTo(50);
        assertThat(writes() - writes).isZero();
    }

    @Test
    void aStepIsFewDispatchesAndBarriers() throws Exception {
        // Its memory is one block: in that of all tests a net may lie in several.
        Backend own = own();
        Training training = mlp(own);
        training.losses(3);
        String cost = training.step.plan().cost();
        System.out.println("a step of 784-500-10: " + cost);
        String[] words = cost.split(" ");
        assertThat(cost).startsWith("1 submission");
        assertThat(Integer.parseInt(words[2])).isLessThanOrEqualTo(14);
        assertThat(Integer.parseInt(words[4])).isLessThanOrEqualTo(10);
        own.close();
    }

    @Test
    void aDenseNetLearnsAsOnTheCpu() {
        learnsAsOnTheCpu(mlp(backend()).losses(100), mlp(cpu()).losses(100));
    }

    @Test
    void aConvnetLearnsAsOnTheCpu() {
        learnsAsOnTheCpu(convnet(backend()).losses(100), convnet(cpu()).losses(100));
    }

    private static void learnsAsOnTheCpu(float[] losses, float[] cpu) {
        assertThat(cpu[99]).isLessThan(0.9f * cpu[0]);
        for (int i = 0; i < losses.length; i++) {
            assertThat(Math.abs(losses[i] - cpu[i]))
                    .as("step %d: %s, and %s on the CPU", i, losses[i], cpu[i])
                    .isLessThanOrEqualTo(1e-3f * cpu[i]);
        }
    }

    @Test
    void aRunRepeatsToTheBit() {
        assertThat(mlp(backend()).losses(30)).isEqualTo(mlp(backend()).losses(30));
        assertThat(convnet(backend()).losses(30)).isEqualTo(convnet(backend()).losses(30));
    }
}
