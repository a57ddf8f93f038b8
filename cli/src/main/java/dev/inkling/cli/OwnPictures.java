package dev.inkling.cli;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.data.digits.DigitPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of the user's pictures with one folder a class, as 28x28 in grey. Folders that are named after digits are read
 * the way a photo of a digit is; others are only scaled.
 */
record OwnPictures(Dataset data, List<String> classes, List<String> leftOut) {
    static final int SIDE = 28;

    static OwnPictures read(Path folder) throws IOException {
        List<Path> classes = folders(folder);
        boolean digits = classes.size() > 1
                && classes.stream()
                        .allMatch(path -> path.getFileName().toString().matches("\\d"));
        List<byte[]> pictures = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            int label = digits ? classes.get(c).getFileName().toString().charAt(0) - '0' : c;
            for (Path file : pictures(classes.get(c))) {
                try {
                    byte[] picture = digits ? digit(Photo.read(file)) : scaled(Photo.read(file));
                    if (picture == null) {
                        leftOut.add(file + " shows no digit and is left out.");
                        continue;
                    }
                    pictures.add(picture);
                    labels.add(label);
                } catch (Failure unreadable) {
                    leftOut.add(unreadable.getMessage());
                }
            }
        }
        if (classes.size() < 2 || pictures.isEmpty()) {
            throw new Failure(
                    folder + " holds no pictures to learn from: put them into one folder a class, at least two.");
        }
        byte[] pixels = new byte[pictures.size() * SIDE * SIDE];
        byte[] numbers = new byte[pictures.size()];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(pictures.get(i), 0, pixels, i * SIDE * SIDE, SIDE * SIDE);
            numbers[i] = labels.get(i).byteValue();
        }
        int count = digits ? 10 : classes.size();
        List<String> names = digits
                ? List.of()
                : classes.stream().map(path -> path.getFileName().toString()).toList();
        return new OwnPictures(PictureDataset.of(pixels, numbers, SIDE, SIDE, count), names, leftOut);
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.filter(Files::isDirectory)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (found.size() > 255) {
                throw new Failure(
                        folder + " has " + found.size() + " folders, and at most 255 classes can be learned.");
            }
            return found;
        }
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.toString().matches("(?i).*\\.(png|jpe?g|gif|bmp)"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] digit(Photo photo) {
        DigitPicture.Result found = DigitPicture.fromGray(photo.grey(), photo.width(), photo.height());
        if (!found.isReadable()) {
            return null;
        }
        byte[] bytes = new byte[SIDE * SIDE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(found.pixels()[i] * 255);
        }
        return bytes;
    }

    /** The whole picture by area average, its longer side 28, the rest filled with black. */
    static byte[] scaled(Photo photo) {
        double scale = Math.max(photo.width(), photo.height()) / (double) SIDE;
        double left = (SIDE - photo.width() / scale) / 2;
        double top = (SIDE - photo.height() / scale) / 2;
        byte[] out = new byte[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                out[y * SIDE + x] = (byte) mean(photo, (x - left) * scale, (y - top) * scale, scale);
            }
        }
        return out;
    }

    /** The mean of the pixels that a square of the picture touches; black where it touches none. */
    private static int mean(Photo photo, double x, double y, double side) {
        int fromX = (int) Math.max(0, Math.floor(x + 1e-9));
        int fromY = (int) Math.max(0, Math.floor(y + 1e-9));
        int toX = (int) Math.min(photo.width(), Math.max(fromX + 1, Math.floor(x + side + 1e-9)));
        int toY = (int) Math.min(photo.height(), Math.max(fromY + 1, Math.floor(y + side + 1e-9)));
        if (x + side <= 0 || y + side <= 0 || fromX >= toX || fromY >= toY) {
            return 0;
        }
        long sum = 0;
        for (int row = fromY; row < toY; row++) {
            for (int column = fromX; column < toX; column++) {
                sum += photo.grey()[row * photo.width() + column] & 255;
            }
        }
        return (int) (sum / ((long) (toX - fromX) * (toY - fromY)));
    }
}
