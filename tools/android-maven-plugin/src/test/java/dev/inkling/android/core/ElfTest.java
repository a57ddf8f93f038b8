package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ElfTest {
    /** A library of one loaded segment with this alignment, as much of ELF as a linker looks at. */
    static byte[] library(long alignment) {
        ByteBuffer b = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, 0x464c457f).put(4, (byte) 2).put(5, (byte) 1);
        b.putLong(0x20, 64).putShort(0x36, (short) 56).putShort(0x38, (short) 2);
        b.putInt(64, 6); // a program header that is not loaded
        b.putInt(64 + 56, 1).putLong(64 + 56 + 0x30, alignment);
        return b.array();
    }

    @Test
    void readsTheSegmentAlignmentOfALibrary() {
        assertThat(Elf.segmentAlignment(library(4096))).isEqualTo(4096);
        assertThat(Elf.segmentAlignment(library(16384))).isEqualTo(16384);
        assertThat(Elf.segmentAlignment("no library".getBytes(StandardCharsets.UTF_8)))
                .isZero();
    }
}
