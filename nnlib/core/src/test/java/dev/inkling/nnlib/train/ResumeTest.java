package dev.inkling.nnlib.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.io.CrashingStore;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.io.StoreException;
import dev.inkling.nnlib.run.InvalidSetting;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that stops anywhere and goes on ends with the bits of one that never stopped. */
@Timeout(180)
class ResumeTest {
    static final RunSpec[] RUNS = {
        Presets.of("moons-solve").with("epochs", 6).with("dropout", 0.2),
        Presets.of("moons-solve")
                .apply("epochs=6 batch-norm=true optimizer=nesterov lr=0.05 schedule=one-cycle batch=30"),
        Presets.of("circles-solve")
                .apply("epochs=6 optimizer=rmsprop schedule=plateau plateau-patience=0 accumulate=3"),
        Presets.of("xor-solve").apply("epochs=70 amsgrad=true schedule=step every=10 weight-decay=0.01"),
        Presets.of("moons-solve")
                .apply("epochs=9 optimizer=adagrad patience=1 clip=0.5 schedule=cosine-restarts every=2"),
        Presets.of("moons-solve").with("epochs", 6).with("dropout", 0.2).with("random", "pytorch"),
        Presets.of("wave-solve").apply("epochs=4 validation=0.2"),
        Presets.of("autoencoder-solve")
                .apply("samples=120 batch=30 model=784-8-784 epochs=4 augment=shift dropout=0.1"),
        Presets.of("triplets-solve").apply("samples=120 batch=30 model=784-8-2 epochs=4 dropout=0.1")
    };

    private static Trainer start(RunSpec spec, Store store, long every) throws IOException {
        Checkpoints kept = new Checkpoints(store);
        Checkpoint latest = kept.latest();
        TaskData data = Tasks.data(spec, null);
        Trainer trainer = latest == null ? Trainer.of(spec, data) : Trainer.resume(latest, data);
        return trainer.checkpoint(kept, Saving.everySteps(every));
    }

    @Test
    void afterEachOfManyStops() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (RunSpec spec : RUNS) {
            Trainer whole = TrainerTest.trainer(spec);
            RunResult expected = whole.run();
            Store store = new CrashingStore(seed);
            RunResult result;
            Trainer trainer;
            int stops = 0;
            // A quarter of the run at most, so that even the shortest is stopped more than twice.
            int longest = (int) Math.max(1, Math.min(25, expected.steps() / 4));
            do {
                trainer = start(spec, store, 1 + random.nextInt(9));
                long until = 1 + random.nextInt(longest);
                long[] taken = new long[1];
                Trainer running = trainer;
                trainer.listen(new Listener() {
                    @Override
                    public void onStep(long step, double loss) {
                        if (++taken[0] == until) {
                            running.cancel();
                        }
                    }
                });
                result = trainer.run();
                stops++;
            } while (result.state() == Progress.State.CANCELLED);
            assertThat(stops).as("%s seed %d", spec, seed).isGreaterThan(2);
            assertThat(TrainerTest.weights(trainer.model()))
                    .as("%s seed %d", spec, seed)
                    .containsExactly(TrainerTest.weights(whole.model()));
            assertThat(result.state()).isEqualTo(expected.state());
            assertThat(result.exact()).isTrue();
            assertThat(result.metrics().loss().count())
                    .isEqualTo(expected.metrics().loss().count());
            assertThat(result.metrics().accuracy().last())
                    .isEqualTo(Double.valueOf(expected.metrics().accuracy().last()));
            if (expected.test() != null) {
                assertThat(result.test().loss()).isEqualTo(expected.test().loss());
                assertThat(result.test().figures()).isEqualTo(expected.test().figures());
            }
        }
    }

    /** The power fails at random operations of the disk, and what it holds afterwards is all there is. */
    @Test
    void afterLossesOfPower() throws IOException {
        RunSpec spec = RUNS[0];
        Trainer whole = TrainerTest.trainer(spec);
        whole.run();
        float[] expected = TrainerTest.weights(whole.model());
        int losses = 0;
        for (int round = 0; round < 6; round++) {
            Random random = new Random(round);
            CrashingStore store = new CrashingStore(round);
            float[] end = null;
            while (end == null) {
                store.powerOffAfter(losses < 60 ? 20 + random.nextInt(400) : Integer.MAX_VALUE / 2);
                try {
                    Trainer trainer = start(spec, store, 3);
                    trainer.run();
                    end = TrainerTest.weights(trainer.model());
                } catch (CrashingStore.PowerOff off) {
                    losses++;
                    store = store.reboot();
                }
            }
            assertThat(end).as("round %d", round).containsExactly(expected);
        }
        assertThat(losses).isGreaterThan(5);
    }

    @Test
    void onAFullDiskTrainingGoesOnWithASentence() throws IOException {
        RunSpec spec = RUNS[0];
        Trainer whole = TrainerTest.trainer(spec);
        whole.run();
        CrashingStore store = new CrashingStore(1).capacity(3000);
        List<String> warnings = new ArrayList<>();
        Trainer trainer = start(spec, store, 5).listen(new Listener() {
            @Override
            public void onWarning(String sentence, IOException why) {
                assertThat(why).isInstanceOfSatisfying(StoreException.class, full -> assertThat(full.reason())
                        .isEqualTo(StoreException.Reason.FULL));
                warnings.add(sentence);
            }
        });
        trainer.run();
        assertThat(warnings).isNotEmpty();
        assertThat(warnings.get(0)).contains("the disk is full").startsWith("No checkpoint was kept");
        assertThat(TrainerTest.weights(trainer.model())).containsExactly(TrainerTest.weights(whole.model()));
    }

    @Test
    void ofADamagedCheckpointThePreviousOneIsTaken() throws IOException {
        RunSpec spec = RUNS[0];
        Trainer whole = TrainerTest.trainer(spec);
        whole.run();
        CrashingStore store = new CrashingStore(4);
        Trainer first = start(spec, store, 5);
        first.listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                if (step == 32) {
                    first.cancel();
                }
            }
        });
        first.run();
        Checkpoints kept = new Checkpoints(store);
        assertThat(kept.latest().step()).isEqualTo(32);
        for (String name : store.list()) {
            if (Checkpoint.read(store, name).step() == 32) {
                store.flipBit(name);
                break;
            }
        }
        assertThat(kept.latest().step()).isEqualTo(30);
        assertThat(kept.warnings()).hasSize(1);
        Trainer second = start(spec, store, 5);
        second.run();
        assertThat(TrainerTest.weights(second.model())).containsExactly(TrainerTest.weights(whole.model()));
    }

    @Test
    void otherSettingsAreRefusedAndOtherHardwareIsRecorded() throws IOException {
        RunSpec spec = RUNS[0];
        Store store = new CrashingStore(1);
        Trainer first = start(spec, store, 5);
        first.listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                if (step == 20) {
                    first.cancel();
                }
            }
        });
        first.run();
        Checkpoint checkpoint = new Checkpoints(store).latest();
        TaskData data = Tasks.data(spec, null);
        assertThatThrownBy(() -> Trainer.of(spec.with("lr", 0.5), data).goOnFrom(checkpoint))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("lr");
        RunResult same = Trainer.resume(checkpoint, data).run();
        assertThat(same.exact()).isTrue();
        assertThat(same.threads()).isEqualTo(1);
        RunResult other =
                Trainer.of(spec.with("threads", 2), data).goOnFrom(checkpoint).run();
        assertThat(other.exact()).isFalse();
        assertThat(other.threads()).isEqualTo(2);
        assertThat(other.steps()).isEqualTo(same.steps());
    }
}
