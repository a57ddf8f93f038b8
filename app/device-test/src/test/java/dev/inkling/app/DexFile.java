package dev.inkling.app;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.ObjIntConsumer;

/** A dex file, read as far as it takes to say how many bytes each class fills. */
final class DexFile {
    private static final int STRINGS = 60;
    private static final int TYPES = 68;
    private static final int CLASSES = 96;
    private static final int CLASS_BYTES = 32;
    private static final int CODE_HEADER = 16;
    private static final int TRY_BYTES = 8;

    private final ByteBuffer bytes;

    DexFile(byte[] file) {
        bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    int size() {
        return bytes.capacity();
    }

    /** Each class by its name in the file, with the bytes of its definition, its members and their code. */
    void forEachClass(ObjIntConsumer<String> visitor) {
        int count = bytes.getInt(CLASSES);
        int from = bytes.getInt(CLASSES + 4);
        for (int i = 0; i < count; i++) {
            int definition = from + i * CLASS_BYTES;
            visitor.accept(name(bytes.getInt(definition)), CLASS_BYTES + members(bytes.getInt(definition + 24)));
        }
    }

    private String name(int type) {
        int string = bytes.getInt(bytes.getInt(TYPES) + 4 * type);
        bytes.position(bytes.getInt(bytes.getInt(STRINGS) + 4 * string));
        unsigned();
        int start = bytes.position();
        int end = start;
        while (bytes.get(end) != 0) {
            end++;
        }
        String descriptor = new String(bytes.array(), start, end - start, StandardCharsets.UTF_8);
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    private int members(int offset) {
        if (offset == 0) {
            return 0;
        }
        bytes.position(offset);
        int fields = unsigned() + unsigned();
        int methods = unsigned() + unsigned();
        for (int i = 0; i < 2 * fields; i++) {
            unsigned();
        }
        int code = 0;
        for (int i = 0; i < methods; i++) {
            unsigned();
            unsigned();
            code += codeBytes(unsigned());
        }
        return bytes.position() - offset + code;
    }

    private int codeBytes(int offset) {
        if (offset == 0) {
            return 0;
        }
        int tries = bytes.getShort(offset + 6) & 0xffff;
        int end = offset + CODE_HEADER + 2 * bytes.getInt(offset + 12);
        return tries == 0 ? end - offset : endOfHandlers((end + 3) / 4 * 4 + TRY_BYTES * tries) - offset;
    }

    private int endOfHandlers(int offset) {
        int back = bytes.position();
        bytes.position(offset);
        int lists = unsigned();
        for (int i = 0; i < lists; i++) {
            int handlers = signed();
            for (int h = 0; h < 2 * Math.abs(handlers); h++) {
                unsigned();
            }
            if (handlers <= 0) {
                unsigned();
            }
        }
        int end = bytes.position();
        bytes.position(back);
        return end;
    }

    /** A number of seven bits a byte, the lowest first. */
    private int unsigned() {
        return (int) number(false);
    }

    /** As {@link #unsigned}, with the sign in the last byte's highest bit but one. */
    private int signed() {
        return (int) number(true);
    }

    private long number(boolean signed) {
        long value = 0;
        int shift = 0;
        int part;
        do {
            part = bytes.get();
            value |= (part & 0x7fL) << shift;
            shift += 7;
        } while (part < 0);
        return signed && (part & 0x40) != 0 ? value | -1L << shift : value;
    }
}
