package dev.inkling.nnlib.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.HostStep;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.Recorded;
import dev.inkling.nnlib.compute.Tracing;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.Clip;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Which kernels a plan joins, and that it leaves those apart between which somebody looks: either way the bits of eager
 * steps.
 */
class KernelFusionTest {
    private static final String UPDATE = "matmul_adam";
    private static final String RECTIFIED = "linear_max";

    /** A net wide enough for products in blocks, and what is done between its gradients and the optimizer's step. */
    private static final class Run {
        final Generator random = new Generator(3);
        final Sequential net = new Sequential(new Linear(40, 24, random), new ReLU(), new Linear(24, 20, random));
        final Adam adam = new Adam(net.parameters(), 0.05);
        final Runnable between;

        Run(Function<Run, Runnable> between) {
            this.between = between.apply(this);
        }

        Tensor step(Tensor[] in) {
            Tensor loss = new CrossEntropy().of(net.forward(in[0]), in[1]);
            adam.zeroGrad();
            loss.backward();
            between.run();
            adam.step();
            return loss;
        }

        /** Losses, then parameters and their gradients. */
        List<Float> values(boolean traced, int updates) {
            Traced step = Traced.of("step", this::step, net, adam);
            Generator data = new Generator(5);
            List<Float> seen = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Tensor[] batch = {Tensor.randn(data, 30, 40), Tensor.zeros(30)};
                seen.add((traced ? step.call(batch) : step(batch)).item());
            }
            for (Tensor p : net.parameters()) {
                for (float v : p.toArray()) seen.add(v);
                for (float v : p.grad().toArray()) seen.add(v);
            }
            if (traced) assertThat(count(step, UPDATE)).as("%s", step.plan()).isEqualTo(updates);
            return seen;
        }
    }

    private static int count(Traced step, String kernel) {
        return (step.plan().toString() + "\n").split("(?m)^" + kernel + " ", -1).length - 1;
    }

    private static void sameBits(int updates, Function<Run, Runnable> between) {
        List<Float> eager = new Run(between).values(false, 0);
        assertThat(new Run(between).values(true, updates)).isEqualTo(eager);
    }

    @Test
    void aStepOfAdamFollowsEachProductThatComputesAGradient() {
        sameBits(2, run -> () -> {});
    }

    @Test
    void gradientsThatAreClippedComeFirst() {
        sameBits(0, run -> () -> Clip.norm(run.net.parameters(), 0.1));
    }

    @Test
    void aGradientThatSomebodyReadsIsThere() {
        sameBits(2, run -> {
            Tensor copy = Tensor.zeros(24, 40);
            return () ->
                    NoGrad.run(() -> copy.assign(run.net.parameters().get(0).grad()));
        });
    }

    @Test
    void aParameterThatSomebodyReadsIsThereAsItWas() {
        List<Float> seen = new ArrayList<>();
        for (boolean traced : new boolean[] {false, true}) {
            Tensor copy = Tensor.zeros(24, 40);
            Run run = new Run(
                    r -> () -> NoGrad.run(() -> copy.assign(r.net.parameters().get(0))));
            run.values(traced, 1);
            seen.add(copy.sum().item());
        }
        assertThat(seen.get(1)).isEqualTo(seen.get(0));
    }

    @Test
    void whatTheHostDoesInBetweenKeepsItsPlace() {
        sameBits(0, run -> () -> Tracing.host(() -> {}));
    }

    private static View view(int... shape) {
        return View.of(Devices.current().allocate(View.count(shape)), shape);
    }

    /**
     * A product, the host's numbers and Adam's step, with or without somebody in between who reads the numbers of
     * before.
     */
    private static List<Recorded> update(boolean read) {
        View p = view(30, 24);
        View m = view(30, 24);
        View v = view(30, 24);
        View g = view(30, 24);
        View numbers = view(7);
        List<Recorded> steps = new ArrayList<>();
        steps.add(Recorded.of(Kernel.matmul(view(30, 20), view(20, 24), g, false)));
        if (read) steps.add(Recorded.of(Kernel.map(Primitive.COPY, view(7), numbers)));
        steps.add(Recorded.host(new Writes(numbers)));
        steps.add(Recorded.of(Kernel.fused("adam", new View[] {p, m, v}, new View[] {p, m, v, g, numbers})));
        return new KernelFusion(Set.of(), List.of()).joined(Devices.current(), steps);
    }

    /** A step of the host that says what it writes. */
    private record Writes(View numbers) implements HostStep {
        @Override
        public void run() {}

        @Override
        public View[] written() {
            return new View[] {numbers};
        }
    }

    @Test
    void theHostsNumbersComeEarlyToo() {
        List<Recorded> steps = update(false);
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0).kernel).isNull();
        assertThat(steps.get(1).kernel.name).isEqualTo(UPDATE);
    }

    @Test
    void whatTheHostDoesComesEarlyInItsOrder() {
        View p = view(30, 24);
        View m = view(30, 24);
        View v = view(30, 24);
        View g = view(30, 24);
        View numbers = view(7);
        Recorded first = Recorded.host(new Writes(numbers));
        Recorded second = Recorded.host(new Writes(view(7)));
        Recorded other = Recorded.of(Kernel.map(Primitive.COPY, view(7), view(7)));
        List<Recorded> steps = List.of(
                Recorded.of(Kernel.matmul(view(30, 20), view(20, 24), g, false)),
                first,
                other,
                second,
                Recorded.of(Kernel.fused("adam", new View[] {p, m, v}, new View[] {p, m, v, g, numbers})));
        List<Recorded> joined = new KernelFusion(Set.of(), List.of()).joined(Devices.current(), steps);
        assertThat(joined).hasSize(4);
        assertThat(joined.get(0)).isSameAs(first);
        assertThat(joined.get(1)).isSameAs(second);
        assertThat(joined.get(2).kernel.name).isEqualTo(UPDATE);
        assertThat(joined.get(3)).isSameAs(other);
    }

    @Test
    void numbersThatSomebodyReadsBeforeAreNotOverwritten() {
        assertThat(update(true)).hasSize(4);
    }

    @Test
    void memoryIsNotHeldUntilTheOptimizersStep() {
        Generator random = new Generator(1);
        Module[] layers = new Module[24];
        for (int i = 0; i < 24; i++) layers[i] = i % 2 == 0 ? new Linear(40, 40, random) : new ReLU();
        Sequential net = new Sequential(layers);
        Adam adam = new Adam(net.parameters(), 0.01);
        Traced step = Traced.of(
                "step",
                in -> {
                    Tensor loss = new CrossEntropy().of(net.forward(in[0]), in[1]);
                    adam.zeroGrad();
                    loss.backward();
                    adam.step();
                    return loss;
                },
                net,
                adam);
        for (int i = 0; i < 3; i++) step.call(Tensor.rand(random, 100, 40), Tensor.zeros(100));
        assertThat(count(step, UPDATE)).isEqualTo(12);
        // one activation a layer, and a few on their way
        assertThat(step.plan().arenaBytes()).isLessThan(17 * 100 * 40 * 4);
    }

    @Test
    void aProductWithTheParameterItselfComesFirst() {
        List<List<Float>> ends = new ArrayList<>();
        for (boolean traced : new boolean[] {false, true}) {
            Tensor weight = Tensor.randn(new Generator(2), 20, 20).requiresGrad(true);
            Adam adam = new Adam(List.of(weight), 0.05);
            Traced.Body body = in -> {
                Tensor loss = weight.detach().matmul(weight).add(in[0]).square().mean();
                adam.zeroGrad();
                loss.backward();
                adam.step();
                return loss;
            };
            Traced step = Traced.of("step", body, adam);
            Tensor x = Tensor.randn(new Generator(4), 20, 20);
            List<Float> seen = new ArrayList<>();
            for (int i = 0; i < 6; i++) seen.add((traced ? step.call(x) : body.run(new Tensor[] {x})).item());
            for (float v : weight.toArray()) seen.add(v);
            if (traced) assertThat(count(step, UPDATE)).as("%s", step.plan()).isZero();
            ends.add(seen);
        }
        assertThat(ends.get(1)).isEqualTo(ends.get(0));
    }

    /** Two layers of one input, a rectifier after both, and something between a layer and its rectifier. */
    private static void rectified(int joined, Runnable between, Tensor x, boolean readTwice) {
        Generator random = new Generator(6);
        Linear one = new Linear(40, 24, random);
        Linear two = new Linear(40, 24, random);
        Traced.Body body = in -> {
            Tensor first = one.forward(x);
            Tensor second = two.forward(x);
            between.run();
            Tensor sum = first.relu().add(second.relu());
            return readTwice ? sum.add(first) : sum;
        };
        float[][] start = {x.toArray()};
        Traced step = Traced.of("step", body, one, two);
        NoGrad.run(() -> {
            for (int i = 0; i < 4; i++) {
                x.copyFrom(start[0]);
                float[] eager = body.run(new Tensor[] {x}).toArray();
                x.copyFrom(start[0]);
                assertThat(step.call(x).toArray()).isEqualTo(eager);
            }
        });
        assertThat(count(step, RECTIFIED)).as("%s", step.plan()).isEqualTo(joined);
    }

    private static Tensor input() {
        return Tensor.randn(new Generator(8), 30, 40);
    }

    @Test
    void aRectifierIsJoinedAcrossWhatDoesNotConcernIt() {
        rectified(2, () -> {}, input(), false);
    }

    @Test
    void aResultThatIsReadOnceMoreIsKept() {
        rectified(1, () -> {}, input(), true);
    }

    @Test
    void anInputThatIsOverwrittenIsReadBefore() {
        Tensor x = input();
        rectified(2, () -> x.assign(x.mul(2f)), x, false);
    }

    @Test
    void anInputThatTheHostOverwritesIsReadBefore() {
        Tensor x = input();
        float[] other = Tensor.randn(new Generator(9), 30, 40).toArray();
        rectified(0, () -> Tracing.host(() -> x.copyFrom(other)), x, false);
    }
}
