package dev.inkling.nnlib.vulkan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Hazards;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That validation would speak if a barrier were missing, or if something were never given back. */
class ValidationTest {
    @BeforeEach
    void layers() {
        assumeTrue(VulkanHere.gpu().isValidated(), "Vulkan's validation layers are not installed");
    }

    /** Says of the barriers that one of them need not be. */
    private static final class OneLess extends Hazards {
        private final int without;
        private int seen;

        OneLess(int without) {
            this.without = without;
        }

        @Override
        public boolean barrierBefore(Dispatch next) {
            return super.barrierBefore(next) && ++seen != without;
        }
    }

    /** What validation says of a plan of three kernels that wait for each other. */
    private static List<String> messages(Supplier<Hazards> hazards) throws Exception {
        VulkanGpu gpu = VulkanDevices.open(VulkanHere.NAME, hazards);
        Backend backend = new GpuBackend("tried", gpu);
        float[] values = {1, 2, 3};
        Tensor x = Tensor.wrap(backend, values, 3);
        Traced chain = Traced.of("chain", in -> in[0].exp().neg().sqrt().abs());
        for (int i = 0; i < 3; i++) chain.call(x);
        gpu.finish();
        backend.close();
        return gpu.messages();
    }

    @Test
    void aMissingBarrierIsReported() throws Exception {
        assertThat(messages(Hazards::new)).isEmpty();
        assertThat(messages(() -> new OneLess(1))).anyMatch(message -> message.contains("SYNC-HAZARD"));
    }
}
