package dev.inkling.app.training;

import dev.inkling.app.data.DrawingEntity;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.data.SampleRandom;
import dev.inkling.nnlib.data.Transform;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.data.digits.DrawnDigits.Hands;
import dev.inkling.nnlib.run.Mixture;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.run.Task;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.spec.Option;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A little of what a run learns from, to be looked at before it starts: points, or pictures. */
public final class DataSample {
    /** So many pictures are shown. */
    public static final int PICTURES = 12;

    /** More points only cover each other. */
    private static final int MOST_POINTS = 240;

    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final int DIGITS = 10;
    private static final int IDX_HEADER = 16;
    private static final String MNIST = "train-images-idx3-ubyte";

    private final Task task;
    private final float[] points;
    private final int[] classes;
    private final List<float[]> pictures;

    private DataSample(Task task, float[] points, int[] classes, List<float[]> pictures) {
        this.task = task;
        this.points = points;
        this.classes = classes;
        this.pictures = pictures;
    }

    /** Whose data it is. */
    public Task task() {
        return task;
    }

    /** Two numbers a point: where it lies in the plane, or a number and what is to be estimated from it. Read only. */
    public float[] points() {
        return points;
    }

    /** The class of each point; all 0 where there are none. Read only. */
    public int[] classes() {
        return classes;
    }

    /** Pictures of 28 by 28, 0 for paper and 1 for ink, with what is mixed in and changed as the run does it. */
    public List<float[]> pictures() {
        return pictures;
    }

    /** Points of a task whose settings make them. */
    static DataSample points(RunSpec spec) {
        RunSpec few = spec;
        if (Settings.SAMPLES.appliesTo(spec) && spec.whole(Settings.SAMPLES) > MOST_POINTS) {
            few = spec.with(Settings.SAMPLES, Integer.toString(MOST_POINTS));
        }
        Dataset data = Tasks.points(few);
        int inputs = data.inputSize();
        float[] points = new float[2 * data.size()];
        int[] classes = new int[data.size()];
        float[] input = new float[inputs];
        float[] target = new float[Math.max(1, data.targetSize())];
        for (int i = 0; i < classes.length; i++) {
            data.read(i, input, 0, target, 0);
            points[2 * i] = input[0];
            points[2 * i + 1] = inputs > 1 ? input[1] : target[0];
            classes[i] = inputs > 1 ? Math.round(target[0]) : 0;
        }
        return new DataSample(spec.task(), points, classes, Collections.emptyList());
    }

    /** Pictures of a task's own, among which are those that the run mixes in; all changed as it changes them. */
    static DataSample pictures(RunSpec spec, List<byte[]> own) {
        List<float[]> mixed = new ArrayList<>();
        if (!own.isEmpty()) {
            Dataset all = mixture(spec, own);
            Transform transform = Mixture.transform(spec);
            int[] shape = {1, SIDE, SIDE};
            float[] target = new float[Math.max(1, all.targetSize())];
            for (int i = 0; i < Math.min(PICTURES, all.size()); i++) {
                float[] picture = new float[PIXELS];
                all.read(i, picture, 0, target, 0);
                if (transform != null) transform.apply(picture, 0, shape, new SampleRandom(spec.seed(), 1, i));
                mixed.add(picture);
            }
        }
        return new DataSample(spec.task(), new float[0], new int[0], Collections.unmodifiableList(mixed));
    }

    /** What the run would mix if it had so few pictures. */
    private static Dataset mixture(RunSpec spec, List<byte[]> own) {
        double mixedIn = share(spec, Settings.DRAWN) + share(spec, Settings.SCRIBBLES);
        int count = (int) Math.max(1, Math.round(PICTURES * (1 - mixedIn)));
        byte[] pixels = new byte[count * PIXELS];
        for (int i = 0; i < count; i++) System.arraycopy(own.get(i % own.size()), 0, pixels, i * PIXELS, PIXELS);
        Dataset few = PictureDataset.of(pixels, new byte[count], SIDE, SIDE, DIGITS);
        // An epoch of many more would draw as many digits.
        boolean sized = Settings.SAMPLES.appliesTo(spec);
        return Mixture.of(sized ? spec.with(Settings.SAMPLES, Integer.toString(PICTURES)) : spec, few);
    }

    private static double share(RunSpec spec, Option setting) {
        return setting.appliesTo(spec) ? spec.number(setting) : 0;
    }

    /** Digits of the generator. */
    static List<byte[]> generated(long seed) {
        PictureDataset digits = new DrawnDigits(PICTURES, seed, Hands.TRAINING).pictures();
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) pictures.add(digits.picture(i));
        return pictures;
    }

    /** The newest of the person's own. */
    static List<byte[]> newest(List<DrawingEntity> drawings) {
        List<byte[]> pictures = new ArrayList<>();
        for (DrawingEntity drawing : drawings.subList(0, Math.min(PICTURES, drawings.size()))) {
            pictures.add(drawing.picture);
        }
        return pictures;
    }

    /** The first of MNIST, without reading the rest of its file. */
    static List<byte[]> mnist(Path folder) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        Path packed = folder.resolve(MNIST + ".gz");
        boolean isPacked = Files.isRegularFile(packed);
        try (InputStream file = Files.newInputStream(isPacked ? packed : folder.resolve(MNIST));
                InputStream plain = isPacked ? new GZIPInputStream(file) : new BufferedInputStream(file);
                DataInputStream in = new DataInputStream(plain)) {
            in.readFully(new byte[IDX_HEADER]);
            for (int i = 0; i < PICTURES; i++) {
                byte[] picture = new byte[PIXELS];
                in.readFully(picture);
                pictures.add(picture);
            }
        }
        return pictures;
    }
}
