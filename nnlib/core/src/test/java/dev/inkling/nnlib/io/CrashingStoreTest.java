package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The simulator must be seen to lose data, or the tests that stand on it prove nothing. */
class CrashingStoreTest {
    private static final byte[] OLD = filled(3000, 1);
    private static final byte[] NEW = filled(5000, 2);

    private enum Found {
        OLD,
        NEW,
        NOTHING,
        SHORT,
        ZEROS,
        WRONG
    }

    @Test
    void withoutSyncsEveryKindOfLossHappens() throws IOException {
        Map<Found, Integer> found = new EnumMap<>(Found.class);
        for (int seed = 0; seed < 400; seed++) {
            CrashingStore store = new CrashingStore(seed);
            store.plant("a", OLD);
            try (Store.Output out = store.create("a.tmp")) {
                out.write(NEW);
                out.flush();
            }
            store.rename("a.tmp", "a");
            found.merge(what(store.reboot()), 1, Integer::sum);
        }
        assertThat(found).containsKeys(Found.OLD, Found.NEW, Found.SHORT, Found.ZEROS, Found.WRONG);
    }

    @Test
    void syncedBytesUnderASyncedNameSurviveAlways() throws IOException {
        for (int seed = 0; seed < 100; seed++) {
            CrashingStore store = new CrashingStore(seed);
            try (Store.Output out = store.create("a")) {
                out.write(NEW);
                out.sync();
            }
            store.syncFolder();
            assertThat(what(store.reboot())).as("%s", store).isEqualTo(Found.NEW);
        }
    }

    @Test
    void aSyncedFileWhoseNameWasNotSyncedMayBeMissing() throws IOException {
        int missing = 0;
        for (int seed = 0; seed < 100; seed++) {
            CrashingStore store = new CrashingStore(seed);
            try (Store.Output out = store.create("a")) {
                out.write(NEW);
                out.sync();
            }
            missing += store.reboot().exists("a") ? 0 : 1;
        }
        assertThat(missing).isBetween(20, 80);
    }

    @Test
    void powerStaysOff() {
        CrashingStore store = new CrashingStore(1).powerOffAfter(2);
        assertThatThrownBy(() -> store.write("a", out -> out.write(NEW))).isInstanceOf(CrashingStore.PowerOff.class);
        assertThatThrownBy(() -> store.delete("a")).isInstanceOf(CrashingStore.PowerOff.class);
    }

    @Test
    void aFullDiskTakesWhatFitsAndFreesWhatIsDeleted() throws IOException {
        CrashingStore store = new CrashingStore(1).capacity(6000);
        store.write("a", out -> out.write(OLD));
        assertThatThrownBy(() -> store.write("b", out -> out.write(NEW)))
                .isInstanceOf(StoreException.class)
                .hasMessage("Failed writing b: the disk is full; free some space and try again.");
        store.delete("a");
        store.write("b", out -> out.write(NEW));
        assertThat(store.bytes("b")).isEqualTo(NEW);
        assertThat(store.used()).isEqualTo(NEW.length);
    }

    @Test
    void flipsExactlyOneBit() throws IOException {
        CrashingStore store = new CrashingStore(5);
        store.write("a", out -> out.write(NEW));
        store.flipBit("a");
        byte[] after = store.bytes("a");
        int bits = 0;
        for (int i = 0; i < NEW.length; i++) {
            bits += Integer.bitCount((after[i] ^ NEW[i]) & 0xff);
        }
        assertThat(bits).isEqualTo(1);
    }

    private static Found what(Store store) throws IOException {
        if (!store.exists("a")) {
            return Found.NOTHING;
        }
        byte[] bytes = store.bytes("a");
        if (Arrays.equals(bytes, OLD)) {
            return Found.OLD;
        }
        if (Arrays.equals(bytes, NEW)) {
            return Found.NEW;
        }
        if (bytes.length < NEW.length) {
            return Found.SHORT;
        }
        return Arrays.equals(bytes, new byte[NEW.length]) ? Found.ZEROS : Found.WRONG;
    }

    static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
