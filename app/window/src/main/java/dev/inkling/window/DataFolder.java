package dev.inkling.window;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The folder that stands for the phone's storage: one window at a time may use it. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final boolean passing;
    private final FileChannel channel;

    private DataFolder(Path path, boolean passing, FileChannel channel) {
        this.path = path;
        this.passing = passing;
        this.channel = channel;
    }

    /** Where a desktop program keeps its data on this system. */
    static Path usual() {
        return usual(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static Path usual(String systemName, Path user, Map<String, String> environment) {
        String system = systemName.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return user.resolve("Library/Application Support/Inkling");
        }
        if (system.contains("windows")) {
            String roaming = environment.get("APPDATA");
            return (roaming == null ? user : Path.of(roaming)).resolve("Inkling");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isEmpty() ? user.resolve(".local/share") : Path.of(data)).resolve("inkling");
    }

    /** Takes the folder for this process; null if another window has it. */
    static DataFolder lock(Path path) throws IOException {
        Files.createDirectories(path);
        FileChannel channel =
                FileChannel.open(path.resolve("window.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DataFolder(path, false, channel);
            }
        } catch (OverlappingFileLockException ours) {
            // Falls through: this process has it already.
        }
        channel.close();
        return null;
    }

    /** An empty folder that is removed again. */
    static DataFolder passing() throws IOException {
        return new DataFolder(Files.createTempDirectory("inkling-tour"), true, null);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        if (passing) {
            try (Stream<Path> all = Files.walk(path)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
