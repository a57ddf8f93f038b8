package dev.inkling.nnlib.train;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.data.Toys;
import dev.inkling.nnlib.data.Transform;
import java.io.IOException;
import java.nio.file.Path;

/** Makes or opens the data of a task. */
public final class Tasks {
    private Tasks() {}

    /**
     * The data of a run.
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
            default:
                return TaskData.of(points(spec));
        }
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
        return null;
    }
}
