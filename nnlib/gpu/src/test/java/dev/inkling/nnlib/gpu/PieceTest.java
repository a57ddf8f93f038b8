package dev.inkling.nnlib.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.gpu.trial.TrainingStep;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** What keeps a device too long at once is cut; the clock of these tests goes on with each dispatch. */
class PieceTest {
    private static final long MILLION = 1_000_000;
    private final MinimalGpu gpu = new MinimalGpu();

    private Traced step(LongSupplier clock) {
        GpuBackend backend = new GpuBackend("minimal", gpu, clock);
        Generator g = new Generator(1);
        Module net = new Sequential(new Linear(784, 500, g), new ReLU(), new Linear(500, 10, g)).to(backend);
        Traced step = TrainingStep.of(net, new Adam(net.parameters(), 1e-3));
        Tensor x = Tensor.wrap(backend, new float[100 * 784], 100, 784);
        Tensor y = Tensor.wrap(backend, new float[100], 100);
        // Recorded, and replayed twice on the clock.
        for (int i = 0; i < 3; i++) step.call(x, y);
        gpu.ran.clear();
        step.call(x, y);
        return step;
    }

    @Test
    void aStepOfTenMillisecondsADispatchStaysWhole() {
        assertThat(step(() -> 10 * MILLION * gpu.ran.size()).plan().cost()).startsWith("1 submission, 12 dispatches");
    }

    @Test
    void aStepOfMoreThanASecondIsCutAndRunsTheSamePrograms() {
        step(() -> 10 * MILLION * gpu.ran.size());
        List<String> whole = List.copyOf(gpu.ran);
        assertThat(whole).hasSize(12);
        Traced slow = step(() -> 100 * MILLION * gpu.ran.size());
        assertThat(slow.plan().cost()).startsWith("5 submissions, 12 dispatches");
        assertThat(gpu.ran).isEqualTo(whole);
    }

    @Test
    void whatWasSlowOnceStaysWhole() {
        long[] jump = {0};
        LongSupplier clock = () -> {
            // The first replay on the clock seems to take a minute.
            if (jump[0]++ == 1) jump[0] += 60_000;
            return jump[0] * MILLION;
        };
        assertThat(step(clock).plan().cost()).startsWith("1 submission");
    }
}
