package dev.inkling.nnlib.run;

import dev.inkling.nnlib.data.CsvDataset;
import dev.inkling.nnlib.data.FolderDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a task finds the data that its settings do not make: a folder with MNIST at most. Tables and pictures of a
 * person's own come from a {@link FileSource}, so that an app without them need not carry their readers.
 */
public class Source {
    private final Path path;

    Source(Path path) {
        this.path = path;
    }

    /** The folder that holds MNIST's four files; null for tasks that need none. */
    public static Source at(Path path) {
        return new Source(path);
    }

    /** The folder or file; null where none was named. */
    public final Path path() {
        return path;
    }

    /** The rows of a table, the class of each in its last column. */
    public CsvDataset classes() throws IOException {
        throw missing();
    }

    /** The rows of a table, with the numbers of those columns to be estimated. */
    public CsvDataset numbers(List<String> targets) throws IOException {
        throw missing();
    }

    /** Pictures, one folder a class. */
    public FolderDataset pictures() throws IOException {
        throw missing();
    }

    private static InvalidSetting missing() {
        return new InvalidSetting(Settings.TASK.key(), "There is no data: name a CSV file or a folder of pictures.");
    }
}
