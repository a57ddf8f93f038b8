package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.nn.LayerSpec;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.run.Shapes;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Collections;
import java.util.function.LongPredicate;

/**
 * How much of the heap a run takes at most, reckoned from its settings before anything is built, and what would fit
 * where that is too much. A test holds it against runs in heaps of a known size.
 */
public final class Memory {
    /** What is left to the app beside a session: its screens, the model that reads in Draw, and what others forgot. */
    private static final long APP = 16 << 20;

    private static final int FLOAT = Float.BYTES;
    /** A picture of 28 by 28, its label, and its places in the orders of an epoch. */
    private static final int PICTURE = 784 + 1 + 3 * Integer.BYTES;

    private static final int MNIST_TRAIN = 60_000;
    private static final int MNIST_TEST = 10_000;
    /** While MNIST's pictures are unpacked, what has come so far lies beside the array of all of them. */
    private static final long MNIST_COMING = (1L << 25) + 784L * MNIST_TRAIN;

    /** Pictures by hands that a run never sees, on which it is tested. */
    private static final int TESTED = 5000;
    /** What comes out of the layers is there forward and backward, and twice while the second step is recorded. */
    private static final int TIMES_PASSED_ON = 4;
    /** So many times a checkpoint's numbers there are while one is written or read. */
    private static final int CHECKPOINTS = 4;
    /** A kernel's own rows are a little longer than the numbers in them, and some more than it has terms. */
    private static final int MORE_FLOATS = 50;

    private static final int MORE_ROWS = 220;

    private Memory() {}

    /**
     * Says that a run needs more than this phone gives.
     *
     * @param bytes what it needs
     * @param room what a session may take here
     * @param batch the largest batch with which the same net fits; 0 where none does
     * @param net the same net with its largest hidden layer small enough, as it is written; empty where none fits
     */
    public record TooLarge(long bytes, long room, int batch, String net) {}

    /** What a session may take of the app's heap on this phone. */
    public static long room() {
        return Math.max(0, Runtime.getRuntime().maxMemory() - APP);
    }

    /** Why a run does not fit into so much room, and what would; null where it fits, or could not run anywhere. */
    @Nullable public static TooLarge check(RunSpec spec, int drawings, long room) {
        if (!spec.problems().isEmpty()) return null;
        long bytes = of(spec, drawings);
        if (bytes <= room) return null;
        int samples = Estimate.samples(spec, drawings);
        int batch = batch(spec, samples);
        long smaller = largest(batch - 1, size -> of(withBatch(spec, size), drawings) <= room);
        return new TooLarge(bytes, room, (int) round(smaller), smallerNet(spec, drawings, room));
    }

    /** The most that a run has on the heap at one time; its settings are possible ones. */
    public static long of(RunSpec spec, int drawings) {
        ModelSpec net = Nets.of(spec);
        int samples = Estimate.samples(spec, drawings);
        int batch = batch(spec, samples);
        long weights = FLOAT * net.parameterCount();
        long largest = 0;
        for (int[] shape : net.parameters().values()) largest = Math.max(largest, (long) FLOAT * Shapes.count(shape));

        long best = spec.number(Settings.VALIDATION) > 0 && Settings.VALIDATION.appliesTo(spec) ? weights : 0;
        long checkpoint = weights * (1 + moments(spec)) + best;
        // A checkpoint is gathered beside what it is a copy of, and put together in an array that grows, at the end
        // four times as much; a look at the gradients takes two copies of the weights. Never both at once.
        long beside = Math.max(CHECKPOINTS * checkpoint, 2 * weights + largest);
        long state = weights + checkpoint + largest + beside;
        long batches = (long) FLOAT * batch * (3L * Shapes.count(net.input()) + TIMES_PASSED_ON * passedOn(net));
        long training = data(spec, samples) + scratch(net, batch) + batches + state;
        // To go on, the newer of two checkpoints is held while the other is read into an array that grows, too.
        return Math.max(Math.max(training, CHECKPOINTS * checkpoint), spec.task() == Tasks.MNIST ? MNIST_COMING : 0);
    }

    /** How many numbers an optimizer keeps for each weight: what it has after one step on one weight. */
    private static int moments(RunSpec spec) {
        Tensor one = Tensor.zeros(1).requiresGrad(true);
        Optimizer optimizer = spec.optimizer().build(Collections.singletonList(one), spec.options(spec.optimizer()));
        one.sum().backward();
        optimizer.step();
        return optimizer.state().tensors().size();
    }

    /** Numbers that the layers pass on for one sample, those inside other layers among them. */
    private static long passedOn(ModelSpec net) {
        return passedOn(net.input(), net.layers());
    }

    private static long passedOn(int[] input, Iterable<LayerSpec> layers) {
        long sum = 0;
        int[] shape = input;
        for (LayerSpec layer : layers) {
            sum += passedOn(shape, layer.layers());
            shape = layer.output(shape);
            sum += Shapes.count(shape);
        }
        return sum;
    }

    /** Rows into which kernels sort a product of matrices; they stay for the next one. */
    private static long scratch(ModelSpec net, int batch) {
        long width = 0;
        long rows = 0;
        for (int[] shape : net.parameters().values()) {
            if (shape.length != 2) continue;
            width = Math.max(width, shape[0]);
            rows = Math.max(rows, Math.max(shape[0], shape[1]));
        }
        if (rows == 0) return 0;
        return FLOAT * (Math.max(width, batch) + MORE_FLOATS) * (Math.max(rows, batch) + MORE_ROWS);
    }

    private static long data(RunSpec spec, int samples) {
        if (!spec.task().hasPictures()) {
            return (long) samples * FLOAT * (spec.task().inputs() + spec.task().outputs() + 1);
        }
        return (long) PICTURE * (samples + (spec.task() == Tasks.MNIST ? MNIST_TEST : TESTED));
    }

    private static int batch(RunSpec spec, int samples) {
        int asked = spec.whole(Settings.BATCH_SIZE);
        return asked == 0 ? samples : Math.min(asked, samples);
    }

    private static RunSpec withBatch(RunSpec spec, long samples) {
        return spec.with(Settings.BATCH_SIZE, Long.toString(samples));
    }

    /** The same net with its largest hidden layer as large as fits, as it is written; empty where none does. */
    private static String smallerNet(RunSpec spec, int drawings, long room) {
        int[] sizes = spec.sizes();
        if (sizes == null || sizes.length < 3) return "";
        int at = 1;
        for (int i = 2; i + 1 < sizes.length; i++) if (sizes[i] > sizes[at]) at = i;
        int layer = at;
        long units = round(largest(sizes[layer] - 1, size -> {
            RunSpec smaller = spec.with(Settings.MODEL_TEXT, text(sizes, layer, size));
            return of(smaller, drawings) <= room;
        }));
        return units == 0 ? "" : text(sizes, layer, units);
    }

    private static String text(int[] sizes, int layer, long units) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sizes.length; i++) {
            text.append(i == 0 ? "" : "-").append(i == layer ? units : sizes[i]);
        }
        return text.toString();
    }

    /** The largest number from 1 to {@code most} that fits, where all smaller ones do; 0 where none does. */
    private static long largest(long most, LongPredicate fits) {
        long low = 0;
        long high = Math.max(0, most);
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (fits.test(middle)) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /** Down to two digits, as people write it. */
    private static long round(long number) {
        long unit = 1;
        while (number / unit >= 100) unit *= 10;
        return number / unit * unit;
    }
}
