package dev.inkling.bench.jmh;

import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.nn.Conv2d;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The kernels that a step spends its time in, each in a recorded plan of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Kernels {
    @Param({"cpu", "simd"})
    public String backend;

    private Tensor pictures;
    private Traced forward;
    private Traced gradient;
    private Traced adam;
    private Traced convolution;
    private Traced softmax;

    @Setup
    public void open() {
        Devices.use(Devices.open(backend, 1));
        Generator generator = new Generator(1);
        Tensor x = Tensor.rand(generator, 100, 784);
        Tensor weight = Tensor.rand(generator, 784, 500);
        Tensor up = Tensor.rand(generator, 100, 500);
        forward = Traced.of("x w", in -> x.matmul(weight));
        gradient = Traced.of("x^T up", in -> x.t().matmul(up));
        Tensor parameter = Tensor.rand(generator, 784, 500).requiresGrad(true);
        parameter.mul(0.5f).sum().backward();
        Adam optimizer = new Adam(List.of(parameter), 1e-3);
        adam = Traced.of(
                "adam",
                in -> {
                    optimizer.step();
                    return parameter;
                },
                optimizer);
        Conv2d layer = new Conv2d(16, 32, 3, 1, 1, generator);
        pictures = Tensor.rand(generator, 100, 16, 14, 14);
        convolution = Traced.of("convolution", in -> layer.forward(in[0]), layer);
        Tensor logits = Tensor.rand(generator, 100, 10);
        softmax = Traced.of("log softmax", in -> logits.logSoftmax(1));
    }

    @Benchmark
    public Tensor forwardProduct() {
        return forward.call();
    }

    @Benchmark
    public Tensor weightGradient() {
        return gradient.call();
    }

    @Benchmark
    public Tensor adamStep() {
        return adam.call();
    }

    @Benchmark
    public Tensor convolutionForward() {
        return convolution.call(pictures);
    }

    @Benchmark
    public Tensor logSoftmax() {
        return softmax.call();
    }
}
