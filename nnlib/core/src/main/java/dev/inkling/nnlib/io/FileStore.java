package dev.inkling.nnlib.io;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A {@link Store} in a folder of the file system; the folder is made at the first write. */
public final class FileStore extends Store {
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final Path folder;

    public FileStore(Path folder) {
        this.folder = folder;
    }

    public FileStore(File folder) {
        this(folder.toPath());
    }

    public Path folder() {
        return folder;
    }

    @Override
    protected List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    names.add(file.getFileName().toString());
                }
            }
        } catch (NoSuchFileException notYetMade) {
            return names;
        }
        return names;
    }

    @Override
    protected InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
    }

    @Override
    protected long length(String name) throws IOException {
        return Files.size(folder.resolve(name));
    }

    @Override
    protected Output create(String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                sync(parent);
            }
        }
        return new FileOutput(folder.resolve(name).toFile());
    }

    @Override
    protected void rename(String from, String to) throws IOException {
        Files.move(
                folder.resolve(from),
                folder.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    protected void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    protected void syncFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            sync(folder);
        }
    }

    private static void sync(Path folder) throws IOException {
        // Windows opens no folder as a file, and needs no sync of one.
        if (!WINDOWS) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /** Collects small writes, since a checkpoint writes its floats one by one. */
    private static final class FileOutput extends Output {
        private final FileOutputStream file;
        private final byte[] buffer = new byte[1 << 16];
        private int filled;

        FileOutput(File file) throws IOException {
            this.file = new FileOutputStream(file);
        }

        @Override
        public void write(int b) throws IOException {
            if (filled == buffer.length) {
                flush();
            }
            buffer[filled++] = (byte) b;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (count > buffer.length - filled) {
                flush();
            }
            if (count > buffer.length) {
                file.write(bytes, from, count);
            } else {
                System.arraycopy(bytes, from, buffer, filled, count);
                filled += count;
            }
        }

        @Override
        public void flush() throws IOException {
            file.write(buffer, 0, filled);
            filled = 0;
        }

        @Override
        public void sync() throws IOException {
            flush();
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
