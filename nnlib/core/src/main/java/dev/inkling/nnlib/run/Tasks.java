package dev.inkling.nnlib.run;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Toys;
import dev.inkling.nnlib.spec.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Every task that a run can name; one of your own is added with {@code Tasks.ALL.add(task)}. */
public final class Tasks {
    public static final Task XOR = PointsTask.table(
            "xor",
            "Exclusive or: four points that no single line divides.",
            Toys.xor(),
            Task.presets(
                    "notes", "model=2-2-1 activation=sigmoid loss=bce optimizer=sgd lr=0.1 epochs=10001",
                    "solve", "model=2-8-1 activation=tanh loss=bce optimizer=adam lr=0.05 epochs=3000"));
    public static final Task AND = PointsTask.table(
            "and",
            "And: four points that one line divides.",
            Toys.and(),
            Task.presets("notes", "model=2-1 loss=bce optimizer=sgd lr=0.5 epochs=2000"));
    public static final Task OR = PointsTask.table(
            "or",
            "Or: four points that one line divides.",
            Toys.or(),
            Task.presets("notes", "model=2-1 loss=bce optimizer=sgd lr=0.5 epochs=2000"));
    public static final Task CIRCLES = PointsTask.cloud(
            "circles",
            "A ring of points around a disc.",
            "model=2-8-1 epochs=120",
            spec -> Toys.circles(spec.whole(Settings.SAMPLES), PointsTask.noise(spec), spec.seed()));
    public static final Task MOONS = PointsTask.cloud(
            "moons",
            "Two crescents that reach into each other.",
            "model=2-16-1 epochs=150",
            spec -> Toys.moons(spec.whole(Settings.SAMPLES), PointsTask.noise(spec), spec.seed()));
    public static final Task SPIRALS = PointsTask.cloud(
            "spirals",
            "Two spirals wound around each other.",
            "model=2-32-32-1 epochs=200 noise=0.05",
            spec -> Toys.spirals(spec.whole(Settings.SAMPLES), PointsTask.noise(spec), spec.seed()));
    public static final Task CLUSTERS = PointsTask.cloud(
            "clusters",
            "Two clouds of points.",
            "model=2-4-1 epochs=60",
            spec -> Toys.clusters(spec.whole(Settings.SAMPLES), 2, PointsTask.noise(spec), spec.seed()));
    public static final Task WAVE = NumbersTask.wave(
            "wave",
            "A number to be estimated from another: points along a wave.",
            "model=1-32-32-1 activation=tanh loss=mse optimizer=adam lr=0.01 batch=32 epochs=100");
    public static final Task DIGITS = DigitsTask.drawn(
            "digits",
            "Digits drawn by a generator with many hands; needs no download.",
            Task.presets(
                    "solve",
                            "samples=60000 model=convnet loss=cross-entropy optimizer=adam lr=0.003 schedule=one-cycle"
                                    + " batch=100 epochs=4 augment=affine label-smoothing=0.1",
                    "notes",
                            "samples=60000 model=784-500-10 activation=relu loss=cross-entropy optimizer=adam lr=0.001"
                                    + " batch=100 epochs=4"));
    public static final Task MNIST = DigitsTask.mnist(
            "mnist",
            "70,000 scanned handwritten digits, the classic.",
            Task.presets(
                    "notes",
                            "model=784-500-10 activation=relu loss=cross-entropy optimizer=adam lr=0.001 batch=100"
                                    + " epochs=20 random=pytorch",
                    "solve",
                            "model=convnet loss=cross-entropy optimizer=adam lr=0.003 schedule=one-cycle batch=100"
                                    + " epochs=12 augment=affine"));
    public static final Task MY_DIGITS = DigitsTask.own(
            "my-digits",
            "The digits that you drew and labelled.",
            Task.presets(
                    "solve",
                    "model=convnet loss=cross-entropy optimizer=adam lr=0.0005 schedule=one-cycle batch=100 epochs=3"
                            + " drawn=0.7 scribbles=0.05 augment=affine"));
    public static final Task AUTOENCODER = new AutoencoderTask();
    public static final Task TRIPLETS = new TripletsTask();
    public static final Task FOLDER = TableTask.folder(
            "folder",
            "A folder of pictures, one folder a class.",
            "model=784-128-10 activation=relu loss=cross-entropy optimizer=adam lr=0.001 batch=32 epochs=20"
                    + " validation=0.2");
    public static final Task CSV = TableTask.csv(
            "csv",
            "A table of numbers, the class in its last column.",
            "model=2-16-2 activation=relu loss=cross-entropy optimizer=adam lr=0.01 batch=32 epochs=50"
                    + " validation=0.2");
    public static final Task NUMBERS = NumbersTask.table(
            "numbers",
            "A table of numbers, of which some columns are estimated from the others.",
            "model=2-32-1 activation=relu loss=mse optimizer=adam lr=0.01 batch=32 epochs=100");

    /** The tasks by their words, in the order in which lists show them. */
    public static final Registry<Task> ALL = new Registry<>(
            "task",
            XOR,
            AND,
            OR,
            CIRCLES,
            MOONS,
            SPIRALS,
            CLUSTERS,
            WAVE,
            DIGITS,
            MNIST,
            MY_DIGITS,
            AUTOENCODER,
            TRIPLETS,
            FOLDER,
            CSV,
            NUMBERS);

    private Tasks() {}

    /**
     * The data of a run: made, or read from MNIST's folder. Pictures of your own come as a {@link TaskData} from
     * elsewhere.
     *
     * @param folder the folder with MNIST's four files, or the person's file; may be null for tasks that need none
     */
    public static TaskData data(RunSpec spec, Path folder) throws IOException {
        return spec.task().data(spec, Source.at(folder));
    }

    /** The samples of a task that its settings alone make, such as the points of a plane. */
    public static Dataset points(RunSpec spec) {
        try {
            return data(spec, null).train();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
