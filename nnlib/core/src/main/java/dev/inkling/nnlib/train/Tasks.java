package dev.inkling.nnlib.train;

import dev.inkling.nnlib.data.Augment;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Datasets;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.data.Toys;
import dev.inkling.nnlib.data.Transform;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.data.digits.DrawnDigits.Hands;
import dev.inkling.nnlib.data.digits.Scribbles;
import dev.inkling.nnlib.spec.Option;
import java.io.IOException;
import java.nio.file.Path;

/** Makes or opens the data of a task. */
public final class Tasks {
    /** Digits by hands that are never learned from, on which a run with drawn digits is measured. */
    private static final int TESTED = 5000;

    private Tasks() {}

    /**
     * The data of a run: made, or read from MNIST's folder. Pictures of your own come as a {@link TaskData} from
     * elsewhere.
     *
     * @param mnist the folder with MNIST's four files; may be null for tasks that do not need it
     */
    public static TaskData data(RunSpec spec, Path mnist) throws IOException {
        switch (spec.task()) {
            case MNIST:
                if (mnist == null) {
                    throw new InvalidSetting(
                            "task", "MNIST is not here: download it, or name the folder that holds it.");
                }
                return new TaskData(Mnist.train(mnist), Mnist.test(mnist));
            case DIGITS:
                return new TaskData(
                        drawn(spec.whole(Settings.SAMPLES), spec.seed()),
                        new DrawnDigits(TESTED, spec.seed(), Hands.HELD_OUT).pictures());
            default:
                return TaskData.of(points(spec));
        }
    }

    private static Dataset drawn(int count, long seed) {
        return new DrawnDigits(count, seed, Hands.TRAINING).pictures();
    }

    /**
     * What a run learns from: the task's own pictures and, as set, drawn digits and scribbles among them. A person's
     * own drawings are few, so they come round as often as the epoch has room for.
     */
    static Dataset mixed(RunSpec spec, Dataset own) {
        int drawn = drawn(spec, own.size());
        int scribbles = scribbles(spec, own.size());
        Dataset repeated = Datasets.repeated(own, own(spec, own.size()));
        Dataset digits = drawn == 0 ? repeated : Datasets.concat(repeated, drawn(drawn, spec.seed()));
        if (scribbles == 0) {
            return digits;
        }
        Dataset none = Targets.of(Scribbles.pictures(scribbles, spec.seed()), Targets.Form.NO_CLASS);
        return Datasets.concat(Targets.of(digits, Targets.Form.ONE_HOT), none);
    }

    /** How many samples an epoch has in a run with so many pictures of its own. */
    public static int epochSamples(RunSpec spec, int own) {
        return own(spec, own) + drawn(spec, own) + scribbles(spec, own);
    }

    private static int own(RunSpec spec, int own) {
        if (spec.task() != Task.MY_DIGITS) {
            return own;
        }
        double share = 1 - share(spec, Settings.DRAWN) - share(spec, Settings.SCRIBBLES);
        return Math.max(own, (int) Math.round(spec.whole(Settings.SAMPLES) * share));
    }

    private static int drawn(RunSpec spec, int own) {
        return among(spec, own, share(spec, Settings.DRAWN));
    }

    private static int scribbles(RunSpec spec, int own) {
        return among(spec, own, share(spec, Settings.SCRIBBLES));
    }

    private static int among(RunSpec spec, int own, double share) {
        double rest = 1 - share(spec, Settings.DRAWN) - share(spec, Settings.SCRIBBLES);
        return (int) Math.round(own(spec, own) / rest * share);
    }

    private static double share(RunSpec spec, Option setting) {
        return setting.appliesTo(spec) ? spec.number(setting) : 0;
    }

    /** The points of a two-dimensional task. */
    public static Dataset points(RunSpec spec) {
        int samples = spec.whole(Settings.SAMPLES);
        float noise = (float) spec.number(Settings.NOISE);
        long seed = spec.seed();
        switch (spec.task()) {
            case XOR:
                return Toys.xor();
            case AND:
                return Toys.and();
            case OR:
                return Toys.or();
            case CIRCLES:
                return Toys.circles(samples, noise, seed);
            case MOONS:
                return Toys.moons(samples, noise, seed);
            case SPIRALS:
                return Toys.spirals(samples, noise, seed);
            case CLUSTERS:
                return Toys.clusters(samples, 2, noise, seed);
            default:
                throw new InvalidSetting("task", spec.task().key() + " has no points: its data comes from elsewhere.");
        }
    }

    /** How a run changes its pictures; null where it does not. */
    static Transform transform(RunSpec spec) {
        if (!Settings.AUGMENT.appliesTo(spec)) {
            return null;
        }
        switch (spec.text(Settings.AUGMENT)) {
            case "shift":
                return new Augment().shift(2);
            case "affine":
                return Augment.affine();
            case "full":
                return Augment.affine().elastic(1.5f);
            default:
                return null;
        }
    }
}
