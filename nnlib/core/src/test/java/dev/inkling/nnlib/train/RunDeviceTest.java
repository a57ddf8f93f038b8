package dev.inkling.nnlib.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.DeviceException;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.NoArrayBackend;
import dev.inkling.nnlib.io.CrashingStore;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run owns the device that computes it: neither another run nor a look at one moves it. */
@Timeout(120)
class RunDeviceTest {
    private static final RunSpec PICTURES = Presets.of("autoencoder-solve")
            .apply("samples=200 batch=50 model=784-40-784 epochs=3 dropout=0.1 clip=1 backend=cpu");

    /** Holds a run in its third step until all runs may go on. */
    private static final class Meeting implements Listener {
        private final CountDownLatch here;
        private final CountDownLatch go;

        Meeting(CountDownLatch here, CountDownLatch go) {
            this.here = here;
            this.go = go;
        }

        @Override
        public void onStep(long step, double loss) {
            if (step == 3) {
                here.countDown();
                try {
                    go.await();
                } catch (InterruptedException stop) {
                    throw new IllegalStateException(stop);
                }
            }
        }
    }

    @Test
    void runsSideBySideGiveTheBitsThatEachGivesAlone() throws IOException {
        RunSpec[] specs = {
            PICTURES.with("threads", 1), PICTURES.with("threads", 2), PICTURES.apply("backend=no-arrays threads=1")
        };
        List<float[]> alone = new ArrayList<>();
        for (RunSpec spec : specs) {
            Trainer trainer = TrainerTest.trainer(spec);
            trainer.run();
            alone.add(TrainerTest.weights(trainer.model()));
        }
        CountDownLatch here = new CountDownLatch(specs.length);
        CountDownLatch go = new CountDownLatch(1);
        List<Trainer> trainers = new ArrayList<>();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (RunSpec spec : specs) {
            Trainer trainer = TrainerTest.trainer(spec).listen(new Meeting(here, go));
            trainers.add(trainer);
            ends.add(CompletableFuture.runAsync(trainer::run, task -> new Thread(task).start()));
        }
        await(here);
        // All stand at their third step: a session opened now, and another one's user who chooses a device.
        Backend before = Devices.current();
        TrainerTest.trainer(specs[2].with("seed", 7)).model();
        assertThat(Devices.current()).isSameAs(before);
        try {
            Devices.use(Devices.open(NoArrayBackend.NAME, 2));
            go.countDown();
            ends.forEach(CompletableFuture::join);
        } finally {
            Devices.use(before);
        }
        for (int i = 0; i < specs.length; i++) {
            assertThat(TrainerTest.weights(trainers.get(i).model()))
                    .as("%s", specs[i])
                    .containsExactly(alone.get(i));
            assertThat(trainers.get(i).model().device().name()).isEqualTo(specs[i].text("backend"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void everyKindOfRunHasTheSameBitsWhereMemoryIsNoArray() throws IOException {
        for (RunSpec run : ResumeTest.RUNS) {
            RunSpec spec = run.with("threads", 1);
            Trainer here = TrainerTest.trainer(spec.with("backend", "cpu"));
            RunResult expected = here.run();
            Trainer there = TrainerTest.trainer(spec.with("backend", NoArrayBackend.NAME));
            RunResult result = there.run();
            for (Tensor tensor : there.model().state().values()) {
                assertThat(tensor.device().name()).isEqualTo(NoArrayBackend.NAME);
            }
            assertThat(TrainerTest.weights(there.model()))
                    .as("%s", spec)
                    .containsExactly(TrainerTest.weights(here.model()));
            assertThat(result.loss()).as("%s", spec).isEqualTo(expected.loss());
            if (expected.test() != null) {
                assertThat(result.test().figures()).isEqualTo(expected.test().figures());
            }
        }
    }

    @Test
    void aRunGoesOnFromItsCheckpointWhereMemoryIsNoArray() throws IOException {
        RunSpec spec = ResumeTest.RUNS[0].apply("backend=no-arrays threads=1");
        Trainer whole = TrainerTest.trainer(spec);
        whole.run();
        CrashingStore store = new CrashingStore(1);
        Trainer stopped = TrainerTest.trainer(spec).checkpoint(store);
        stopped.listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                if (step == 20) {
                    stopped.cancel();
                }
            }
        });
        stopped.run();
        Trainer resumed = Trainer.resume(new Checkpoints(store).latest(), Tasks.data(spec, null));
        assertThat(resumed.run().exact()).isTrue();
        assertThat(TrainerTest.weights(resumed.model())).containsExactly(TrainerTest.weights(whole.model()));
    }

    @Test
    void aRunWhoseDeviceFailsGoesOnOnTheProcessorFromItsCheckpoint() throws IOException {
        RunSpec spec = ResumeTest.RUNS[0].apply("backend=no-arrays threads=1");
        CrashingStore store = new CrashingStore(1);
        Trainer failing = TrainerTest.trainer(spec).checkpoint(new Checkpoints(store), Saving.everySteps(7));
        failing.listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                if (step == 20) {
                    NoArrayBackend.before = () -> {
                        throw new DeviceException("the device is gone");
                    };
                }
            }
        });
        try {
            assertThatThrownBy(failing::run).isInstanceOf(DeviceException.class).hasMessage("the device is gone");
        } finally {
            NoArrayBackend.before = () -> {};
        }
        Checkpoint kept = new Checkpoints(store).latest();
        assertThat(kept.step()).isEqualTo(14);
        Trainer resumed = Trainer.resume(kept, Tasks.data(spec, null), "cpu");
        RunResult result = resumed.run();
        assertThat(result.state()).isEqualTo(Progress.State.FINISHED);
        assertThat(result.backend()).isEqualTo("cpu");
        assertThat(result.exact()).as("the same bits cannot be promised").isFalse();
        Trainer whole = TrainerTest.trainer(spec);
        assertThat(result.steps()).isEqualTo(whole.run().steps());
    }
}
