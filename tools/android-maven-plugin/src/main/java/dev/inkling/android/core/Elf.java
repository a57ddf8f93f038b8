package dev.inkling.android.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** As much of the ELF format as page alignment needs. */
final class Elf {
    private static final int MAGIC = 0x464c457f;
    private static final int LOAD = 1;

    private Elf() {}

    /** The smallest alignment of a loaded segment of a 64-bit library; 0 if it is none. */
    static long segmentAlignment(byte[] library) {
        ByteBuffer b = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        if (library.length < 64 || b.getInt(0) != MAGIC || library[4] != 2) {
            return 0;
        }
        long headers = b.getLong(0x20);
        int size = b.getShort(0x36);
        int count = b.getShort(0x38);
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            int at = (int) headers + i * size;
            if (b.getInt(at) == LOAD) {
                smallest = Math.min(smallest, b.getLong(at + 0x30));
            }
        }
        return smallest == Long.MAX_VALUE ? 0 : smallest;
    }
}
