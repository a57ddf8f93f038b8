package dev.inkling.nnlib.vulkan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.compute.TrialReport;
import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.Product;
import dev.inkling.nnlib.gpu.Ways;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.loss.MSE;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.run.Compute;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.train.Saving;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Progress.State;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose figures wait on the device tells what a run on the processor tells. */
class TrainingTest {
    private final List<Long> steps = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    /** How often the host had written when a step was told. */
    private final List<Long> writes = new ArrayList<>();

    private RunResult run(RunSpec spec) {
        return run(Trainer.of(spec, TaskData.of(Tasks.points(spec))));
    }

    private RunResult run(Trainer trainer) {
        steps.clear();
        losses.clear();
        writes.clear();
        trainer.listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                steps.add(step);
                losses.add(loss);
                writes.add(VulkanHere.gpu().writes());
            }
        });
        return trainer.run();
    }

    private static RunSpec moons(String backend) {
        return Presets.of("moons-solve").apply("samples=1000 batch=8 validation=0.2 epochs=2 backend=" + backend);
    }

    @Test
    void theDeviceProvesItselfBeforeItsFirstRun() {
        run(moons("vulkan"));
        TrialReport report = new Compute("vulkan", 1).trial().report();
        assertThat(report.isUsable()).as(report.text()).isTrue();
        assertThat(report.findings()).isEmpty();
        assertThat(report.speeds()).extracting(TrialReport.Speed::net).containsExactly(Compute.DENSE, Compute.CONVNET);
    }

    @Test
    void everyStepIsToldInItsOrderWithItsLoss() {
        RunResult there = run(moons("vulkan"));
        List<Double> onDevice = List.copyOf(losses);
        // 800 to learn from, in batches of 8.
        assertThat(steps)
                .hasSize(200)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1L)
                .endsWith(200L);
        run(moons("vulkan"));
        assertThat(losses).as("the same bits again").isEqualTo(onDevice);
        RunResult here = run(moons("cpu"));
        assertThat(steps).hasSize(200);
        for (int i = 0; i < 200; i++) {
            assertThat(onDevice.get(i)).as("step %d", i + 1).isCloseTo(losses.get(i), within(1e-3 * losses.get(i)));
        }
        assertThat(there.metrics().accuracy().last())
                .isEqualTo(here.metrics().accuracy().last());
    }

    @Test
    void aRunThatWasStoppedGoesOnToTheSameBitsAndMultipliesAsBefore(@TempDir Path folder) throws IOException {
        RunSpec spec = moons("vulkan");
        TaskData data = TaskData.of(Tasks.points(spec));
        Trainer whole = Trainer.of(spec, data);
        run(whole);
        GpuBackend backend = (GpuBackend) VulkanHere.backend();
        Ways ways = backend.ways();
        Checkpoints kept = new Checkpoints(new FileStore(folder));
        Trainer stopped = Trainer.of(spec, data).checkpoint(kept, Saving.usual());
        stopped.listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                if (step == 70) stopped.cancel();
            }
        });
        stopped.run();
        assertThat(kept.latest().kernels()).isEqualTo(backend.kernels()).endsWith(ways.toString());
        backend.multiplyBy(Ways.only(ways.many() == Product.DIRECT ? Product.TILED : Product.DIRECT));
        Trainer resumed = Trainer.resume(kept.latest(), data);
        assertThat(resumed.run().exact()).isTrue();
        assertThat(backend.ways()).isEqualTo(ways);
        assertThat(weights(resumed)).containsExactly(weights(whole));
    }

    private static float[] weights(Trainer trainer) {
        return trainer.model().parameters().stream().map(Tensor::toArray).reduce(new float[0], (a, b) -> {
            float[] both = Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, both, a.length, b.length);
            return both;
        });
    }

    @Test
    void aRunEndsAtTheStepThatDiverged() {
        float[] numbers = new float[2000];
        for (int i = 0; i < numbers.length; i++) numbers[i] = i % 7;
        ArrayDataset data = ArrayDataset.vectors(numbers, new int[] {2}, new float[1000], 1);
        Module model = new Sequential(new Linear(2, 8, new Generator(1)), new Linear(8, 1, new Generator(2)));
        assertThat(model.device()).isSameAs(VulkanHere.backend());
        Trainer trainer = Trainer.of(model, new MSE(), new SGD(model.parameters(), 0.5), data);
        RunResult result = run(trainer.batch(2).epochs(2));
        assertThat(result.state()).isEqualTo(State.DIVERGED);
        assertThat(result.steps()).isEqualTo(steps.get(steps.size() - 1)).isBetween(4L, 60L);
        assertThat(losses.get(losses.size() - 1)).isIn(Double.NaN, Double.POSITIVE_INFINITY);
        assertThat(losses.subList(0, losses.size() - 1)).allMatch(loss -> loss < Double.POSITIVE_INFINITY);
    }

    @Test
    void theHostHardlyWritesBetweenTheStepsOfAnEpoch() {
        float[] labels = new float[4000];
        for (int i = 0; i < labels.length; i++) labels[i] = i % 2;
        ArrayDataset data = ArrayDataset.classes(new float[2 * labels.length], new int[] {2}, labels, 2);
        Module model = new Sequential(new Linear(2, 8, new Generator(1)), new Linear(8, 2, new Generator(2)));
        Trainer trainer = Trainer.of(model, new CrossEntropy(), new SGD(model.parameters(), 0.1), data);
        run(trainer.batch(20).epochs(1));
        assertThat(steps).hasSize(200);
        // Batches are gathered on the device, and what an optimizer counts is written for many steps at once.
        assertThat(writes.get(199) - writes.get(2)).isLessThan(10);
    }
}
