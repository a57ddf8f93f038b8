package dev.inkling.nnlib.data;

import dev.inkling.nnlib.data.digits.DigitPicture;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Pictures in folders, one folder a class, named by it: PNG, JPEG, BMP, GIF and WebP, as far as the caller's reader
 * knows them, all read at once in the order of their names. A picture that cannot be used is left out and said.
 */
public final class FolderDataset {
    private static final int MOST_CLASSES = 256;
    private static final int DIGITS = 10;

    private final int side;
    private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    private final ByteArrayOutputStream labels = new ByteArrayOutputStream();
    private final List<String> classNames = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private PictureDataset dataset;

    private FolderDataset(int side) {
        this.side = side;
    }

    /** Pictures of anything, each scaled whole into a square. */
    public static FolderDataset read(Path root, int side, PictureReader reader) throws IOException {
        FolderDataset found = new FolderDataset(side);
        List<Path> folders = folders(root);
        for (int i = 0; i < folders.size(); i++) {
            found.classNames.add(name(folders.get(i)));
            for (Path file : pictures(folders.get(i))) {
                GrayPicture picture = found.decode(file, reader);
                if (picture != null) {
                    found.add(picture.fitted(side), i);
                }
            }
        }
        return found.complete(root);
    }

    /**
     * Pictures of written digits, photographed or drawn, in folders named 0 to 9: each is read the way a {@link
     * DigitPicture} is, so that a net trained on them reads what is drawn. There are ten classes even if folders lack.
     */
    public static FolderDataset digits(Path root, PictureReader reader) throws IOException {
        FolderDataset found = new FolderDataset(DigitPicture.SIDE);
        for (int digit = 0; digit < DIGITS; digit++) {
            found.classNames.add(String.valueOf(digit));
        }
        for (Path folder : folders(root)) {
            int digit = found.classNames.indexOf(name(folder));
            if (digit < 0) {
                throw new BadFileException(
                        Reason.NOT_OURS, folder + " is not named after a digit; name the folders 0 to 9.");
            }
            for (Path file : pictures(folder)) {
                GrayPicture picture = found.decode(file, reader);
                if (picture != null) {
                    found.addDigit(file, picture, digit);
                }
            }
        }
        return found.complete(root);
    }

    /** Whether a folder holds folders, two or more, that are all named after digits. */
    public static boolean hasDigits(Path root) throws IOException {
        List<Path> folders = folders(root);
        return folders.size() > 1
                && folders.stream().allMatch(folder -> name(folder).matches("[0-9]"));
    }

    private void addDigit(Path file, GrayPicture picture, int digit) {
        DigitPicture.Result read = DigitPicture.fromGray(picture.pixels(), picture.width(), picture.height());
        if (!read.isReadable()) {
            leftOut.add(file + " shows no digit and is left out.");
            return;
        }
        float[] values = read.pixels();
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(255 * values[i]);
        }
        add(bytes, digit);
    }

    private void add(byte[] picture, int label) {
        pixels.write(picture, 0, picture.length);
        labels.write(label);
    }

    private GrayPicture decode(Path file, PictureReader reader) {
        try {
            return reader.read(file);
        } catch (IOException | RuntimeException bad) {
            leftOut.add(file + " cannot be read as a picture and is left out (" + bad.getMessage() + ").");
            return null;
        }
    }

    private FolderDataset complete(Path root) throws BadFileException {
        if (classNames.size() < 2 || labels.size() == 0) {
            throw new BadFileException(
                    Reason.NOT_OURS,
                    root + " holds no pictures to learn from; put them into one folder a class, at least two.");
        }
        dataset = PictureDataset.of(pixels.toByteArray(), labels.toByteArray(), side, side, classNames.size());
        return this;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static List<Path> folders(Path root) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path entry : sorted(root)) {
            if (Files.isDirectory(entry) && !name(entry).startsWith(".")) {
                folders.add(entry);
            }
        }
        if (folders.size() > MOST_CLASSES) {
            throw new BadFileException(
                    Reason.NOT_OURS,
                    root + " has " + folders.size() + " folders; at most " + MOST_CLASSES + " classes can be learned.");
        }
        return folders;
    }

    private static List<Path> pictures(Path folder) throws IOException {
        List<Path> pictures = new ArrayList<>();
        for (Path entry : sorted(folder)) {
            String name = name(entry).toLowerCase(Locale.ROOT);
            if (name.matches("[^.].*\\.(png|jpe?g|bmp|gif|webp)") && Files.isRegularFile(entry)) {
                pictures.add(entry);
            }
        }
        return pictures;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                found.add(entry);
            }
        }
        Collections.sort(found);
        return found;
    }

    /** The pictures; their classes are numbered as {@link #classNames} are. */
    public PictureDataset dataset() {
        return dataset;
    }

    /** The names of the folders: what the numbers of the classes stand for. */
    public List<String> classNames() {
        return Collections.unmodifiableList(classNames);
    }

    /** A sentence for each picture that could not be used. */
    public List<String> leftOut() {
        return Collections.unmodifiableList(leftOut);
    }
}
