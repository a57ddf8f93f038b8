package dev.inkling.nnlib.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.gpu.device.Access;
import dev.inkling.nnlib.gpu.device.Binding;
import dev.inkling.nnlib.gpu.device.OutOfDeviceMemoryException;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import dev.inkling.nnlib.gpu.trial.TrainingStep;
import dev.inkling.nnlib.nn.Conv2d;
import dev.inkling.nnlib.nn.Dropout;
import dev.inkling.nnlib.nn.Flatten;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.MaxPool2d;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That all which is asked of a device stays inside what every device guarantees. */
class MinimumsTest {
    private final MinimalGpu gpu = new MinimalGpu();
    private Backend before;

    @BeforeEach
    void computeThere() {
        before = Devices.current();
        Devices.use(new GpuBackend("minimal", gpu));
    }

    @AfterEach
    void asBefore() {
        Devices.use(before);
    }

    @Test
    void everyProgramIsAccepted() {
        assertThat(Programs.all()).hasSizeGreaterThan(50);
        Programs.all().values().forEach(gpu::program);
    }

    @Test
    void aProgramThatAsksForMoreIsRefused() {
        List<Binding> five = Collections.nCopies(5, new Binding("x", false, Access.READ));
        assertThatThrownBy(() -> new ProgramSource("wide", "", List.of(), five, 1, 64, 1, 0))
                .hasMessage("wide has 5 bindings, but not every device has more than 4.");
        assertThatThrownBy(() -> new ProgramSource("long", "", List.of(), List.of(), 33, 64, 1, 0))
                .hasMessage("long has 33 words, but not every device has more than 32.");
        assertThatThrownBy(() -> new ProgramSource("large", "", List.of(), List.of(), 1, 16, 16, 0))
                .hasMessage("large has 256 threads, but not every device has more than 128.");
        assertThatThrownBy(() -> new ProgramSource("greedy", "", List.of(), List.of(), 1, 64, 1, 16385))
                .hasMessage("greedy has 16385 shared bytes, but not every device has more than 16384.");
    }

    private void train(Module net, Tensor x) {
        net.train();
        Traced step = TrainingStep.of(net, new Adam(net.parameters(), 1e-3));
        Tensor y = Tensor.zeros(x.size(0));
        for (int i = 0; i < 2; i++) step.call(x, y);
        gpu.ran.clear();
        step.call(x, y);
    }

    @Test
    void aDenseNetTrainsInFewPrograms() {
        Generator g = new Generator(1);
        train(new Sequential(new Linear(784, 500, g), new ReLU(), new Linear(500, 10, g)), Tensor.zeros(100, 784));
        assertThat(gpu.ran).hasSize(12).endsWith("adam-many").contains("numbers", "cross-entropy");
        assertThat(gpu.ran).filteredOn(name -> name.startsWith("gemm")).hasSize(5);
    }

    @Test
    void aConvnetWithDropoutTrains() {
        Generator g = new Generator(1);
        Module net = new Sequential(
                new Conv2d(1, 8, 5, g),
                new ReLU(),
                new MaxPool2d(2),
                new Flatten(),
                new Dropout(0.3, g),
                new Linear(8 * 12 * 12, 10, g));
        train(net, Tensor.zeros(1000, 1, 28, 28));
        assertThat(gpu.ran).contains("conv", "pool", "pool-back-gated", "conv-weight", "uniform-kept", "adam-many");
    }

    @Test
    void aLongRowOfGroupsGoesOnAlongTheOtherAxis() {
        Tensor x = Tensor.zeros(70_000 * Programs.GROUP);
        gpu.ran.clear();
        x.exp();
        assertThat(gpu.ran).isNotEmpty();
    }

    @Test
    void whatNobodyHoldsIsCutAnew() {
        Backend backend = Devices.current();
        int blocks = gpu.blocks;
        for (int i = 0; i < 400; i++) {
            backend.allocate(1 << 20);
            if (i % 20 == 19) System.gc();
        }
        assertThat(gpu.blocks - blocks).isLessThan(100);
    }

    @Test
    void aTensorThatNoDeviceBindsIsRefusedAndSoIsOneWithoutRoom() {
        Backend backend = Devices.current();
        assertThatThrownBy(() -> backend.allocate((1 << 25) + 1))
                .isInstanceOf(OutOfDeviceMemoryException.class)
                .hasMessage("a tensor of 134217984 bytes is larger than what minimal (none) binds at once");
        gpu.room = 1 << 20;
        assertThatThrownBy(() -> backend.allocate(1 << 24))
                .isInstanceOf(OutOfDeviceMemoryException.class)
                .hasMessage("minimal (none) has no room for another 64 MB: the device is full");
        gpu.room = Long.MAX_VALUE;
        assertThat(backend.allocate(1 << 24).size()).isEqualTo(1 << 24);
    }
}
