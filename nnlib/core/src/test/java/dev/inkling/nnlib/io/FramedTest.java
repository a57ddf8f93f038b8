package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FramedTest {
    private final CrashingStore store = new CrashingStore(1);
    private final byte[] content = new byte[700];
    private byte[] file;

    @BeforeEach
    void write() throws IOException {
        new Random(4).nextBytes(content);
        Framed.write(store, "run", "checkpoint", 3, out -> out.write(content));
        file = store.bytes("run");
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        Framed framed = Framed.read(store, "run", "checkpoint", 5);
        assertThat(framed.version()).isEqualTo(3);
        assertThat(framed.content()).isEqualTo(content);
    }

    @Test
    void tellsTheFourFaultsApart() {
        refused(new byte[] {1, 2, 3}, "checkpoint", 3, Reason.NOT_OURS, "run is not a file of Inkling");
        refused(file, "drawing", 3, Reason.NOT_OURS, "run is of Inkling, but not a drawing");
        refused(file, "checkpoint", 2, Reason.NEWER, "run was written by a newer version (format 3, this one reads up");
        refused(Arrays.copyOf(file, 500), "checkpoint", 3, Reason.CUT, "run is cut off: 500 of " + file.length);
        refused(Arrays.copyOf(file, file.length + 1), "checkpoint", 3, Reason.DAMAGED, "run is damaged: bytes follow");
    }

    @Test
    void everyCutIsSeen() {
        int head = "?Inkling\r\n?checkpoint".length() + 16;
        for (int length = 0; length < file.length; length++) {
            // How long it was is said in its head.
            String wanted = length < head ? "more" : "" + file.length;
            refused(Arrays.copyOf(file, length), "checkpoint", 3, Reason.CUT, "run is cut off")
                    .hasMessage("run is cut off: " + length + " of " + wanted + " bytes are there; copy it again.");
        }
    }

    @Test
    void nothingIsAContentToo() throws IOException {
        Framed.write(store, "empty", "k", 0, out -> {});
        Framed empty = Framed.read(store, "empty", "k", 0);
        assertThat(empty.version()).isZero();
        assertThat(empty.content()).isEmpty();
    }

    @Test
    void aKindIsAShortWord() throws IOException {
        String longest = "k".repeat(64);
        Framed.write(store, "a", longest, 1, out -> out.write(content));
        assertThat(Framed.read(store, "a", longest, 1).content()).isEqualTo(content);
        for (String kind : new String[] {"", longest + "k"}) {
            assertThatThrownBy(() -> Framed.write(store, "a", kind, 1, out -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A kind has 1 to 64 bytes: " + kind);
        }
    }

    /** The head is whole and the file is not: what it says is told as far as a number can hold it. */
    @Test
    void aHeadThatPromisesMoreThanAnyFileHolds() throws IOException {
        Framed.write(store, "a", "k", 1, out -> {});
        byte[] empty = store.bytes("a");
        long longest = Long.MAX_VALUE - empty.length;
        refused(promising(empty, longest), "k", 1, Reason.CUT, "run is cut off: 32 of 9223372036854775807 bytes");
        refused(promising(empty, longest + 1), "k", 1, Reason.CUT, "run is cut off: 32 of more bytes");
        refused(promising(empty, -1), "k", 1, Reason.DAMAGED, "its head does not match its checksum");
    }

    /** The file with another length of its content, and a checksum of the head that agrees. */
    private static byte[] promising(byte[] file, long length) {
        byte[] changed = file.clone();
        int numbers = "?Inkling\r\n?k".length();
        ByteBuffer bytes = ByteBuffer.wrap(changed);
        bytes.putLong(numbers + 4, length);
        CRC32 crc = new CRC32();
        crc.update(changed, 0, numbers + 12);
        bytes.putInt(numbers + 12, (int) crc.getValue());
        return changed;
    }

    @Test
    void everyFlippedBitIsSeen() {
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] flipped = file.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> Framed.parse(flipped, "run", "checkpoint", 3))
                    .as("bit %d", bit)
                    .isInstanceOfSatisfying(
                            BadFileException.class, e -> assertThat(e.reason()).isIn(Reason.DAMAGED, Reason.NOT_OURS));
        }
    }

    private static AbstractThrowableAssert<?, ?> refused(
            byte[] file, String kind, int newest, Reason reason, String words) {
        return assertThatThrownBy(() -> Framed.parse(file, "run", kind, newest))
                .isInstanceOfSatisfying(
                        BadFileException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }
}
