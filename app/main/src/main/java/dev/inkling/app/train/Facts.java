package dev.inkling.app.train;

import dev.inkling.app.training.PhoneData;
import dev.inkling.nnlib.run.Mixture;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.run.Tasks;

/**
 * What a run will go through, counted from its settings before anything is made.
 *
 * @param learned samples that one epoch learns from, with those that are mixed in
 * @param checked samples of the same data that are kept for checking
 * @param tested samples on which the net is measured at the end
 * @param steps how often the weights move until the end
 */
public record Facts(int learned, int checked, int tested, long steps) {
    private static final int MNIST = 60_000;
    private static final int MNIST_TEST = 10_000;
    private static final int GENERATED_TEST = 5000;
    private static final int STRANGERS = 2000;
    /** One row of numbers in so many is kept for the end. */
    private static final int WAVE_TEST = 5;
    /** A net of so few inputs computes on one thread. */
    private static final int TINY = 2;

    private static final int MOST_THREADS = 4;

    /** Those of a run whose settings are possible; {@code drawings} is how many digits the person has drawn. */
    public static Facts of(RunSpec spec, int drawings) {
        int own = own(spec, drawings);
        double share = Settings.VALIDATION.appliesTo(spec) ? spec.number(Settings.VALIDATION) : 0;
        int checked = share > 0 && own > 1 ? (int) Math.max(1, Math.min(own - 1, Math.round(own * share))) : 0;
        int learned = Mixture.samples(spec, own - checked);
        int asked = spec.whole(Settings.BATCH_SIZE);
        int batch = asked == 0 ? learned : Math.min(asked, learned);
        long batches = batch <= 0 ? 0 : (learned + batch - 1L) / batch;
        int together = spec.whole(Settings.ACCUMULATE);
        return new Facts(learned, checked, tested(spec), (batches + together - 1) / together * spec.epochs());
    }

    /**
     * On how many threads a run computes here: as it says, or as nnlib's Compute chooses, which FactsTest holds this to.
     * Compute itself looks for devices, and that is not for the main thread.
     */
    public static int threads(RunSpec run) {
        int asked = run.whole(Settings.THREADS);
        if (asked > 0) return asked;
        int inputs = run.task().inputs();
        boolean tiny = inputs > 0 && inputs <= TINY;
        return tiny ? 1 : Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }

    /** The task's own samples, without those that are mixed in and those that only the end sees. */
    private static int own(RunSpec spec, int drawings) {
        if (spec.task().isTruthTable()) return 4;
        if (spec.task() == Tasks.MNIST) return MNIST;
        if (spec.task() == Tasks.MY_DIGITS) return PhoneData.learnedOf(drawings);
        int samples = spec.whole(Settings.SAMPLES);
        return spec.task() == Tasks.WAVE ? samples - samples / WAVE_TEST : samples;
    }

    private static int tested(RunSpec spec) {
        if (spec.task() == Tasks.MNIST) return MNIST_TEST;
        if (spec.task() == Tasks.MY_DIGITS) return STRANGERS;
        if (spec.task() == Tasks.WAVE) return spec.whole(Settings.SAMPLES) / WAVE_TEST;
        return spec.task().hasPictures() ? GENERATED_TEST : 0;
    }
}
