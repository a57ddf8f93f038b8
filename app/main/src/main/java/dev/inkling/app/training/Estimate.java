package dev.inkling.app.training;

import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.run.Mixture;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.run.Shapes;
import dev.inkling.nnlib.run.Tasks;

/**
 * What a session will roughly cost, said before it starts.
 *
 * @param weights numbers that the net learns
 * @param bytes memory beyond the app's own, at most
 * @param seconds training time at the speed that this phone showed so far
 */
public record Estimate(long weights, long bytes, double seconds) {
    /**
     * Multiplications and additions a second that a phone of today does at least; replaced by what was measured here.
     */
    private static volatile double speed = 4e9;

    private static final double STEP_SECONDS = 2e-6;
    private static final int MNIST_SIZE = 60_000;

    /** The cost of a run whose settings are possible; {@code drawings} is how many digits the person has drawn. */
    public static Estimate of(RunSpec spec, int drawings) {
        long weights = weights(spec);
        double multiplications = products(spec);
        int samples = samples(spec, drawings);
        int batch = spec.whole(Settings.BATCH_SIZE) == 0 ? samples : spec.whole(Settings.BATCH_SIZE);
        double all = (double) samples * spec.epochs();
        double seconds = all * multiplications * 6 / speed + all / batch * STEP_SECONDS;
        return new Estimate(weights, Memory.of(spec, drawings), seconds);
    }

    /** Products of numbers that one sample costs; a convolution uses each of its weights at every place. */
    private static double products(RunSpec spec) {
        if (spec.isLayered()) return weights(spec);
        ModelSpec net = ModelSpec.parse(spec.text(Settings.MODEL_TEXT));
        double products = 0;
        for (int i = 0; i < net.layers().size(); i++) {
            int[] shape = net.output(i);
            double places = shape.length == 3 ? (double) shape[1] * shape[2] : 1;
            for (int[] weights : net.layers().get(i).parameters().values()) products += Shapes.count(weights) * places;
        }
        return products;
    }

    /** Samples of an epoch, with those that are mixed in. */
    static int samples(RunSpec spec, int drawings) {
        if (spec.task().isTruthTable()) return 4;
        int own = spec.task() == Tasks.MNIST
                ? MNIST_SIZE
                : spec.task() == Tasks.MY_DIGITS ? Math.max(1, drawings) : spec.whole(Settings.SAMPLES);
        return Mixture.samples(spec, own);
    }

    /** How many numbers the net of a run learns. */
    public static long weights(RunSpec spec) {
        int[] sizes = spec.sizes();
        if (sizes != null) {
            long sum = 0;
            for (int i = 1; i < sizes.length; i++) sum += (long) sizes[i - 1] * sizes[i] + sizes[i];
            return sum;
        }
        return ModelSpec.parse(spec.text(Settings.MODEL_TEXT)).parameterCount();
    }

    /** Learns from a session that ended how fast this phone is. */
    public static void learn(RunSpec spec, double samplesPerSecond) {
        double products = products(spec);
        // Tiny nets are bound by the steps, not by arithmetic.
        if (products > 10_000 && samplesPerSecond > 0) speed = samplesPerSecond * products * 6;
    }
}
