package dev.inkling.nnlib.data;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * MNIST, 70,000 written digits, read from a folder with its four IDX files under their usual names, gzipped or not.
 *
 * <p>Where a picture's pixels are 0 to 1, white ink on black, 28 by 28.
 */
public final class Mnist {
    /** The usual names, without {@code .gz}. */
    static final String TRAIN_IMAGES = "train-images-idx3-ubyte";

    static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    private Mnist() {}

    /** The 60,000 pictures to learn from. */
    public static PictureDataset train(Path folder) throws IOException {
        return read(folder, TRAIN_IMAGES, TRAIN_LABELS);
    }

    /** The 10,000 pictures to measure on. */
    public static PictureDataset test(Path folder) throws IOException {
        return read(folder, TEST_IMAGES, TEST_LABELS);
    }

    /** Whether the folder holds all four files. */
    public static boolean isIn(Path folder) {
        for (String name : new String[] {TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS}) {
            if (find(folder, name) == null) {
                return false;
            }
        }
        return true;
    }

    private static PictureDataset read(Path folder, String images, String labels) throws IOException {
        return read(open(folder, images), images, open(folder, labels), labels);
    }

    /** Reads pictures and their labels from any two streams and closes them; the names are for errors. */
    public static PictureDataset read(InputStream images, String imagesName, InputStream labels, String labelsName)
            throws IOException {
        Idx pictures;
        Idx classes;
        try (InputStream first = images;
                InputStream second = labels) {
            pictures = Idx.read(first, imagesName);
            classes = Idx.read(second, labelsName);
        }
        int[] shape = pictures.shape();
        if (shape.length != 3) {
            String what = shape.length == 1 ? "labels, not pictures" : "an array of " + Arrays.toString(shape);
            throw new BadFileException(
                    Reason.NOT_OURS,
                    imagesName + " holds " + what + "; give the file named like " + TRAIN_IMAGES + ".");
        }
        if (classes.shape().length != 1) {
            String what = classes.shape().length == 3 ? "pictures, not labels" : "an array, not labels";
            throw new BadFileException(
                    Reason.NOT_OURS,
                    labelsName + " holds " + what + "; give the file named like " + TRAIN_LABELS + ".");
        }
        if (shape[0] != classes.shape()[0]) {
            throw new BadFileException(
                    Reason.DAMAGED,
                    imagesName + " has " + shape[0] + " pictures and " + labelsName + " " + classes.shape()[0]
                            + " labels; take both from the same set.");
        }
        byte[] numbers = classes.data();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] < 0 || numbers[i] > 9) {
                throw new BadFileException(
                        Reason.DAMAGED,
                        labelsName + " is damaged: label " + i + " is " + (numbers[i] & 0xff) + ", not a digit.");
            }
        }
        return PictureDataset.of(pictures.data(), numbers, shape[1], shape[2], 10);
    }

    private static InputStream open(Path folder, String name) throws IOException {
        Path file = find(folder, name);
        if (file == null) {
            throw new NoSuchFileException(
                    folder.resolve(name).toString(),
                    null,
                    "not there, with or without .gz; download MNIST first, or name the folder that holds it");
        }
        return Files.newInputStream(file);
    }

    private static Path find(Path folder, String name) {
        for (String candidate : new String[] {name, name + ".gz"}) {
            if (Files.isRegularFile(folder.resolve(candidate))) {
                return folder.resolve(candidate);
            }
        }
        return null;
    }
}
