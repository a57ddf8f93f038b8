package dev.inkling.cli;

import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.data.GrayPicture;
import dev.inkling.nnlib.data.digits.DigitPicture;
import dev.inkling.nnlib.predict.Predictor;
import dev.inkling.nnlib.predict.Reading;
import java.util.Arrays;
import java.util.List;

/** A model that reads pictures, with the way from a picture to its input. */
final class PictureModel {
    /** A reading, or the reason why there is none. */
    record Answer(Reading reading, String reason) {}

    private static final int SIDE = 28;
    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private final List<String> classes;
    private final boolean digits;
    private final Predictor predictor;

    /** Reads with a model; {@code name} is for the error. Where it names no classes, it reads digits. */
    PictureModel(ModelFile file, String name) {
        classes = file.classes().isEmpty() ? DIGITS : file.classes();
        digits = DIGITS.containsAll(classes);
        int[] input = file.spec().input();
        int outputs = Arrays.stream(file.spec().output()).reduce(1, (a, b) -> a * b);
        predictor = file.predictor();
        if (predictor.inputs() != SIDE * SIDE || outputs != classes.size()) {
            throw new Failure(name + " takes " + predictor.inputs() + " numbers " + Arrays.toString(input)
                    + " and gives " + outputs + ", but a reader of digits takes " + SIDE * SIDE
                    + " and gives 10: choose another model.");
        }
    }

    List<String> classes() {
        return classes;
    }

    boolean readsDigits() {
        return digits;
    }

    /** Reads a photo, scan or drawing. */
    Answer read(GrayPicture photo) {
        if (!digits) {
            return read(photo.fitted(SIDE), 0, SIDE, SIDE);
        }
        DigitPicture.Result found = DigitPicture.fromGray(photo.pixels(), photo.width(), photo.height());
        if (!found.isReadable()) {
            return new Answer(null, "no digit; " + found.reason().sentence());
        }
        return new Answer(predictor.read(found.pixels()), "");
    }

    /** Reads picture {@code index} of an IDX file: light ink on black, already cut out. */
    Answer read(byte[] pixels, int index, int height, int width) {
        int count = height * width;
        if (count != predictor.inputs()) {
            throw new Failure("its pictures are " + height + "x" + width + ", and the model reads 28x28.");
        }
        float[] input = new float[count];
        for (int i = 0; i < count; i++) {
            input[i] = (pixels[index * count + i] & 255) / 255f;
        }
        return new Answer(predictor.read(input), "");
    }
}
