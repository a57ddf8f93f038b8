package dev.inkling.app.training;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.Closeable;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip from outside, of which nobody knows what it does to a phone. How many entries it has and how large they say
 * they are is held to bounds before anything is inflated; then no entry gives more bytes than it said. What is wrong is
 * a {@link BadFileException} with its reason.
 */
final class ImportedZip implements Closeable {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MOST_COMMENT = 0xffff;
    /** What a zip says of one entry: a fixed part and its name, seldom more. */
    private static final int BYTES_AN_ENTRY = 1 << 10;
    /** Deflate makes nothing smaller than this. */
    private static final int MOST_SHRUNK = 1032;

    private final ZipFile zip;
    private final String name;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    /**
     * Opens a file.
     *
     * @param name for errors
     * @param wanted the names of entries that are read; others, such as a desktop adds, are passed over
     * @param mostEntries of all names
     * @param mostBytes of all wanted entries together, inflated
     */
    ImportedZip(File file, String name, Set<String> wanted, int mostEntries, long mostBytes) throws IOException {
        this.name = name;
        checkEnd(file, mostEntries);
        zip = open(file);
        try {
            if (zip.size() > mostEntries) throw tooMany(zip.size());
            long bytes = 0;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!wanted.contains(entry.getName())) continue;
                if (entries.put(entry.getName(), entry) != null) {
                    throw damaged("it holds " + entry.getName() + " twice");
                }
                bytes += entry.getSize();
                if (entry.getSize() < 0 || bytes > mostBytes) throw tooLarge();
                long packed = entry.getCompressedSize();
                if (packed > file.length() || entry.getSize() > (packed + 1) * MOST_SHRUNK) {
                    throw damaged(entry.getName() + " says that it is larger than it can be");
                }
            }
        } catch (IOException | RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    /** A zip ends with the number and the place of its entries: read first, since opening it reads all of them. */
    private void checkEnd(File file, int mostEntries) throws IOException {
        byte[] tail;
        try (RandomAccessFile in = new RandomAccessFile(file, "r")) {
            tail = new byte[(int) Math.min(in.length(), END_BYTES + MOST_COMMENT)];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
        }
        ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - END_BYTES; at >= 0; at--) {
            boolean end = bytes.getInt(at) == END && at + END_BYTES + (bytes.getShort(at + 20) & 0xffff) == tail.length;
            if (!end) continue;
            int count = bytes.getShort(at + 10) & 0xffff;
            long directory = bytes.getInt(at + 12) & 0xffffffffL;
            if (count > mostEntries || directory > (long) mostEntries * BYTES_AN_ENTRY) throw tooMany(count);
            return;
        }
        throw new BadFileException(Reason.CUT, name + " is cut off: copy it again.");
    }

    private ZipFile open(File file) throws IOException {
        try {
            return new ZipFile(file);
        } catch (ZipException | IllegalArgumentException broken) {
            throw damaged("it cannot be unpacked (" + broken.getMessage() + ")");
        }
    }

    /** The names of the wanted entries that it holds. */
    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** An entry as a whole, if it has no more bytes than that. */
    byte[] bytes(String entry, int most) throws IOException {
        if (entries.get(entry).getSize() > most) throw tooLarge();
        byte[] all = new byte[(int) entries.get(entry).getSize()];
        ByteBuffer filled = ByteBuffer.wrap(all);
        copy(entry, new OutputStream() {
            @Override
            public void write(int b) {
                filled.put((byte) b);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                filled.put(bytes, from, count);
            }
        });
        return all;
    }

    /** Inflates an entry; stops at the first byte beyond those that it said it has. */
    void copy(String entry, OutputStream out) throws IOException {
        long left = entries.get(entry).getSize();
        byte[] part = new byte[1 << 14];
        try (InputStream in = zip.getInputStream(entries.get(entry))) {
            if (in == null) throw damaged(entry + " is not where it should be");
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                left -= n;
                if (left < 0) throw damaged(entry + " has more bytes than it says");
                out.write(part, 0, n);
            }
        } catch (EOFException | ZipException broken) {
            throw damaged(entry + " cannot be unpacked (" + broken.getMessage() + ")");
        }
        if (left > 0) throw damaged(entry + " has fewer bytes than it says");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private BadFileException damaged(String how) {
        return new BadFileException(Reason.DAMAGED, name + " is damaged: " + how + ".");
    }

    private BadFileException tooMany(int count) {
        return new BadFileException(Reason.NOT_OURS, name + " holds " + count + " files, more than any session.");
    }

    private BadFileException tooLarge() {
        return new BadFileException(Reason.NOT_OURS, name + " is larger than any session once it is unpacked.");
    }
}
