package dev.inkling.nnlib.simd;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.cpu.CpuBackend;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * Whether the compiler keeps vectors in registers. Where it does not, each is an object and all is some twenty times
 * slower: as soon as a vector of a second length is used anywhere, even by code that has little to do.
 */
class WideStepTest {
    /** A step that makes objects of its vectors allocates some hundred thousand times as much. */
    private static final long LITTLE = 1000;

    private static final int MOST_ROUNDS = 60;

    @Test
    void vectorsOfADenseNetStayInRegisters() {
        settles("784-500-10", 50, 784);
    }

    @Test
    void vectorsOfAConvolutionalNetStayInRegisters() {
        settles("convnet", 50, 1, 28, 28);
    }

    private static void settles(String net, int... input) {
        Backend before = Devices.current();
        Devices.use(Devices.open(CpuBackend.VECTORS, 1));
        try {
            Generator generator = new Generator(1);
            Module model = ModelSpec.parse(net).build(generator);
            Adam optimizer = new Adam(model.parameters(), 1e-3);
            CrossEntropy loss = new CrossEntropy();
            Traced step = Traced.of(
                    "train step",
                    in -> {
                        Tensor l = loss.of(model.forward(in[0]), in[1]);
                        optimizer.zeroGrad();
                        l.backward();
                        optimizer.step();
                        return l;
                    },
                    model,
                    optimizer);
            Tensor x = Tensor.rand(generator, input);
            Tensor y = Tensor.zeros(50);
            long bytes = Long.MAX_VALUE;
            // until it is compiled, however long the compiler takes
            for (int round = 0; round < MOST_ROUNDS && bytes > LITTLE; round++) bytes = bytesEach(step, x, y);
            assertThat(bytes).as("bytes a step").isLessThanOrEqualTo(LITTLE);
        } finally {
            Devices.use(before);
        }
    }

    private static long bytesEach(Traced step, Tensor x, Tensor y) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long from = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < 50; i++) step.call(x, y);
        return (threads.getThreadAllocatedBytes(id) - from) / 50;
    }
}
