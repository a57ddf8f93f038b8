package dev.inkling.nnlib.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.io.CrashingStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.train.Saving;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.train.TrainerTest;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.RunResult;
import dev.inkling.nnlib.watch.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A rate that a hand sets while a run goes on belongs to the run: made again, or gone on with, it has the same bits.
 */
@Timeout(180)
class RateChangesTest {
    private static final RunSpec MOONS = Presets.of("moons-solve").apply("epochs=6 samples=200 batch=20 lr=0.02");

    /** Steps of an epoch of these: 160 samples, or 200 where none is kept. */
    private static final int EPOCH = MOONS.number("validation") > 0 ? 8 : 10;

    /** At a step within an epoch, at an epoch's last, and twice. */
    private static final Map<Long, Double> BY_HAND =
            new TreeMap<>(Map.of(7L, 0.05, 2L * EPOCH, 0.004, 2L * EPOCH + 1, 0.3, 4L * EPOCH - 1, 0.001));

    private static List<RunSpec> schedules() {
        List<RunSpec> runs = new ArrayList<>();
        for (String schedule : Settings.SCHEDULE_NAME.words()) {
            runs.add(MOONS.apply("every=2 plateau-patience=0 schedule=" + schedule));
        }
        return runs;
    }

    private static Trainer withHand(Trainer trainer, Map<Long, Double> rates) {
        return trainer.listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                if (rates.containsKey(step)) {
                    trainer.learningRate(rates.get(step));
                }
            }
        });
    }

    @Test
    void aRunMadeAgainWithWhatAHandDidHasTheSameBits() throws IOException {
        for (RunSpec spec : schedules()) {
            Trainer first = withHand(TrainerTest.trainer(spec), BY_HAND);
            first.run();
            RunSpec kept = RunSpec.parse(first.spec().toString());
            assertThat(RateChanges.of(kept).rates()).as("%s", spec).isEqualTo(BY_HAND);
            assertThat(spec.differences(kept)).containsExactly("rate-changes");
            Trainer again = TrainerTest.trainer(kept);
            again.run();
            assertThat(TrainerTest.weights(again.model()))
                    .as("%s", spec)
                    .containsExactly(TrainerTest.weights(first.model()));
            Trainer untouched = TrainerTest.trainer(spec);
            untouched.run();
            assertThat(TrainerTest.weights(untouched.model()))
                    .as("without it %s is another run", spec)
                    .isNotEqualTo(TrainerTest.weights(first.model()));
        }
    }

    @Test
    void stoppedAgainAndAgainItHasTheSameBits() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (RunSpec spec : schedules()) {
            Trainer whole = withHand(TrainerTest.trainer(spec), BY_HAND);
            whole.run();
            Store store = new CrashingStore(seed);
            RunSpec asked = spec;
            RunResult result;
            Trainer trainer;
            do {
                Checkpoints kept = new Checkpoints(store);
                Checkpoint latest = kept.latest();
                trainer = TrainerTest.trainer(asked).checkpoint(kept, Saving.everySteps(1 + random.nextInt(5)));
                if (latest != null) {
                    trainer.goOnFrom(latest);
                }
                long until = 1 + random.nextInt(15);
                long[] taken = new long[1];
                Trainer running = withHand(trainer, BY_HAND);
                trainer.listen(new Listener() {
                    @Override
                    public void onStep(long step, double loss) {
                        // What a hand does in the moment in which the run is stopped is neither done nor written down.
                        if (++taken[0] >= until && !BY_HAND.containsKey(step)) {
                            running.cancel();
                        }
                    }
                });
                result = trainer.run();
                // Now and then what the hand did was not written down before the process died: the checkpoint knows it.
                asked = random.nextInt(3) == 0 ? asked : trainer.spec();
            } while (result.state() == Progress.State.CANCELLED);
            assertThat(TrainerTest.weights(trainer.model()))
                    .as("%s seed %d", spec, seed)
                    .containsExactly(TrainerTest.weights(whole.model()));
            assertThat(RateChanges.of(trainer.spec()).rates())
                    .as("%s seed %d", spec, seed)
                    .isEqualTo(BY_HAND);
        }
    }

    /**
     * Whether that rate is still heard or not, what ran, what the settings say and what goes on are one and the same
     * run.
     */
    @Test
    void setInTheMomentOfTheStopItIsDoneAndWrittenDownOrNeither() throws IOException {
        for (RunSpec spec : schedules()) {
            Checkpoints kept = new Checkpoints(new CrashingStore(1));
            Trainer stopped = TrainerTest.trainer(spec).checkpoint(kept, Saving.everySteps(1000));
            stopped.listen(new Listener() {
                        @Override
                        public void onStep(long step, double loss) {
                            if (step == 7) {
                                stopped.learningRate(0.05);
                                stopped.cancel();
                            }
                        }
                    })
                    .run();
            assertThat(kept.latest().step()).isEqualTo(7);
            assertThat(kept.latest().spec()).isEqualTo(stopped.spec());
            Trainer resumed = TrainerTest.trainer(stopped.spec()).goOnFrom(kept.latest());
            resumed.run();
            Trainer again = TrainerTest.trainer(stopped.spec());
            again.run();
            assertThat(TrainerTest.weights(resumed.model()))
                    .as("%s", spec)
                    .containsExactly(TrainerTest.weights(again.model()));
        }
    }

    /** The checkpoint of the pause knows nothing of the rate that was set while it lasted; the settings do. */
    @Test
    void setRightAfterTheStepOfTheCheckpointItHoldsFromThere() throws IOException {
        for (RunSpec spec : schedules()) {
            for (long step : new long[] {13, 2L * EPOCH}) {
                Trainer whole = withHand(TrainerTest.trainer(spec), Map.of(step, 0.05));
                whole.run();
                Store store = new CrashingStore(1);
                Trainer first = TrainerTest.trainer(spec).checkpoint(new Checkpoints(store), Saving.everySteps(1000));
                first.listen(new Listener() {
                    @Override
                    public void onStep(long at, double loss) {
                        if (at == step) {
                            first.cancel();
                        }
                    }
                });
                first.run();
                Trainer second = TrainerTest.trainer(spec.with("rate-changes", step + ":0.05"))
                        .goOnFrom(new Checkpoints(store).latest());
                second.run();
                assertThat(TrainerTest.weights(second.model()))
                        .as("%s after step %d", spec, step)
                        .containsExactly(TrainerTest.weights(whole.model()));
            }
        }
    }

    @Test
    void eachScheduleGoesOnInProportion() throws IOException {
        for (RunSpec spec : schedules()) {
            long step = 2L * EPOCH + 3;
            Series plain = TrainerTest.trainer(spec).run().metrics().rate();
            Trainer trainer = TrainerTest.trainer(spec.with("rate-changes", step + ":0.5"));
            double[] set = new double[1];
            trainer.listen(new Listener() {
                @Override
                public void onStep(long at, double loss) {
                    if (at == step + 1) {
                        set[0] = trainer.progress().rate();
                    }
                }
            });
            Series changed = trainer.run().metrics().rate();
            assertThat(changed.mean(1)).as("%s before", spec).isEqualTo(plain.mean(1));
            assertThat(changed.mean(2)).as("%s after", spec).isGreaterThan(plain.mean(2));
            boolean fixed = spec.text("schedule").equals("constant");
            if (fixed) {
                assertThat(changed.last()).isEqualTo(0.5);
            } else if (!spec.text("schedule").equals("plateau") && plain.last() > 0) {
                assertThat(changed.mean(3) / changed.mean(2))
                        .as("%s", spec)
                        .isCloseTo(plain.mean(3) / plain.mean(2), org.assertj.core.data.Offset.offset(1e-5));
            }
        }
    }

    @Test
    void ofARateOfNothingThereIsNoProportion() throws IOException {
        RunSpec falls = MOONS.apply("schedule=exponential gamma=0.01 epochs=300 samples=40 validation=0 batch=40");
        Trainer trainer = TrainerTest.trainer(falls.with("rate-changes", "250:0.01"));
        RunResult result = trainer.run();
        assertThat(result.state()).isEqualTo(Progress.State.FINISHED);
        for (float weight : TrainerTest.weights(trainer.model())) {
            assertThat(weight).isFinite();
        }
    }

    @Test
    void anotherPastIsRefusedAndAnotherFutureIsNot() throws IOException {
        RunSpec spec = MOONS.with("rate-changes", "5:0.01 30:0.002");
        Store store = new CrashingStore(1);
        Trainer first = TrainerTest.trainer(spec).checkpoint(new Checkpoints(store), Saving.everySteps(1000));
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
        for (String past : new String[] {"5:0.02", "4:0.01", "5:0.01 9:0.01"}) {
            assertThatThrownBy(() ->
                            TrainerTest.trainer(spec.with("rate-changes", past)).goOnFrom(checkpoint))
                    .as(past)
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageContaining("after step 20")
                    .hasMessageContaining("5:0.01");
        }
        Trainer other =
                TrainerTest.trainer(spec.with("rate-changes", "5:0.01 40:0.1")).goOnFrom(checkpoint);
        assertThat(other.spec().text("rate-changes")).isEqualTo("5:0.01 30:0.002 40:0.1");
    }

    @Test
    void aRunThatIsOverStaysAsItIs() throws IOException {
        Trainer trainer = TrainerTest.trainer(MOONS);
        trainer.run();
        trainer.learningRate(0.5);
        assertThat(trainer.spec()).isEqualTo(MOONS);
    }

    @Test
    void theTextHasOneFormAndAWrongOneASentence() {
        assertThat(MOONS.with("rate-changes", " 30:1e-3  7:0.050 ").text("rate-changes"))
                .isEqualTo("7:0.05 30:0.001");
        RunSpec spec = MOONS.with("rate-changes", "7:0.05 30:0.001");
        assertThat(spec.toString()).contains("rate-changes=\"7:0.05 30:0.001\"");
        assertThat(RunSpec.fromJson(Json.parse(spec.toJson().toString()))).isEqualTo(spec);
        assertThat(spec.with("rate-changes", "")).isEqualTo(MOONS);
        Map<String, String> wrong = Map.of(
                "fast", "is no change of the rate",
                "0:0.1", "names no step from 1 on",
                "x:0.1", "names no step from 1 on",
                "7:0.1 7:0.2", "named twice",
                "7:0", "write a number from",
                "7:fast", "not a number");
        wrong.forEach((text, words) -> assertThatThrownBy(() -> MOONS.with("rate-changes", text))
                .as(text)
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(words));
    }

    /** What was written before there were such changes. */
    @Test
    void settingsThatDoNotKnowOfThemStillOpen() {
        String json = MOONS.toJson().toString();
        assertThat(json).contains("\"rate-changes\":\"\"");
        assertThat(RunSpec.fromJson(Json.parse(json.replace("\"rate-changes\":\"\",", ""))))
                .isEqualTo(MOONS);
    }
}
