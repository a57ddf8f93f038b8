package dev.inkling.nnlib.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.loss.BCEWithLogits;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.nn.Sigmoid;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import dev.inkling.nnlib.watch.Series;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a training step costs, counted and not timed: calls of a replay, and bytes. The numbers are what the plans come
 * to today; a change that raises one makes every step dearer and has to say why. Lower them when a step gets cheaper.
 */
class StepCostTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Generator generator = new Generator(1);
    private Backend before;

    @BeforeEach
    void computeOnThisThreadOnly() {
        before = Devices.current();
        Devices.use(Devices.open(before.name(), 1));
    }

    @AfterEach
    void putBack() {
        Devices.use(before);
    }

    @Test
    void aStepOfTheNotesNetTakesNoMoreCallsAndNoMemory() {
        Module net = new Sequential(new Linear(784, 500, generator), new ReLU(), new Linear(500, 10, generator));
        Tensor x = Tensor.rand(generator, 100, 784);
        assertCost(net, new CrossEntropy(), new Adam(net.parameters(), 1e-3), x, classes(100), 16);
    }

    @Test
    void aStepOfXorTakesNoMoreCallsAndNoMemory() {
        Module net = new Sequential(new Linear(2, 2, generator), new Sigmoid(), new Linear(2, 1, generator));
        Tensor x = Tensor.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2);
        Tensor y = Tensor.of(new float[] {0, 1, 1, 0}, 4, 1);
        assertCost(net, new BCEWithLogits(), new SGD(net.parameters(), 0.1), x, y, 19);
    }

    @Test
    void aStepOfTheConvnetTakesNoMoreCallsAndNoMemory() {
        Module net = ModelSpec.parse("convnet").build(generator);
        Tensor x = Tensor.rand(generator, 4, 1, 28, 28);
        assertCost(net, new CrossEntropy(), new Adam(net.parameters(), 1e-3), x, classes(4), 52);
    }

    private static Tensor classes(int count) {
        float[] labels = new float[count];
        for (int i = 0; i < count; i++) labels[i] = i % 10;
        return Tensor.of(labels, count);
    }

    private static void assertCost(Module net, Loss loss, Optimizer optimizer, Tensor x, Tensor y, int calls) {
        Traced step = Traced.of(
                "train step",
                in -> {
                    optimizer.zeroGrad();
                    Tensor value = loss.of(net.forward(in[0]), in[1]);
                    value.backward();
                    optimizer.step();
                    return value;
                },
                net,
                optimizer);
        for (int i = 0; i < 40; i++) step.call(x, y);
        assertThat(step.plan().calls()).as("calls of\n%s", step.plan()).isLessThanOrEqualTo(calls);
        assertThat(bytesOf(() -> step.call(x, y), 50)).as("bytes of 50 steps").isZero();
    }

    /**
     * The least of a few looks: what is counted beside the steps themselves (a class that is loaded late) comes once.
     */
    private static long bytesOf(Runnable step, int times) {
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int look = 0; look < 5; look++) {
            long start = THREADS.getThreadAllocatedBytes(thread);
            for (int i = 0; i < times; i++) step.run();
            least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - start);
        }
        return least;
    }

    /** Whole runs of epochs, with everything that a trainer does between two steps. */
    @Test
    void aLongerRunOfATrainerTakesNoMoreMemory() {
        // curves are full by then: a look at them costs the same however long the run
        int full = Series.CAPACITY + 100;
        bytesOfARun(full);
        long least = Long.MAX_VALUE;
        for (int look = 0; look < 3; look++) {
            long few = bytesOfARun(full);
            least = Math.min(least, bytesOfARun(full + 2_000) - few);
        }
        // twelve batches an epoch, the last one short
        assertThat(least).as("bytes of 24,000 steps more").isLessThan(24_000);
    }

    private long bytesOfARun(int epochs) {
        float[] x = new float[23 * 2];
        float[] y = new float[23];
        for (int i = 0; i < y.length; i++) y[i] = i % 2;
        for (int i = 0; i < x.length; i++) x[i] = i % 7;
        Module net = new Sequential(new Linear(2, 3, generator), new ReLU(), new Linear(3, 2, generator));
        Trainer trainer = Trainer.of(
                        net,
                        new CrossEntropy(),
                        new Adam(net.parameters(), 1e-3),
                        ArrayDataset.classes(x, new int[] {2}, y, 2))
                .batch(2)
                .epochs(epochs);
        long thread = Thread.currentThread().getId();
        long start = THREADS.getThreadAllocatedBytes(thread);
        trainer.run();
        return THREADS.getThreadAllocatedBytes(thread) - start;
    }
}
