package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.io.StoreException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
    private static final byte[] OLD = CrashingStoreTest.filled(3000, 1);
    private static final byte[] NEW = CrashingStoreTest.filled(5000, 2);

    @TempDir
    Path folder;

    @Test
    void writesListsReadsAndDeletesFiles() throws IOException {
        FileStore store = new FileStore(folder.resolve("deep/er"));
        assertThat(store.list()).isEmpty();
        store.write("b", out -> out.write(OLD));
        store.write("가.json", out -> out.write("{}".getBytes(StandardCharsets.UTF_8)));
        store.write("b", out -> {
            for (byte b : NEW) {
                out.write(b);
            }
        });
        assertThat(store.list()).containsExactly("b", "가.json");
        assertThat(store.bytes("b")).isEqualTo(NEW);
        assertThat(store.size("가.json")).isEqualTo(2);
        assertThat(store.exists("b")).isTrue();
        store.delete("b");
        store.delete("b");
        assertThat(store.exists("b")).isFalse();
        assertThat(store.folder().toFile().list()).containsExactly("가.json");
    }

    @Test
    void largeWritesPassTheBufferUnchanged() throws IOException {
        FileStore store = new FileStore(folder);
        byte[] bytes = new byte[300_000];
        new Random(3).nextBytes(bytes);
        store.write("big", out -> {
            out.write(bytes[0]);
            out.write(bytes, 1, 65_000);
            out.write(bytes, 65_001, 200_000);
            out.write(bytes, 265_001, 34_999);
        });
        assertThat(store.bytes("big")).isEqualTo(bytes);
    }

    @Test
    void saysInASentenceWhatIsWrong() throws IOException {
        FileStore store = new FileStore(folder);
        assertThatThrownBy(() -> store.read("missing"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_THERE))
                .hasMessage("Failed reading missing: it is not there.");
        assertThatThrownBy(() -> store.bytes("missing")).hasMessage("Failed reading missing: it is not there.");
        assertThatThrownBy(() -> store.size("missing")).hasMessage("Failed reading missing: it is not there.");
        assertThatThrownBy(() -> store.write("a", out -> {
                    throw new IOException("Read-only file system");
                }))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ALLOWED));
        assertThatThrownBy(() -> store.write("a", out -> {
                    throw new IOException("broken pipe");
                }))
                .hasMessage("Failed writing a: the system reports: broken pipe.");
        Files.write(folder.resolve("file"), OLD);
        assertThatThrownBy(() -> new FileStore(folder.resolve("file/below")).write("a", out -> out.write(1)))
                .isInstanceOf(StoreException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".hidden", "../up", "a/b", "a\\b", "a\nb", "half.part", "c:d"})
    void refusesNamesThatLeaveTheFolderOrFailElsewhere(String name) {
        assertThatThrownBy(() -> new FileStore(folder).write(name, out -> out.write(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not a file name");
    }

    @Test
    void takesEveryNameThatIsGoodEverywhere() throws IOException {
        CrashingStore store = new CrashingStore(1);
        String longest = "n".repeat(200);
        for (String name : List.of("b c", longest, "a.b")) {
            store.write(name, out -> out.write(1));
        }
        assertThat(store.list()).containsExactly("a.b", "b c", longest);
        assertThatThrownBy(() -> store.exists(longest + "n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a file name that every system accepts: \"" + longest
                        + "n\"; use letters, digits, '-', '_' and '.', not at the start.");
    }

    @Test
    void whatIsDeletedIsGoneAfterALossOfPower() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            CrashingStore store = new CrashingStore(seed);
            store.write("a", out -> out.write(OLD));
            store.delete("a");
            assertThat(store.reboot().exists("a")).as("%s", store).isFalse();
        }
    }

    @Test
    void aStreamThatHasNothingJustNowIsReadOn() throws IOException {
        ByteArrayInputStream hesitating = new ByteArrayInputStream(NEW) {
            private boolean pausing;

            @Override
            public synchronized int read(byte[] into, int from, int count) {
                pausing = !pausing;
                return pausing ? 0 : super.read(into, from, count);
            }
        };
        assertThat(Store.readAll(hesitating)).isEqualTo(NEW);
    }

    @Test
    void aFailingWriterLeavesTheOldContentAndNoRemains() throws IOException {
        FileStore store = new FileStore(folder);
        store.write("a", out -> out.write(OLD));
        assertThatThrownBy(() -> store.write("a", out -> {
                    out.write(NEW);
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.bytes("a")).isEqualTo(OLD);
        assertThat(folder.toFile().list()).containsExactly("a");
    }

    @Test
    void powerLossAtAnyOperationLeavesOldOrNewWhole() throws IOException {
        long base = new Random().nextLong();
        for (int run = 0; run < 40; run++) {
            for (int n = 0; ; n++) {
                CrashingStore store = new CrashingStore(base + 1000 * run + n);
                store.plant("a", OLD);
                store.powerOffAfter(n);
                boolean done = false;
                try {
                    store.write("a", out -> out.write(NEW));
                    done = true;
                } catch (CrashingStore.PowerOff off) {
                    assertThat(off.getMessage()).contains("seed");
                }
                CrashingStore after = store.reboot();
                assertThat(after.bytes("a")).as("%s", store).isIn(done ? new byte[][] {NEW} : new byte[][] {OLD, NEW});
                assertThat(after.list()).containsExactly("a");
                if (done) {
                    assertThat(n).isGreaterThan(10);
                    break;
                }
            }
        }
    }

    @Test
    void aDiskFullAtAnyByteLeavesOldOrNewWhole() throws IOException {
        for (int free = 0; free <= 5100; free += 50) {
            CrashingStore store = new CrashingStore(free).capacity(OLD.length + free);
            store.plant("a", OLD);
            boolean done = false;
            try {
                store.write("a", out -> out.write(NEW));
                done = true;
            } catch (StoreException full) {
                assertThat(full.reason()).isEqualTo(Reason.FULL);
            }
            assertThat(done).isEqualTo(free >= NEW.length);
            assertThat(store.bytes("a")).isEqualTo(done ? NEW : OLD);
            assertThat(store.used()).isEqualTo(done ? NEW.length : OLD.length);
        }
    }
}
