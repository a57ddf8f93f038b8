package dev.inkling.nnlib.data;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of bytes in MNIST's IDX format: two zero bytes, the type of number, the number of dimensions, each
 * dimension as four bytes, then the numbers. Read from a plain or a gzipped stream; no length is believed before its
 * bytes have arrived.
 */
public final class Idx {
    private static final int UNSIGNED_BYTE = 8;
    private static final String[] TYPES = {"unsigned byte", "signed byte", "?", "short", "int", "float", "double"};
    /** What a packed file may unpack to: real ones reach 10 times, a bomb 1,000 times. */
    private static final long MOST_UNPACKED_A_BYTE = 250;

    private final int[] shape;
    private final byte[] data;

    private Idx(int[] shape, byte[] data) {
        this.shape = shape;
        this.data = data;
    }

    public int[] shape() {
        return shape.clone();
    }

    /** The numbers as unsigned bytes; shared, not copied. */
    public byte[] data() {
        return data;
    }

    /** Reads a whole stream, and leaves closing it to the caller; {@code name} is for the error. */
    public static Idx read(InputStream in, String name) throws IOException {
        CountingStream counted = new CountingStream(in);
        BufferedInputStream plain = new BufferedInputStream(counted);
        plain.mark(2);
        boolean packed = plain.read() == 0x1f && plain.read() == 0x8b;
        plain.reset();
        try {
            return parse(packed ? new GZIPInputStream(plain) : plain, counted, name);
        } catch (EOFException cut) {
            throw new BadFileException(Reason.CUT, name + " is cut off inside its gzip packing; download it again.");
        } catch (ZipException damaged) {
            throw new BadFileException(
                    Reason.DAMAGED, name + " is damaged: it cannot be unpacked (" + damaged.getMessage() + ").");
        }
    }

    private static Idx parse(InputStream in, CountingStream raw, String name) throws IOException {
        byte[] head = new byte[4];
        int got = fill(in, head);
        if (got < 4) {
            throw new BadFileException(Reason.CUT, name + " is no IDX file, or cut off: it has " + got + " bytes.");
        }
        int type = head[2];
        int dimensions = head[3];
        if (head[0] != 0 || head[1] != 0 || type < 8 || type > 14 || type == 10 || dimensions < 1 || dimensions > 8) {
            throw new BadFileException(
                    Reason.NOT_OURS,
                    String.format(
                            "%s is no IDX file: it starts with %02x%02x%02x%02x.",
                            name, head[0], head[1], head[2], head[3]));
        }
        if (type != UNSIGNED_BYTE) {
            throw new BadFileException(
                    Reason.NOT_OURS,
                    name + " holds numbers of type " + TYPES[type - 8] + "; only unsigned bytes are read here.");
        }
        byte[] sizes = new byte[4 * dimensions];
        if (fill(in, sizes) < sizes.length) {
            throw new BadFileException(Reason.CUT, name + " is cut off inside its header.");
        }
        int[] shape = new int[dimensions];
        long count = 1;
        for (int i = 0; i < dimensions; i++) {
            shape[i] = ByteBuffer.wrap(sizes).getInt(4 * i);
            boolean possible = shape[i] >= 0 && (shape[i] == 0 || count <= Integer.MAX_VALUE / shape[i]);
            if (!possible) {
                throw new BadFileException(
                        Reason.DAMAGED, name + " is damaged: it claims more than 2^31 numbers in its header.");
            }
            count *= shape[i];
        }
        byte[] data = content(in, raw, (int) count, name);
        if (in.read() >= 0) {
            throw new BadFileException(
                    Reason.DAMAGED, name + " is damaged: bytes follow the " + Arrays.toString(shape) + " it declares.");
        }
        return new Idx(shape, data);
    }

    private static byte[] content(InputStream in, CountingStream raw, int count, String name) throws IOException {
        byte[] data = new byte[Math.min(count, 1 << 16)];
        int size = 0;
        while (size < count) {
            if (size == data.length) {
                data = Arrays.copyOf(data, (int) Math.min(count, 2L * size));
            }
            int n = in.read(data, size, data.length - size);
            if (n < 0) {
                throw new BadFileException(
                        Reason.CUT, name + " is cut off: " + size + " of " + count + " bytes are there.");
            }
            size += n;
            if (size > (raw.count + 8192) * MOST_UNPACKED_A_BYTE) {
                throw new BadFileException(
                        Reason.DAMAGED, name + " is damaged: it unpacks to far more than such a file can hold.");
            }
        }
        return data;
    }

    private static int fill(InputStream in, byte[] bytes) throws IOException {
        int filled = 0;
        while (filled < bytes.length) {
            int n = in.read(bytes, filled, bytes.length - filled);
            if (n < 0) {
                return filled;
            }
            filled += n;
        }
        return filled;
    }

    private static final class CountingStream extends FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            count += Math.max(0, n);
            return n;
        }
    }
}
