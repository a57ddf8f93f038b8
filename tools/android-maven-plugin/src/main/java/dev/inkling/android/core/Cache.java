package dev.inkling.android.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Step outputs by content key, shared by every checkout on this machine. An entry counts only if it still has the hash
 * that was written after it, so a cut or flipped entry is a miss. Entries unused for a month go.
 */
public final class Cache {
    private static final String SUM = ".sum";
    private static final String UNFINISHED = ".new";
    private static final Duration KEPT = Duration.ofDays(30);

    private final Path root;
    private boolean swept;

    public Cache(Path root) {
        this.root = root;
    }

    /** Copies an entry to a path; false if there is no whole entry under that key. */
    boolean restore(String key, String output, Path to) throws IOException {
        Path data = data(key, output);
        Path sum = sum(data);
        if (!Files.isRegularFile(data) || !Files.isRegularFile(sum)) {
            return false;
        }
        String expected = new String(Files.readAllBytes(sum), StandardCharsets.UTF_8).strip();
        Files.createDirectories(to.getParent());
        Files.copy(data, to);
        if (!Hashes.ofFile(to).equals(expected)) {
            Files.delete(to);
            return false;
        }
        Files.setLastModifiedTime(sum, FileTime.from(Instant.now()));
        return true;
    }

    /** Keeps a copy of a finished output. */
    void store(String key, String output, Path from) throws IOException {
        Path data = data(key, output);
        Files.createDirectories(data.getParent());
        Path beside = Files.createTempFile(data.getParent(), "entry", UNFINISHED);
        try {
            Files.copy(from, beside, StandardCopyOption.REPLACE_EXISTING);
            Trees.replace(beside, data);
        } finally {
            Files.deleteIfExists(beside);
        }
        Trees.write(sum(data), Hashes.ofFile(from).getBytes(StandardCharsets.UTF_8));
        forgetUnused();
    }

    /** Once in a build; also what a build left that was stopped while it wrote. */
    private synchronized void forgetUnused() throws IOException {
        if (swept) {
            return;
        }
        swept = true;
        Instant limit = Instant.now().minus(KEPT);
        try (Stream<Path> list = Files.list(root)) {
            for (Path p : (Iterable<Path>) list::iterator) {
                String name = p.getFileName().toString();
                boolean sum = name.endsWith(SUM);
                if ((sum || name.endsWith(UNFINISHED)) && isOlder(p, limit)) {
                    Files.deleteIfExists(p);
                    if (sum) {
                        Files.deleteIfExists(p.resolveSibling(name.substring(0, name.length() - SUM.length())));
                    }
                }
            }
        }
    }

    private static boolean isOlder(Path p, Instant limit) throws IOException {
        try {
            return Files.getLastModifiedTime(p).toInstant().isBefore(limit);
        } catch (NoSuchFileException e) {
            return false; // another build has just finished it
        }
    }

    private Path data(String key, String output) {
        return root.resolve(key + "-" + output);
    }

    private static Path sum(Path data) {
        return data.resolveSibling(data.getFileName() + SUM);
    }
}
