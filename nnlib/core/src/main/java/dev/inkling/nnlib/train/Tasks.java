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
import java.io.IOException;
import java.nio.file.Path;

/** Makes or opens the data of a task. */
public final class Tasks {
    /** Digits by hands that are never learned from, on which a run with drawn digits is measured. */
    private static final int TESTED = 5000;

    private Tasks() {}

    /**
     * The data of a run: made, or read from MNIST's folder. Pictures of your own come as a {@link TaskData} from elsewhere.
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

    /** What a run learns from: the task's own pictures and, as set, drawn digits and scribbles among them. */
    static Dataset mixed(RunSpec spec, Dataset own) {
        double drawnShare = Settings.DRAWN.appliesTo(spec) ? spec.number(Settings.DRAWN) : 0;
        double scribbleShare = Settings.SCRIBBLES.appliesTo(spec) ? spec.number(Settings.SCRIBBLES) : 0;
        double whole = own.size() / (1 - drawnShare - scribbleShare);
        int drawn = (int) Math.round(whole * drawnShare);
        int scribbles = (int) Math.round(whole * scribbleShare);
        Dataset digits = drawn == 0 ? own : Datasets.concat(own, drawn(drawn, spec.seed()));
        if (scribbles == 0) {
            return digits;
        }
        Dataset none = Targets.of(Scribbles.pictures(scribbles, spec.seed()), Targets.Form.NO_CLASS);
        return Datasets.concat(Targets.of(digits, Targets.Form.ONE_HOT), none);
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
