package dev.inkling.nnlib.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.data.Toys;
import dev.inkling.nnlib.loss.BCE;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.loss.MSE;
import dev.inkling.nnlib.nn.Init;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.nn.Sigmoid;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.CosineAnnealingLR;
import dev.inkling.nnlib.optim.FixedLR;
import dev.inkling.nnlib.optim.OneCycleLR;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.optim.Schedule;
import dev.inkling.nnlib.optim.StepLR;
import dev.inkling.nnlib.run.InvalidSetting;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.run.Targets;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.tensor.TorchGenerator;
import dev.inkling.nnlib.watch.Boundary;
import dev.inkling.nnlib.watch.Epoch;
import dev.inkling.nnlib.watch.Evaluation;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
public class TrainerTest {
    public static Trainer trainer(RunSpec spec) throws IOException {
        return Trainer.of(spec, Tasks.data(spec, null));
    }

    public static float[] weights(Module model) {
        List<float[]> parts = new ArrayList<>();
        int count = 0;
        for (Tensor tensor : model.state().values()) {
            parts.add(tensor.toArray());
            count += tensor.numel();
        }
        float[] all = new float[count];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    @Test
    void thePresetThatSolvesXorSolvesIt() throws IOException {
        for (int seed = 1; seed <= 5; seed++) {
            RunResult result =
                    trainer(Presets.of("xor-solve").with("seed", seed)).run();
            assertThat(result.state()).isEqualTo(Progress.State.FINISHED);
            assertThat(result.accuracy()).as("seed %d", seed).isEqualTo(100);
            assertThat(result.loss()).isLessThan(0.01);
            assertThat(result.steps()).isEqualTo(3000);
            assertThat(result.diagnoses()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theSameSeedGivesTheSameBitsAndAnotherDoesNot(int threads) throws IOException {
        // So wide that the work is divided, and pictures that a worker changes.
        RunSpec wide = Presets.of("moons-solve").apply("epochs=5 dropout=0.2 samples=400 model=2-256-256-1 batch=200");
        RunSpec pictures = Presets.of("digits-solve").apply("epochs=1 samples=300 augment=full");
        for (RunSpec spec : new RunSpec[] {wide, pictures}) {
            assertSameBits(spec.with("threads", threads));
        }
    }

    private static void assertSameBits(RunSpec spec) throws IOException {
        Trainer one = trainer(spec);
        Trainer two = trainer(spec);
        Trainer other = trainer(spec.with("seed", 2));
        one.run();
        two.run();
        other.run();
        assertThat(weights(two.model())).containsExactly(weights(one.model()));
        assertThat(weights(other.model())).isNotEqualTo(weights(one.model()));
    }

    @Test
    void aRunWithPyTorchsNumbersIsTheOneWrittenByHand() throws IOException {
        RunSpec spec =
                RunSpec.parse("task=moons model=2-8-1 lr=0.01 batch=30 samples=200 epochs=3 seed=7 random=pytorch");
        Trainer run = trainer(spec);
        run.run();
        Module model = Nets.of(spec).build(new Generator(1));
        TorchGenerator random = new TorchGenerator(7);
        Init.torch(model, random);
        Trainer.of(
                        model,
                        new BCE(),
                        new Adam(model.parameters(), 0.01),
                        Targets.of(Tasks.points(spec), Targets.Form.YES_OR_NO))
                .batch(30)
                .epochs(3)
                .shuffledBy(random)
                .run();
        assertThat(weights(model)).containsExactly(weights(run.model()));
        Trainer own = trainer(spec.with("random", "inkling"));
        own.run();
        assertThat(weights(own.model())).isNotEqualTo(weights(model));
    }

    @Test
    void otherStartValuesAreNotPyTorchs() throws IOException {
        RunSpec spec = RunSpec.parse("task=moons model=2-8-1 batch=30 epochs=2 init=kaiming-normal");
        Trainer own = trainer(spec);
        Trainer asked = trainer(spec.with("random", "pytorch"));
        own.run();
        asked.run();
        assertThat(weights(asked.model())).containsExactly(weights(own.model()));
        String net = "{\"input\":[1],\"layers\":[{\"type\":\"embedding\",\"rows\":4,\"width\":2}]}";
        assertThatThrownBy(() -> trainer(RunSpec.parse("task=xor random=pytorch model=" + net)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("an Embedding");
    }

    @Test
    void ownModuleLossAndOptimizer() {
        Generator generator = new Generator(3);
        Module model = new Sequential(new Linear(2, 16, generator), new ReLU(), new Linear(16, 3, generator));
        RunResult result = Trainer.of(
                        model, new CrossEntropy(), new Adam(model.parameters(), 0.02), Toys.clusters(300, 3, 0.1f, 1))
                .test(Toys.clusters(300, 3, 0.1f, 2))
                .batch(30)
                .epochs(20)
                .run();
        assertThat(result.testAccuracy()).isGreaterThan(97);
        assertThat(result.test().confusion().total()).isEqualTo(300);
        assertThat(result.steps()).isEqualTo(200);
        assertThat(result.metrics().layers()).hasSize(2);
    }

    @Test
    void gatheringGradientsIsAsGoodAsALargerBatch() {
        Module small = plain(5);
        Module large = plain(5);
        Trainer.of(small, new BCE(), new SGD(small.parameters(), 0.5), yesOrNo())
                .batch(10)
                .accumulate(4)
                .epochs(3)
                .run();
        Trainer.of(large, new BCE(), new SGD(large.parameters(), 0.5), yesOrNo())
                .batch(40)
                .epochs(3)
                .run();
        float[] a = weights(small);
        float[] b = weights(large);
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).isCloseTo(b[i], within(1e-5f));
        }
    }

    private static dev.inkling.nnlib.data.Dataset yesOrNo() {
        return Targets.of(Toys.circles(200, 0.05f, 1), Targets.Form.YES_OR_NO);
    }

    private static Module plain(long seed) {
        Generator generator = new Generator(seed);
        return new Sequential(new Linear(2, 8, generator), new ReLU(), new Linear(8, 1, generator), new Sigmoid());
    }

    @Test
    void listenersHearEveryStepAndEpoch() throws IOException {
        RunSpec spec = Presets.of("moons-solve").with("epochs", 4);
        AtomicLong steps = new AtomicLong();
        List<Epoch> epochs = new ArrayList<>();
        Trainer trainer = trainer(spec).listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                assertThat(step).isEqualTo(steps.incrementAndGet());
                assertThat(loss).isPositive();
            }

            @Override
            public void onEpoch(Epoch epoch) {
                epochs.add(epoch);
            }
        });
        RunResult result = trainer.run();
        assertThat(steps.get()).isEqualTo(result.steps()).isEqualTo(4 * 13);
        assertThat(epochs).hasSize(4);
        assertThat(epochs.get(3).validationAccuracy()).isEqualTo(result.validationAccuracy());
        assertThat(epochs.get(3).accuracy()).isBetween(50.0, 100.0);
        assertThat(result.metrics().loss().count()).isEqualTo(52);
        assertThat(result.metrics().validationLoss().count()).isEqualTo(4);
        Progress last = trainer.progress();
        assertThat(last.state()).isEqualTo(Progress.State.FINISHED);
        assertThat(last.share()).isEqualTo(1);
        assertThat(last.secondsLeft()).isZero();
    }

    @Test
    void pauseRateAndLooksFromAnotherThreadChangeNoBit() throws Exception {
        RunSpec spec = Presets.of("moons-solve").with("epochs", 60);
        Trainer quiet = trainer(spec);
        quiet.run();

        Trainer watched = trainer(spec);
        CountDownLatch begun = new CountDownLatch(1);
        watched.listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                begun.countDown();
            }
        });
        Thread thread = new Thread(watched::run);
        thread.start();
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 20; i++) {
            watched.pause();
            long step = watched.metrics().get(60, TimeUnit.SECONDS).loss().lastStep();
            assertThat(watched.isPaused()).isTrue();
            Boundary boundary = watched.between(net -> Boundary.of((Sequential) net, watched.scoring(), -1, 1, 20))
                    .get(60, TimeUnit.SECONDS);
            assertThat(boundary.cuts()).hasSize(16);
            assertThat(watched.metrics().get(60, TimeUnit.SECONDS).loss().lastStep())
                    .isEqualTo(step);
            watched.resume();
        }
        thread.join(60_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(weights(watched.model())).containsExactly(weights(quiet.model()));
    }

    @Test
    void cancelEndsTheRunAndIsSaid() throws IOException {
        Trainer[] made = new Trainer[1];
        made[0] = trainer(Presets.of("xor-notes")).listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                if (step == 100) {
                    made[0].cancel();
                }
            }
        });
        RunResult result = made[0].run();
        assertThat(result.state()).isEqualTo(Progress.State.CANCELLED);
        assertThat(result.steps()).isEqualTo(100);
    }

    @Test
    void theRateChangesWhileItRunsAlsoUnderASchedule() {
        for (String schedule : new String[] {"constant", "cosine", "one-cycle", "step"}) {
            double[] plain = rates(schedule, Integer.MAX_VALUE);
            double[] changed = rates(schedule, 65);
            for (int step = 1; step < plain.length; step++) {
                assertThat(changed[step] / plain[step])
                        .as("%s at step %d", schedule, step)
                        .isCloseTo(step <= 65 ? 1 : 0.1, within(1e-9));
            }
        }
    }

    /** The rates of 100 steps in 10 epochs; after the given step a hand divides the rate by ten. */
    private static double[] rates(String schedule, int changeAfter) {
        Module model = plain(1);
        Adam optimizer = new Adam(model.parameters(), 0.01);
        Schedule rates =
                switch (schedule) {
                    case "constant" -> new FixedLR(optimizer);
                    case "cosine" -> new CosineAnnealingLR(optimizer, 10, 0);
                    case "one-cycle" -> new OneCycleLR(optimizer, 0.01, 100);
                    default -> new StepLR(optimizer, 2, 0.5);
                };
        double[] seen = new double[100 + 1];
        Trainer trainer = Trainer.of(model, new BCE(), optimizer, yesOrNo())
                .batch(20)
                .epochs(10)
                .schedule(rates, schedule.equals("one-cycle"));
        trainer.listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                seen[(int) step] = optimizer.lr();
                if (step == changeAfter) {
                    trainer.learningRate(optimizer.lr() / 10);
                }
            }
        });
        assertThat(trainer.run().steps()).isEqualTo(100);
        return seen;
    }

    @Test
    void earlyStoppingGoesBackToTheBest() throws IOException {
        RunSpec spec = Presets.of("moons-solve")
                .apply(
                        "samples=60 noise=0.35 model=2-64-64-1 batch=10 activation=relu lr=0.02 validation=0.5 epochs=300 patience=10");
        Trainer trainer = trainer(spec);
        RunResult result = trainer.run();
        assertThat(result.state()).isEqualTo(Progress.State.STOPPED_EARLY);
        assertThat(result.epochs()).isEqualTo(result.bestEpoch() + 10);
        double best = result.metrics().validationLoss().lowest();
        Evaluation now = trainer.between(net -> {
                    TaskData data = TaskData.of(Tasks.points(spec));
                    return Evaluation.of(
                            net, new BCE(), Scoring.PROBABILITY, Assembly.of(spec, data, net.device()).validation, 0);
                })
                .join();
        assertThat(now.loss()).isCloseTo(best, within(1e-6));
    }

    @Test
    void aRunThatDivergesEndsAndSaysSo() {
        Module model = new Sequential(new Linear(2, 8, new Generator(1)), new Linear(8, 1, new Generator(2)));
        RunResult result = Trainer.of(model, new MSE(), new SGD(model.parameters(), 1e10), yesOrNo())
                .batch(20)
                .epochs(50)
                .run();
        assertThat(result.state()).isEqualTo(Progress.State.DIVERGED);
        assertThat(result.diagnoses()).isNotEmpty();
    }

    @Test
    void impossibleSettingsDoNotStart() {
        RunSpec spec = RunSpec.parse("task=xor model=3-1");
        assertThatThrownBy(() -> trainer(spec))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("begin the net with 2");
    }

    @Test
    void aLargeRunEndsWithTheLossOfItsLastEpoch() {
        Module model = new Sequential(new Linear(2, 1, new Generator(1)), new Sigmoid());
        List<Double> epochs = new ArrayList<>();
        RunResult result = Trainer.of(
                        model,
                        new BCE(),
                        new SGD(model.parameters(), 0.1),
                        Targets.of(Toys.moons(10_001, 0.2f, 2), Targets.Form.YES_OR_NO))
                .batch(500)
                .epochs(2)
                .listen(new Listener() {
                    @Override
                    public void onEpoch(Epoch epoch) {
                        epochs.add(epoch.loss());
                    }
                })
                .run();
        assertThat(epochs).hasSize(2);
        assertThat(result.loss()).isEqualTo(epochs.get(1));
    }

    @Test
    void oncePlansAreRecordedAStepAllocatesNothing() throws IOException {
        com.sun.management.ThreadMXBean bean =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long[] at = new long[2];
        Trainer trainer = trainer(Presets.of("xor-solve").with("epochs", 2000)).listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                if (step == 1001 || step == 1019) {
                    at[step == 1001 ? 0 : 1] = bean.getThreadAllocatedBytes(thread);
                }
            }
        });
        trainer.run();
        // Eighteen steps between two probes; a watch or a boxed number in the test itself may cost a little.
        assertThat(at[1] - at[0]).isLessThan(18 * 150);
    }
}
