package dev.inkling.android.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads zips: entries with their content, and where exactly each one's bytes lie. */
final class Zips {
    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int LOCAL_SIZE = 30;

    private Zips() {}

    /** One entry and its content. */
    static final class Entry {
        private final String name;
        private final byte[] bytes;

        private Entry(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        String name() {
            return name;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** One entry's place in the file. */
    record Place(String name, boolean stored, long offset, long size) {}

    /** Every file entry in name order. */
    static List<Entry> entries(Path zip) throws IOException {
        return entries(zip, name -> true);
    }

    /** The file entries with names that are wanted, in name order. */
    static List<Entry> entries(Path zip, Predicate<String> wanted) throws IOException {
        List<Entry> all = new ArrayList<>();
        try (ZipFile in = new ZipFile(zip.toFile())) {
            for (ZipEntry e : Collections.list(in.entries())) {
                if (!e.isDirectory() && wanted.test(e.getName())) {
                    try (InputStream data = in.getInputStream(e)) {
                        all.add(new Entry(e.getName(), data.readAllBytes()));
                    }
                }
            }
        }
        all.sort(Comparator.comparing(Entry::name));
        return all;
    }

    /** Where the data of each entry begins, read from the central directory and the local headers. */
    static List<Place> places(Path zip) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        int end = b.capacity() - END_SIZE;
        while (end >= 0 && b.getInt(end) != END) {
            end--;
        }
        if (end < 0) {
            throw new IOException(zip + " is not a whole zip");
        }
        int count = b.getShort(end + 10) & 0xffff;
        int at = b.getInt(end + 16);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (b.getInt(at) != CENTRAL) {
                throw new IOException(zip + " has a broken central directory");
            }
            int nameLength = b.getShort(at + 28) & 0xffff;
            byte[] name = new byte[nameLength];
            b.get(at + 46, name);
            int local = b.getInt(at + 42);
            int data = local + LOCAL_SIZE + (b.getShort(local + 26) & 0xffff) + (b.getShort(local + 28) & 0xffff);
            places.add(new Place(
                    new String(name, StandardCharsets.UTF_8),
                    b.getShort(at + 10) == 0,
                    data,
                    b.getInt(at + 20) & 0xffffffffL));
            at += 46 + nameLength + (b.getShort(at + 30) & 0xffff) + (b.getShort(at + 32) & 0xffff);
        }
        return places;
    }
}
