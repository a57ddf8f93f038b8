package dev.inkling.nnlib.train;

import dev.inkling.nnlib.data.PictureReader;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where a task finds the data that its settings do not make.
 *
 * @param path a file or a folder of the person's; null where none was named
 * @param pictures decodes picture files; null where there is nothing that could
 * @param warnings hears what was left out, a sentence each
 */
public record Source(Path path, PictureReader pictures, Consumer<String> warnings) {
    /** For tasks that need nothing. */
    public static final Source NONE = at(null);

    /** A folder or a file without pictures to be decoded. */
    public static Source at(Path path) {
        return new Source(path, null, sentence -> {});
    }
}
