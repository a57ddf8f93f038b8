package dev.inkling.nnlib.vulkan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.trial.TrainingStep;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled programs outlive the process, and a file that is not whole or not this driver's is left alone. */
class PipelineCacheTest {
    @TempDir
    private Path folder;

    private Path before;

    @BeforeEach
    void keepThere() {
        before = Devices.reports();
        Devices.keepReports(folder);
    }

    @AfterEach
    void putBack() {
        Devices.keepReports(before);
    }

    /** Trains two steps on a device of its own; returns how many bytes of pipelines it had from the file. */
    private int train() throws Exception {
        VulkanGpu gpu = VulkanDevices.open(VulkanHere.NAME);
        try (GpuBackend backend = new GpuBackend("own", gpu)) {
            int known = gpu.pipelines().known().length;
            Linear net = new Linear(3, 2, new Generator(1));
            net.to(backend);
            Traced step = TrainingStep.of(net, new SGD(net.parameters(), 0.1));
            Tensor x = Tensor.wrap(backend, new float[] {1, 2, 3}, 1, 3);
            for (int i = 0; i < 2; i++) step.call(x, Tensor.wrap(backend, new float[] {1}, 1));
            assertThat(step.call(x, Tensor.wrap(backend, new float[] {1}, 1)).item())
                    .isPositive();
            return known;
        }
    }

    @Test
    void theNextProcessHasThem() throws Exception {
        assertThat(train()).isZero();
        assertThat(folder.resolve(PipelineCache.NAME)).isNotEmptyFile();
        assertThat(train()).isPositive();
    }

    @Test
    void aDamagedFileOrAnotherDriversIsNotTaken() throws Exception {
        train();
        Path file = folder.resolve(PipelineCache.NAME);
        byte[] good = Files.readAllBytes(file);
        byte[] damaged = good.clone();
        damaged[damaged.length - 9] ^= 1;
        Files.write(file, damaged);
        assertThat(train()).isZero();
        assertThat(train()).as("made anew").isPositive();
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        assertThat(train()).isZero();
        VulkanGpu gpu = VulkanDevices.open(VulkanHere.NAME);
        PipelineCache others = new PipelineCache(gpu.device(), "another driver", folder);
        assertThat(others.known()).isEmpty();
        others.close();
        gpu.close();
    }
}
