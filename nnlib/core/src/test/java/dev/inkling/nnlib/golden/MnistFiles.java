package dev.inkling.nnlib.golden;

import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * MNIST's training images as they lie in the folder that MNIST_DIR (a property or a variable) names, or where CI looks
 * for it.
 */
final class MnistFiles {
    private static final String IMAGES = "train-images-idx3-ubyte.gz";
    private static final String LABELS = "train-labels-idx1-ubyte.gz";
    private static final Path BESIDE_THE_REPOSITORY = Paths.get("..", "..", "..", "shared", "data", "mnist");
    private static final int PIXELS = 784;
    private static final int IMAGES_HEADER = 16;
    private static final int LABELS_HEADER = 8;

    private static byte[] images;
    private static byte[] labels;

    private MnistFiles() {}

    static boolean present() {
        return Files.isRegularFile(folder().resolve(IMAGES));
    }

    private static Path folder() {
        String variable = System.getenv("MNIST_DIR");
        String named = System.getProperty("MNIST_DIR", variable == null ? "" : variable);
        return named.isEmpty() ? BESIDE_THE_REPOSITORY : Paths.get(named);
    }

    /** Images and labels of so many pictures from one on, pixels / 255 in that shape. */
    static Tensor[] batch(int from, int... shape) {
        if (images == null) {
            images = read(IMAGES);
            labels = read(LABELS);
        }
        float[] x = new float[shape[0] * PIXELS];
        float[] y = new float[shape[0]];
        for (int i = 0; i < x.length; i++) {
            x[i] = (images[IMAGES_HEADER + from * PIXELS + i] & 0xff) / 255f;
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = labels[LABELS_HEADER + from + i];
        }
        return new Tensor[] {Tensor.wrap(x, shape), Tensor.wrap(y, y.length)};
    }

    private static byte[] read(String file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder().resolve(file)))) {
            byte[] bytes = new byte[1 << 20];
            int length = 0;
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes, length, bytes.length - length)) {
                length += n;
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * length);
                }
            }
            return bytes;
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}
