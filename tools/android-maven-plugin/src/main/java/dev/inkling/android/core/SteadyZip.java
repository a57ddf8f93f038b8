package dev.inkling.android.core;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip whose bytes depend on nothing but what is put into it: one date, no time zone, no extra fields. */
final class SteadyZip implements Closeable {
    static final int FAST = Deflater.BEST_SPEED;
    static final int SMALL = Deflater.BEST_COMPRESSION;

    private static final LocalDateTime DATE = LocalDateTime.of(1981, 1, 1, 1, 1, 2);

    private final ZipOutputStream zip;
    private final Set<String> names = new HashSet<>();

    SteadyZip(Path file, int level) throws IOException {
        zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        zip.setLevel(level);
    }

    /** Packs every file below a folder. */
    static void pack(Path folder, Path into) throws IOException {
        try (SteadyZip zip = new SteadyZip(into, FAST)) {
            for (Path p : Trees.files(folder)) {
                zip.add(Trees.name(folder, p), Files.readAllBytes(p));
            }
        }
    }

    /** Adds a compressed entry; false if the name is taken, and the first one stays. */
    boolean add(String name, byte[] bytes) throws IOException {
        return add(name, bytes, false);
    }

    /** Adds an entry, stored or compressed; false if the name is taken. */
    boolean add(String name, byte[] bytes, boolean stored) throws IOException {
        if (!names.add(name)) {
            return false;
        }
        ZipEntry e = new ZipEntry(name);
        e.setTimeLocal(DATE);
        if (stored) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            e.setMethod(ZipEntry.STORED);
            e.setSize(bytes.length);
            e.setCompressedSize(bytes.length);
            e.setCrc(crc.getValue());
        }
        zip.putNextEntry(e);
        zip.write(bytes);
        zip.closeEntry();
        return true;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
