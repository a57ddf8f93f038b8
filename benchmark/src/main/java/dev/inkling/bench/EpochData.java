package dev.inkling.bench;

import dev.inkling.nnlib.data.Batch;
import dev.inkling.nnlib.data.DataLoader;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What all who are timed by epochs learn, in a folder that each reads: pictures and their labels as bytes, the first
 * weights of the nets, and in what order the first steps take the pictures. Numbers are little-endian.
 */
final class EpochData {
    /** The system property that names the folder. */
    static final String FOLDER = "inkling.bench.data";

    static final String PICTURES = "pictures";
    static final String LABELS = "labels";
    /** What is trained, for who does not know {@link Measure}. */
    static final String TRAININGS = "trainings.json";

    private static final int SIDE = 28;
    static final long SEED = 1;
    /** The share of squares that a class likes to ink, and how often their pixels and others are inked. */
    private static final double LIKED = 0.2;

    private static final int SQUARE = 4;
    private static final double INKED_LIKED = 0.35;
    private static final double INKED_OTHER = 0.15;

    private EpochData() {}

    /** Writes everything, and says in words what the pictures are: MNIST where a folder has it, else drawn numbers. */
    static String write(Path folder, Path mnist) throws IOException {
        Files.createDirectories(folder);
        int count = 0;
        for (Measure measure : Measure.ofEpochs()) {
            Epochs epochs = measure.epochs;
            count = Math.max(count, epochs.batch() * Math.max(Epochs.told(), epochs.batches()));
        }
        boolean real = mnist != null && Mnist.isIn(mnist);
        PictureDataset pictures = real ? Mnist.train(mnist) : drawn(count);
        byte[] pixels = new byte[count * SIDE * SIDE];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(pictures.picture(i), 0, pixels, i * SIDE * SIDE, SIDE * SIDE);
            labels[i] = (byte) pictures.label(i);
        }
        Files.write(folder.resolve(PICTURES), pixels);
        Files.write(folder.resolve(LABELS), labels);
        Map<String, Object> trainings = new LinkedHashMap<>();
        for (Measure measure : Measure.ofEpochs()) {
            Epochs epochs = measure.epochs;
            Map<String, Object> training = new LinkedHashMap<>();
            training.put("net", epochs.net());
            training.put("batch", epochs.batch());
            training.put("batches", epochs.batches());
            training.put("rate", Epochs.RATE);
            trainings.put(measure.word(), training);
            Files.write(folder.resolve(epochs.net() + ".weights"), weights(net(epochs)));
            Files.write(folder.resolve(measure.word() + ".order"), order(epochs));
        }
        Files.writeString(folder.resolve(TRAININGS), Json.print(trainings));
        return real ? "MNIST's first " + count + " pictures" : "drawn numbers in the shape of MNIST's pictures";
    }

    /** Pictures at random, mostly background as MNIST's are; each class likes to ink squares of its own. */
    static PictureDataset drawn(int count) {
        Random random = new Random(SEED);
        int squares = SIDE / SQUARE;
        double[][] classes = new double[Peer.CLASSES][squares * squares];
        for (double[] inked : classes) {
            Arrays.setAll(inked, i -> random.nextDouble() < LIKED ? INKED_LIKED : INKED_OTHER);
        }
        byte[] pixels = new byte[count * SIDE * SIDE];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(classes.length);
            for (int j = 0; j < SIDE * SIDE; j++) {
                int square = j / SIDE / SQUARE * squares + j % SIDE / SQUARE;
                boolean inked = random.nextDouble() < classes[labels[i]][square];
                pixels[i * SIDE * SIDE + j] = (byte) (inked ? random.nextInt(256) : 0);
            }
        }
        return PictureDataset.of(pixels, labels, SIDE, SIDE, classes.length);
    }

    /** The net of a training as all begin with it. */
    static Module net(Epochs epochs) {
        return ModelSpec.parse(epochs.net()).build(new Generator(SEED));
    }

    /** The first pictures of a folder, flat for a net that takes them so. */
    static PictureDataset read(Path folder, Epochs epochs, int samples) throws IOException {
        byte[] pixels = start(folder.resolve(PICTURES), samples * SIDE * SIDE);
        byte[] labels = start(folder.resolve(LABELS), samples);
        return shaped(PictureDataset.of(pixels, labels, SIDE, SIDE, Peer.CLASSES), epochs);
    }

    private static PictureDataset shaped(PictureDataset pictures, Epochs epochs) {
        return ModelSpec.parse(epochs.net()).input().length == 1 ? pictures.flat() : pictures;
    }

    private static byte[] start(Path file, int count) throws IOException {
        return Arrays.copyOf(Files.readAllBytes(file), count);
    }

    private static byte[] weights(Module net) {
        int count = net.parameters().stream().mapToInt(Tensor::numel).sum();
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (Tensor parameter : net.parameters()) for (float value : parameter.toArray()) bytes.putFloat(value);
        return bytes.array();
    }

    /** As a Trainer takes them that shuffles by its own seed. */
    private static byte[] order(Epochs epochs) {
        int samples = epochs.batch() * Epochs.told();
        byte[] labels = new byte[samples];
        PictureDataset places = PictureDataset.of(new byte[samples], labels, 1, 1, Peer.CLASSES);
        ByteBuffer bytes = ByteBuffer.allocate(samples * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (DataLoader loader = new DataLoader(places, epochs.batch(), true, SEED)) {
            for (Batch batch : loader.epoch(0)) IntStream.of(batch.indices()).forEach(bytes::putInt);
        }
        return bytes.array();
    }
}
