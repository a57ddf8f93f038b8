package dev.inkling.nnlib.io;

import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * A file that can tell whether it is whole: magic bytes, kind, version, length, content, CRC-32 of it all.
 *
 * <p>A reader learns which of four things is wrong (not ours, newer, cut, damaged) before any byte of the content is
 * believed.
 */
public final class Framed {
    private static final byte[] MAGIC = "\u0089Inkling\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final int LONGEST_KIND = 64;
    /** Version, length of the content, CRC-32 of the head. */
    private static final int HEAD_NUMBERS = 4 + 8 + 4;

    private final int version;
    private final byte[] content;

    private Framed(int version, byte[] content) {
        this.version = version;
        this.content = content;
    }

    /** The version that the writer stated, at most the one that the reader knows. */
    public int version() {
        return version;
    }

    /** What the writer wrote. */
    public byte[] content() {
        return content;
    }

    /** Writes a framed file atomically. {@code kind} is a short word such as {@code checkpoint}. */
    public static void write(Store store, String name, String kind, int version, Store.Content content)
            throws IOException {
        byte[] head = head(kind);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        ByteBuffer numbers = ByteBuffer.allocate(HEAD_NUMBERS);
        numbers.putInt(version).putLong(bytes.size());
        CRC32 crc = new CRC32();
        crc.update(head);
        crc.update(numbers.array(), 0, HEAD_NUMBERS - 4);
        numbers.putInt((int) crc.getValue());
        byte[] body = bytes.toByteArray();
        crc.update(numbers.array(), HEAD_NUMBERS - 4, 4);
        crc.update(body);
        byte[] end = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
        store.write(name, out -> {
            out.write(head);
            out.write(numbers.array());
            out.write(body);
            out.write(end);
        });
    }

    /** Reads and checks a framed file of that kind whose version is at most {@code newest}. */
    public static Framed read(Store store, String name, String kind, int newest) throws IOException {
        return parse(store.bytes(name), name, kind, newest);
    }

    /** Checks the bytes of a framed file; {@code name} is for the error. */
    public static Framed parse(byte[] file, String name, String kind, int newest) throws BadFileException {
        byte[] head = head(kind);
        int numbersEnd = head.length + HEAD_NUMBERS;
        int same = 0;
        while (same < Math.min(head.length, file.length) && file[same] == head[same]) {
            same++;
        }
        if (same < Math.min(head.length, file.length)) {
            String what = same < MAGIC.length ? "is not a file of Inkling" : "is of Inkling, but not a " + kind;
            throw new BadFileException(Reason.NOT_OURS, name + " " + what + "; choose another file.");
        }
        if (file.length < numbersEnd) {
            throw cut(name, file.length, "more");
        }
        ByteBuffer numbers = ByteBuffer.wrap(file, head.length, HEAD_NUMBERS);
        int version = numbers.getInt();
        long length = numbers.getLong();
        if (numbers.getInt() != crc(file, numbersEnd - 4) || length < 0 || version < 0) {
            throw damaged(name, "its head does not match its checksum");
        }
        if (version > newest) {
            throw new BadFileException(
                    Reason.NEWER,
                    name + " was written by a newer version (format " + version + ", this one reads up to " + newest
                            + "); update the program to open it.");
        }
        long whole = numbersEnd + 4L;
        if (length > file.length - whole) {
            throw cut(name, file.length, length > Long.MAX_VALUE - whole ? "more" : String.valueOf(length + whole));
        }
        if (length < file.length - whole) {
            throw damaged(name, "bytes follow its end");
        }
        int end = file.length - 4;
        if (ByteBuffer.wrap(file, end, 4).getInt() != crc(file, end)) {
            throw damaged(name, "its content does not match its checksum");
        }
        return new Framed(version, Arrays.copyOfRange(file, numbersEnd, end));
    }

    private static byte[] head(String kind) {
        byte[] word = kind.getBytes(StandardCharsets.UTF_8);
        if (word.length == 0 || word.length > LONGEST_KIND) {
            throw new IllegalArgumentException("A kind has 1 to " + LONGEST_KIND + " bytes: " + kind);
        }
        return ByteBuffer.allocate(MAGIC.length + 1 + word.length)
                .put(MAGIC)
                .put((byte) word.length)
                .put(word)
                .array();
    }

    private static int crc(byte[] bytes, int count) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, count);
        return (int) crc.getValue();
    }

    private static BadFileException cut(String name, long has, String wanted) {
        return new BadFileException(
                Reason.CUT, name + " is cut off: " + has + " of " + wanted + " bytes are there; copy it again.");
    }

    private static BadFileException damaged(String name, String how) {
        return new BadFileException(Reason.DAMAGED, name + " is damaged: " + how + "; use another copy.");
    }
}
