package dev.inkling.nnlib.gpu.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.compute.TrialReport;
import dev.inkling.nnlib.compute.TrialReport.Outcome;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.Product;
import dev.inkling.nnlib.gpu.Recheck;
import dev.inkling.nnlib.gpu.device.DeviceLostException;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A device proves itself once, and what goes wrong meanwhile ends on another way or on the CPU. */
public abstract class ProvingTrial {
    @TempDir
    private Path folder;

    /** A device of a test's own, to be closed. */
    protected abstract Gpu own() throws Exception;

    /** The class with a main method that calls {@link #crash} on such a device, for a process of its own. */
    protected abstract Class<?> crashing();

    private GpuBackend backend(FaultyGpu.Fault fault) throws Exception {
        return new GpuBackend("faulty", new FaultyGpu(own(), fault));
    }

    private static Reports reports(Path folder, GpuBackend backend) {
        return new Reports(folder, "faulty", backend.key());
    }

    private GpuTrial trial(GpuBackend backend) {
        return new GpuTrial(backend, reports(folder, backend));
    }

    private static boolean isOf(Dispatch dispatch, String program) {
        return dispatch.program().source().name().equals(program);
    }

    @Test
    void aDeviceThatIsRightIsRememberedUntilItsDriverChanges() throws Exception {
        try (GpuBackend backend = backend((dispatch, gpu) -> gpu.run(dispatch))) {
            assertThat(trial(backend).report()).isNull();
            int[] most = {0, 0};
            // A convnet takes minutes where a processor plays the device; the trial before a run has both.
            List<NetTrial.Net> nets = List.of(NetTrial.Net.DENSE);
            TrialReport report = new GpuTrial(backend, reports(folder, backend), 60_000, nets).run((done, of) -> {
                most[0] = done + 1;
                most[1] = of;
                return true;
            });
            System.out.println(report.text());
            assertThat(most[0]).as("parts").isEqualTo(most[1]);
            assertThat(report.isUsable()).isTrue();
            assertThat(report.findings()).isEmpty();
            assertThat(report.gain("784-500-10")).isPositive();
            assertThat(report.gain("convnet")).as("not measured").isZero();
            assertThat(report.ways()).isEqualTo(backend.ways().toString());
            assertThat(trial(backend).report()).as("of a later process").isEqualTo(report);
            assertThat(new Reports(folder, "faulty", "another driver").read("it"))
                    .isNull();
            Path file = folder.resolve("faulty.report");
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
            assertThat(trial(backend).report()).as("damaged").isNull();
        }
    }

    @Test
    void aWrongWayToMultiplyIsReplacedByAnother() throws Exception {
        int[] runs = {0};
        try (GpuBackend backend = backend((dispatch, gpu) -> {
            if (!isOf(dispatch, "gemm-slim") || ++runs[0] % 7 != 0) gpu.run(dispatch);
        })) {
            TrialReport report = new GpuTrial(backend, reports(folder, backend), 60_000, List.of(NetTrial.Net.DENSE))
                    .run((done, of) -> true);
            assertThat(report.isUsable()).as(report.text()).isTrue();
            assertThat(report.findings()).isNotEmpty().allMatch(finding -> finding.program()
                    .equals("gemm-slim"));
            assertThat(report.sentence()).contains("wrong and replaced");
            assertThat(backend.ways().all()).doesNotContain(Product.SLIM);
            String recorded = backend.key() + "; slim, tiled";
            assertThat(backend.computeWith(recorded))
                    .as("a run that was begun with it")
                    .isFalse();
            assertThat(backend.ways().all()).doesNotContain(Product.SLIM);
            assertThat(backend.computeWith(backend.key() + "; tiled, direct")).isTrue();
            assertThat(backend.kernels()).isEqualTo(backend.key() + "; tiled, direct");
        }
    }

    @Test
    void aWrongProgramThatHasNoOtherLeavesTheCpu() throws Exception {
        try (GpuBackend backend = backend((dispatch, gpu) -> {
            if (!isOf(dispatch, "log-softmax")) gpu.run(dispatch);
        })) {
            TrialReport report = trial(backend).run((done, of) -> true);
            assertThat(report.outcome()).isEqualTo(Outcome.WRONG);
            assertThat(report.where()).isEqualTo("log-softmax");
            assertThat(report.text()).contains("log-softmax of ");
            assertThat(trial(backend).report()).isEqualTo(report);
        }
    }

