package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
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
        for (int length = 0; length < file.length; length++) {
            refused(Arrays.copyOf(file, length), "checkpoint", 3, Reason.CUT, "run is cut off");
        }
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
