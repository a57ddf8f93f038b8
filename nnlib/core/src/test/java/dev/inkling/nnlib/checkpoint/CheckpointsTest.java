package dev.inkling.nnlib.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.CrashingStore;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.io.StoreException;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.run.Presets;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private static final String A = "checkpoint-a.inkling";
    private static final String B = "checkpoint-b.inkling";

    private static JsonObject facts(long step) {
        return new JsonObject()
                .put("run", Presets.of("xor-notes").toJson())
                .put("step", step)
                .put("epoch", step)
                .put("backend", "cpu")
                .put("threads", 1L);
    }

    private static Map<String, StoredTensor> numbers(long step) {
        float[] values = new float[700];
        for (int i = 0; i < values.length; i++) {
            values[i] = step * 1000 + i;
        }
        return Collections.singletonMap("model/0.weight", StoredTensor.of(values, 700));
    }

    private static void save(Checkpoints checkpoints, long step) throws IOException {
        checkpoints.save(facts(step), numbers(step));
    }

    private static void assertWhole(Checkpoint checkpoint) {
        float[] expected = numbers(checkpoint.step()).get("model/0.weight").floats();
        assertThat(checkpoint.numbers("model").get("0.weight").floats()).containsExactly(expected);
        assertThat(checkpoint.spec()).isEqualTo(Presets.of("xor-notes"));
    }

    @Test
    void keepsTheLastTwoAndFindsTheNewer() throws IOException {
        Store store = new CrashingStore(1);
        Checkpoints checkpoints = new Checkpoints(store);
        assertThat(checkpoints.latest()).isNull();
        assertThat(checkpoints.isEmpty()).isTrue();
        for (long step = 1; step <= 5; step++) {
            save(checkpoints, step);
            Checkpoint latest = new Checkpoints(store).latest();
            assertThat(latest.step()).isEqualTo(step);
            assertWhole(latest);
        }
        assertThat(store.list()).containsExactly(A, B);
        assertThat(checkpoints.isEmpty()).isFalse();
        assertThat(Checkpoint.read(store, B).step()).isEqualTo(4);
        checkpoints.clear();
        assertThat(checkpoints.isEmpty()).isTrue();
        save(checkpoints, 9);
        assertThat(checkpoints.latest().step()).isEqualTo(9);
    }

    @Test
    void goingOnInAnotherProcessReplacesTheOlderOne() throws IOException {
        Store store = new CrashingStore(1);
        Checkpoints first = new Checkpoints(store);
        save(first, 1);
        save(first, 2);
        save(new Checkpoints(store), 3);
        assertThat(Checkpoint.read(store, A).step()).isEqualTo(3);
        assertThat(Checkpoint.read(store, B).step()).isEqualTo(2);
        assertThat(new Checkpoints(store).latest().step()).isEqualTo(3);
    }

    /** Whoever restores a folder by hand may put one file in both places. */
    @Test
    void ofTwoEquallyNewTheFirstIsKept() throws IOException {
        CrashingStore store = new CrashingStore(1);
        save(new Checkpoints(store), 1);
        store.plant(B, store.bytes(A));
        save(new Checkpoints(store), 2);
        assertThat(Checkpoint.read(store, A).step()).isEqualTo(1);
        assertThat(new Checkpoints(store).latest().step()).isEqualTo(2);
    }

    @Test
    void aDamagedOneIsPassedOverWithOneSentence() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            CrashingStore store = new CrashingStore(seed);
            Checkpoints checkpoints = new Checkpoints(store);
            save(checkpoints, 1);
            save(checkpoints, 2);
            store.flipBit(B);
            Checkpoint latest = checkpoints.latest();
            assertThat(latest.step()).as("%s", store).isEqualTo(1);
            assertWhole(latest);
            assertThat(checkpoints.warnings()).as("%s", store).hasSize(1);
            assertThat(checkpoints.warnings().get(0)).startsWith(B).endsWith(".");
        }
    }

    @Test
    void aTruncatedOneIsPassedOverAtEveryLength() throws IOException {
        CrashingStore store = new CrashingStore(1);
        Checkpoints checkpoints = new Checkpoints(store);
        save(checkpoints, 1);
        save(checkpoints, 2);
        byte[] whole = store.bytes(B);
        for (int length = 0; length < whole.length; length += 1 + length / 50) {
            store.plant(B, java.util.Arrays.copyOf(whole, length));
            assertThat(checkpoints.latest().step()).as("length %d", length).isEqualTo(1);
            assertThat(checkpoints.warnings()).hasSize(1);
        }
    }

    @Test
    void whereNoneCanBeBelievedThatIsSaid() throws IOException {
        CrashingStore store = new CrashingStore(1);
        Checkpoints checkpoints = new Checkpoints(store);
        save(checkpoints, 1);
        store.flipBit(A);
        assertThatThrownBy(checkpoints::latest)
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith(A);
        save(new Checkpoints(store), 2);
        assertThat(checkpoints.latest().step()).isEqualTo(2);
    }

    /**
     * Power lost at every operation of a series of saves, and what the disk may hold then: never neither, never a wrong
     * one.
     */
    @Test
    void afterALossOfPowerAtAnyOperationAWholeCheckpointIsThere() {
        int crashes = 0;
        int lostLast = 0;
        for (int seed = 0; seed < 12; seed++) {
            for (int after = 0; ; after++) {
                CrashingStore store = new CrashingStore(1000L * seed + after).powerOffAfter(after);
                long saved = 0;
                try {
                    Checkpoints checkpoints = new Checkpoints(store);
                    for (long step = 1; step <= 4; step++) {
                        save(checkpoints, step);
                        saved = step;
                    }
                } catch (CrashingStore.PowerOff off) {
                    crashes++;
                } catch (IOException unexpected) {
                    throw new AssertionError(store.toString(), unexpected);
                }
                lostLast += check(store, saved) ? 1 : 0;
                if (saved == 4) {
                    break;
                }
            }
        }
        assertThat(crashes).isGreaterThan(400);
        assertThat(lostLast)
                .as("crashes that cost the checkpoint being written")
                .isGreaterThan(50);
    }

    private static boolean check(CrashingStore crashed, long saved) {
        try {
            Checkpoints found = new Checkpoints(crashed.reboot());
            Checkpoint latest = found.latest();
            if (saved == 0 && latest == null) {
                return true;
            }
            assertThat(latest).as("%s", crashed).isNotNull();
            assertWhole(latest);
            assertThat(latest.step()).as("%s", crashed).isBetween(saved, saved + 1);
            assertThat(found.warnings()).as("%s", crashed).isEmpty();
            return latest.step() == saved;
        } catch (IOException bad) {
            throw new AssertionError(crashed.toString(), bad);
        }
    }

    @Test
    void onAFullDiskTheLastGoodOneStays() throws IOException {
        CrashingStore roomy = new CrashingStore(1);
        save(new Checkpoints(roomy), 1);
        long one = roomy.used();
        for (long capacity = 2 * one + 1; capacity < 3 * one; capacity += 97) {
            CrashingStore store = new CrashingStore(1).capacity(capacity);
            Checkpoints checkpoints = new Checkpoints(store);
            save(checkpoints, 1);
            save(checkpoints, 2);
            assertThatThrownBy(() -> save(checkpoints, 3))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the disk is full");
            assertThat(new Checkpoints(store).latest().step()).isEqualTo(2);
            store.capacity(Long.MAX_VALUE);
            save(checkpoints, 4);
            assertThat(new Checkpoints(store).latest().step()).isEqualTo(4);
        }
    }

    @Test
    void nonsenseIsRefusedAndNeverBelieved() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            assertThatThrownBy(() -> Checkpoint.parse(bytes, "file")).isInstanceOf(BadFileException.class);
        }
    }

    @Test
    void factsThatContradictThemselvesAreRefused() throws IOException {
        JsonObject[] wrong = {
            new JsonObject(),
            facts(1).put("step", -1L),
            facts(1).put("threads", "two"),
            facts(1).put("run", new JsonObject().put("format", "inkling-run").put("version", 99L))
        };
        for (JsonObject facts : wrong) {
            CrashingStore store = new CrashingStore(1);
            new Checkpoints(store).save(facts, numbers(1));
            assertThatThrownBy(() -> Checkpoint.read(store, A))
                    .isInstanceOf(BadFileException.class)
                    .hasMessageContaining("contradict");
        }
    }
}
