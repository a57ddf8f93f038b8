package dev.inkling.cli;

import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Store;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a run leaves its files: the folder that was named, or the next free one below {@code runs}. */
final class RunFolder {
    static final String MODEL = "model.safetensors";
    static final String METRICS = "metrics.csv";
    static final String CURVES = "curves.png";
    static final String PAIRS = "reconstructions.png";

    private Path path;
    private boolean made;
    /** Whether the next number is taken where this one was taken meanwhile. */
    private boolean mayMove;

    private RunFolder(Path path, boolean mayMove) {
        this.path = path;
        this.mayMove = mayMove;
    }

    static RunFolder named(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new Failure(path + " is a file, and the run needs a folder: choose another with --out.");
        }
        return new RunFolder(path, false);
    }

    /**
     * runs/TASK-1, or the next number that is free when {@link #check} makes it; with {@code again} the last one that
     * is not.
     */
    static RunFolder numbered(Path runs, String task, boolean again) throws IOException {
        Pattern mine = Pattern.compile(Pattern.quote(task) + "-(\\d{1,9})");
        int last = 0;
        if (Files.isDirectory(runs)) {
            try (Stream<Path> all = Files.list(runs)) {
                for (Path folder : all.toList()) {
                    Matcher name = mine.matcher(folder.getFileName().toString());
                    if (name.matches()) {
                        last = Math.max(last, Integer.parseInt(name.group(1)));
                    }
                }
            }
        }
        if (again && last == 0) {
            throw new Failure(
                    "there is no run of " + task + " below " + runs + " to go on with: name its folder with --out.");
        }
        return new RunFolder(runs.resolve(task + "-" + (again ? last : last + 1)), !again);
    }

    Path path() {
        return path;
    }

    Store store() {
        return new FileStore(path);
    }

    /** Makes the folder. Fails now rather than after an hour of training when nothing can be written there. */
    void check() throws IOException {
        try {
            if (mayMove) {
                claim();
            } else {
                made |= !Files.exists(path);
                Files.createDirectories(path);
            }
            Files.delete(Files.createTempFile(path, "inkling", ".tmp"));
        } catch (IOException e) {
            removeIfEmpty();
            throw new Failure("cannot write into " + path + ": choose another folder with --out.", e);
        }
    }

    /** Of two runs that start at once, one finds its folder taken and goes on to the next number. */
    private void claim() throws IOException {
        Files.createDirectories(path.getParent());
        while (!made) {
            try {
                Files.createDirectory(path);
                made = true;
            } catch (FileAlreadyExistsException taken) {
                String name = path.getFileName().toString();
                int number = name.lastIndexOf('-') + 1;
                path = path.resolveSibling(name.substring(0, number) + (Integer.parseInt(name.substring(number)) + 1));
            }
        }
        mayMove = false;
    }

    /** Writes these files, all or none: where one fails, what was there before is put back. */
    void write(Map<String, Store.Content> files) throws IOException {
        Map<String, byte[]> before = new LinkedHashMap<>();
        Store store = store();
        try {
            for (Map.Entry<String, Store.Content> file : files.entrySet()) {
                String name = file.getKey();
                byte[] old = store.exists(name) ? store.bytes(name) : null;
                store.write(name, file.getValue());
                before.put(name, old);
            }
        } catch (IOException e) {
            try {
                putBack(store, before);
            } catch (IOException worse) {
                e.addSuppressed(worse);
            }
            throw e;
        } finally {
            removeIfEmpty();
        }
    }

    private static void putBack(Store store, Map<String, byte[]> before) throws IOException {
        for (Map.Entry<String, byte[]> file : before.entrySet()) {
            // Taken away first, so that a full disk has room for the old one.
            store.delete(file.getKey());
            if (file.getValue() != null) {
                store.write(file.getKey(), out -> out.write(file.getValue()));
            }
        }
    }

    /** Takes the folder away again if the run made it and left nothing in it. */
    void removeIfEmpty() throws IOException {
        if (made && Files.isDirectory(path)) {
            try (Stream<Path> all = Files.list(path)) {
                if (all.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(path);
        }
    }
}