    @Test
    @Timeout(120)
    void aDeviceThatHangsIsLeft() throws Exception {
        CountDownLatch goesOn = new CountDownLatch(1);
        try (GpuBackend backend = backend((dispatch, gpu) -> {
            if (isOf(dispatch, "reduce")) await(goesOn);
            gpu.run(dispatch);
        })) {
            TrialReport report =
                    new GpuTrial(backend, reports(folder, backend), 5000, List.of()).run((done, of) -> true);
            assertThat(report.outcome()).isEqualTo(Outcome.SILENT);
            assertThat(report.where()).startsWith("sum");
            assertThat(new Reports(folder, "faulty", backend.key()).read(report.device()))
                    .isEqualTo(report);
            goesOn.countDown();
            // A device is not closed under whoever uses it.
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("device trial")) thread.join();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(100, TimeUnit.SECONDS)) throw new IllegalStateException("nobody ended the test");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the process in the middle of a trial, as a driver does that is not well. */
    protected static void crash(Gpu gpu, Path folder) throws Exception {
        GpuBackend backend = new GpuBackend("faulty", new FaultyGpu(gpu, (dispatch, on) -> {
            if (isOf(dispatch, "gather")) Runtime.getRuntime().halt(139);
            on.run(dispatch);
        }));
        new GpuTrial(backend, reports(folder, backend)).run((done, of) -> true);
    }

    @Test
    void aDriverThatEndsTheProcessIsNotTriedAgainByItself() throws Exception {
        List<String> command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Dinkling.vulkan=" + System.getProperty("inkling.vulkan", ""),
                "-cp",
                Child.classPath(),
                crashing().getName(),
                folder.toString());
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isEqualTo(139);
        try (GpuBackend backend = backend((dispatch, gpu) -> gpu.run(dispatch))) {
            TrialReport report = trial(backend).report();
            assertThat(report.outcome()).isEqualTo(Outcome.CRASHED);
            assertThat(report.where()).startsWith("gather");
            assertThat(report.sentence()).contains("the process ended while").contains("tried again when its driver");
        }
    }

    @Test
    void aDeviceThatIsLostSaysWhere() throws Exception {
        try (GpuBackend backend = backend((dispatch, gpu) -> {
            if (isOf(dispatch, "scatter")) throw new DeviceLostException("the device is gone");
            gpu.run(dispatch);
        })) {
            TrialReport report = trial(backend).run((done, of) -> true);
            assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(report.where()).startsWith("scatter").endsWith("the device is gone");
        }
    }

    @Test
    void whatIsEndedLeavesNothing() throws Exception {
        try (GpuBackend backend = backend((dispatch, gpu) -> gpu.run(dispatch))) {
            assertThat(trial(backend).run((done, of) -> done < 50)).isNull();
            assertThat(trial(backend).report()).isNull();
            try (var files = Files.list(folder)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void aProductThatChangesWhileANetIsTrainedEndsTheRunAndIsNotTakenAgain() throws Exception {
        boolean[] hot = {false};
        int[] runs = {0};
        try (GpuBackend backend = backend((dispatch, gpu) -> {
            boolean wrong = hot[0] && dispatch.program().source().name().startsWith("gemm-") && ++runs[0] % 2 == 0;
            if (!wrong) gpu.run(dispatch);
        })) {
            GpuTrial trial = trial(backend);
            List<TrialReport.Finding> none = List.of();
            reports(folder, backend).write(new TrialReport("it", Outcome.RIGHT, "", 1, none, "slim, slim", List.of()));
            assertThat(trial.report().isUsable()).isTrue();
            Module net = new Linear(3, 4, new Generator(1)).to(backend);
            Traced step = TrainingStep.of(net, new SGD(net.parameters(), 0.1));
            Tensor x = Tensor.wrap(backend, new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
            Tensor y = Tensor.wrap(backend, new float[] {1, 2}, 2);
            for (int i = 0; i < 2 * Recheck.EVERY; i++) step.call(x, y);
            hot[0] = true;
            assertThatThrownBy(() -> {
                        for (int i = 0; i < Recheck.EVERY; i++) step.call(x, y);
                    })
                    .isInstanceOf(GpuException.class)
                    .hasMessageContaining("gemm-slim")
                    .hasMessageContaining("two results");
            assertThat(backend.ways().all()).doesNotContain(Product.SLIM);
            assertThat(trial(backend).report().findings().get(0).program()).startsWith("gemm-slim");
        }
    }
}
