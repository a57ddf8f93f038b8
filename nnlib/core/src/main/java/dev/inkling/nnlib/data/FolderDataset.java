package dev.inkling.nnlib.data;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Pictures in folders, one folder a class, named by it: all read at once and scaled to one size. */
public final class FolderDataset {
    private static final int MOST_CLASSES = 256;

    private final PictureDataset pictures;
    private final List<String> classNames;

    private FolderDataset(PictureDataset pictures, List<String> classNames) {
        this.pictures = pictures;
        this.classNames = Collections.unmodifiableList(classNames);
    }

    /** Reads every PNG, JPEG, BMP, GIF and WebP below the folders of {@code root}, in the order of their names. */
    public static FolderDataset read(Path root, int width, int height, PictureReader reader) throws IOException {
        List<String> names = new ArrayList<>();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        for (Path folder : sorted(root)) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            if (names.size() == MOST_CLASSES) {
                throw new BadFileException(
                        Reason.NOT_OURS, root + " has more than " + MOST_CLASSES + " folders; each would be a class.");
            }
            for (Path file : sorted(folder)) {
                if (isPicture(file)) {
                    byte[] picture = decode(file, width, height, reader);
                    pixels.write(picture, 0, picture.length);
                    labels.write(names.size());
                }
            }
            names.add(folder.getFileName().toString());
        }
        if (labels.size() == 0) {
            throw new BadFileException(
                    Reason.NOT_OURS, root + " holds no pictures; it needs one folder a class with pictures inside.");
        }
        PictureDataset pictures =
                PictureDataset.of(pixels.toByteArray(), labels.toByteArray(), height, width, names.size());
        return new FolderDataset(pictures, names);
    }

    private static byte[] decode(Path file, int width, int height, PictureReader reader) throws IOException {
        byte[] picture;
        try (InputStream in = Files.newInputStream(file)) {
            picture = reader.read(in, width, height);
        } catch (IOException | RuntimeException bad) {
            throw new BadFileException(
                    Reason.DAMAGED, file + " cannot be read as a picture (" + bad.getMessage() + "); take it out.");
        }
        if (picture == null || picture.length != width * height) {
            throw new BadFileException(Reason.DAMAGED, file + " is not a picture that can be read; take it out.");
        }
        return picture;
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.matches("[^.].*\\.(png|jpe?g|bmp|gif|webp)") && Files.isRegularFile(file);
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

    public PictureDataset dataset() {
        return pictures;
    }

    /** The names of the folders: what the numbers of the classes stand for. */
    public List<String> classNames() {
        return classNames;
    }
}
