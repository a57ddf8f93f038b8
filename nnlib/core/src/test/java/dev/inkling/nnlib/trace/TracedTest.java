package dev.inkling.nnlib.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.autograd.Anomaly;
import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.autograd.Products;
import dev.inkling.nnlib.compute.Tracing;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The traps of recording a step: each test changes something that a careless plan would have frozen. */
class TracedTest {
    /** A layer and its descent, small enough to see through. */
    private static final class Net implements Traceable {
        final Generator random = new Generator(7);
        final Tensor weight = Tensor.randn(random, 3, 4).requiresGrad(true);
        final Tensor bias = Tensor.zeros(3).requiresGrad(true);
        final Tensor rate = Tensor.scalar(0.1f);
        double lr = 0.1;
        boolean training = true;
        boolean zeroInside = true;

        Tensor forward(Tensor x) {
            Tensor y = Op.apply(new Products.Linear(x, weight, bias)).tanh();
            return training ? y.mul(Tensor.rand(random, y.shape()).gt(0.3f)) : y;
        }

        Tensor step(Tensor[] in) {
            Tensor loss = forward(in[0]).sub(in[1]).square().mean();
            if (zeroInside) {
                weight.zeroGrad();
                bias.zeroGrad();
            }
            loss.backward();
            Tracing.host(() -> rate.copyFrom(new float[] {(float) lr}));
            NoGrad.run(() -> {
                for (Tensor p : new Tensor[] {weight, bias})
                    if (p.requiresGrad()) p.assign(p.sub(p.grad().mul(rate)));
            });
            return loss;
        }

        void train(boolean on) {
            training = on;
            Tracing.settingChanged();
        }

        @Override
        public void describe(List<Object> key) {
            key.add(training);
            key.add(weight.requiresGrad());
            key.add(bias.requiresGrad());
        }
    }

    private interface Change {
        void at(int step, Net net);
    }

    /** Losses and end weights of ten steps, eager or traced, with something changed on the way. */
    private static List<Float> run(boolean traced, Change change) {
        Net net = new Net();
        Generator data = new Generator(1);
        Traced step = Traced.of("step", net::step, net);
        List<Float> seen = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            change.at(i, net);
            Tensor x = Tensor.randn(data, 5, 4);
            Tensor y = Tensor.randn(data, 5, 3);
            seen.add(
                    traced
                            ? step.call(x, y).item()
                            : net.step(new Tensor[] {x, y}).item());
        }
        for (float v : net.weight.toArray()) seen.add(v);
        for (float v : net.bias.toArray()) seen.add(v);
        if (net.bias.grad() != null) for (float v : net.bias.grad().toArray()) seen.add(v);
        if (traced) assertThat(step.replays()).isPositive();
        return seen;
    }

    private static void sameBits(Change change) {
        assertThat(run(true, change)).isEqualTo(run(false, change));
    }

    @Test
    void replayGivesTheBitsOfEagerSteps() {
        sameBits((i, net) -> {});
    }

    @Test
    void aChangedRateIsSeen() {
        sameBits((i, net) -> net.lr = 0.1 / (1 + i));
        assertThat(run(true, (i, net) -> net.lr = 0.1 / (1 + i))).isNotEqualTo(run(true, (i, net) -> {}));
    }

    @Test
    void aChangedModeIsSeen() {
        sameBits((i, net) -> net.train(i % 4 != 3));
    }

    @Test
    void aFrozenParameterStaysAsItIs() {
        sameBits((i, net) -> net.weight.requiresGrad(i < 4 || i > 7));
        Net net = new Net();
        Traced step = Traced.of("step", net::step, net);
        Tensor x = Tensor.ones(5, 4);
        Tensor y = Tensor.zeros(5, 3);
        for (int i = 0; i < 4; i++) step.call(x, y);
        net.weight.requiresGrad(false);
        float[] before = net.weight.toArray();
        for (int i = 0; i < 4; i++) step.call(x, y);
        assertThat(net.weight.toArray()).isEqualTo(before);
        assertThat(step.recordings()).isEqualTo(2);
    }

    @Test
    void everyReplayDrawsAnew() {
        Generator random = new Generator(5);
        Traced noise = Traced.of("noise", in -> Tensor.rand(random, 4).add(in[0]));
        Tensor zero = Tensor.zeros(4);
        List<Float> drawn = new ArrayList<>();
        for (int i = 0; i < 5; i++) for (float v : noise.call(zero).toArray()) drawn.add(v);
        List<Float> expected = new ArrayList<>();
        for (float v : Tensor.rand(new Generator(5), 20).toArray()) expected.add(v);
        assertThat(drawn).isEqualTo(expected);
        assertThat(random.counter()).isEqualTo(20);
    }

    @Test
    void gradientsGatherWhereTheStepDoesNotClearThem() {
        sameBits((i, net) -> {
            net.zeroInside = false;
            if (i % 3 == 0) {
                net.weight.zeroGrad();
                net.bias.zeroGrad();
            }
        });
    }

    @Test
    void aZeroingAtTheEndOfAStepIsReplayed() {
        Tensor weight = Tensor.ones(2).requiresGrad(true);
        Traced step = Traced.of("step", in -> {
            Tensor loss = weight.mul(in[0]).sum();
            loss.backward();
            weight.zeroGrad();
            return loss;
        });
        for (int i = 0; i < 4; i++) {
            step.call(Tensor.ones(2));
            assertThat(weight.grad().toArray()).containsExactly(0, 0);
        }
    }

    @Test
    void aNewShapeRunsEagerlyAndThenHasItsOwnPlan() {
        Net net = new Net();
        Traced step = Traced.of("step", net::step, net);
        for (int i = 0; i < 3; i++) step.call(Tensor.ones(5, 4), Tensor.ones(5, 3));
        assertThat(step.recordings()).isEqualTo(1);
        step.call(Tensor.ones(2, 4), Tensor.ones(2, 3));
        assertThat(step.plan()).isNull();
        step.call(Tensor.ones(5, 4), Tensor.ones(5, 3));
        assertThat(step.recordings()).isEqualTo(1);
        assertThat(step.replays()).isEqualTo(2);
        step.call(Tensor.ones(2, 4), Tensor.ones(2, 3));
        assertThat(step.recordings()).isEqualTo(2);
    }

    @Test
    void theShortLastBatchOfAnEpochGivesTheBitsOfEagerSteps() {
        List<Float> eager = new ArrayList<>();
        List<Float> traced = new ArrayList<>();
        for (List<Float> seen : java.util.Arrays.asList(eager, traced)) {
            Net net = new Net();
            Traced step = Traced.of("step", net::step, net);
            Generator data = new Generator(2);
            for (int i = 0; i < 12; i++) {
                int rows = i % 3 == 2 ? 2 : 5;
                Tensor x = Tensor.randn(data, rows, 4);
                Tensor y = Tensor.randn(data, rows, 3);
                seen.add(
                        seen == eager
                                ? net.step(new Tensor[] {x, y}).item()
                                : step.call(x, y).item());
            }
        }
        assertThat(traced).isEqualTo(eager);
    }

    @Test
    void readingAValueIsRefusedWithASentence() {
        Traced step = Traced.of("train step", in -> in[0].mul(in[0].sum().item()));
        assertThatThrownBy(() -> step.call(Tensor.ones(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "reading a value inside the traced 'train step': a replay would not see it; return the tensor, or pass it as an input");
    }

    @Test
    void hostValuesAreRefusedWithASentence() {
        float[] batch = {1, 2};
        Traced step = Traced.of("step", in -> in[0].mul(Tensor.of(batch)));
        assertThatThrownBy(() -> step.call(Tensor.ones(2)))
                .hasMessageContaining("a tensor of host values inside the traced 'step'");
        Generator random = new Generator(1);
        Traced draws = Traced.of("step", in -> in[0].mul(random.nextFloat()));
        assertThatThrownBy(() -> draws.call(Tensor.ones(2))).hasMessageContaining("drawing a number on the host");
    }

    @Test
    void afterAFailedCallTheNextOneWorks() {
        boolean[] fail = {false};
        Tensor weight = Tensor.ones(2).requiresGrad(true);
        Traced step = Traced.of("step", in -> {
            Tensor y = in[0].mul(weight);
            if (fail[0]) throw new IllegalStateException("no");
            return y;
        });
        step.call(Tensor.ones(2));
        fail[0] = true;
        assertThatThrownBy(() -> step.call(Tensor.ones(2))).hasMessage("no");
        fail[0] = false;
        assertThat(Tracing.current().isTracing()).isFalse();
        for (int i = 0; i < 3; i++)
            assertThat(step.call(Tensor.full(i, 2)).toArray()).containsExactly(i, i);
        assertThat(step.recordings()).isEqualTo(1);
    }

    @Test
    void valuesLoadedBetweenCallsAreSeen() {
        Tensor weight = Tensor.ones(2).requiresGrad(true);
        Traced predict = Traced.of("predict", in -> in[0].mul(weight));
        for (int i = 0; i < 3; i++) predict.call(Tensor.ones(2));
        weight.copyFrom(new float[] {3, 4});
        assertThat(predict.call(Tensor.ones(2)).toArray()).containsExactly(3, 4);
        assertThat(predict.replays()).isEqualTo(2);
    }

    @Test
    void stridedInputsAreTakenAsTheyAre() {
        Traced twice = Traced.of("twice", in -> in[0].mul(2));
        Tensor x = Tensor.arange(6).reshape(2, 3).t();
        for (int i = 0; i < 4; i++) assertThat(twice.call(x).toArray()).containsExactly(0, 6, 2, 8, 4, 10);
        assertThat(twice.replays()).isEqualTo(2);
    }

    @Test
    void withoutGradientsHasAPlanOfItsOwn() {
        Tensor weight = Tensor.ones(2).requiresGrad(true);
        Traced step = Traced.of("step", in -> {
            Tensor y = in[0].mul(weight).sum();
            if (y.requiresGrad()) y.backward();
            return y;
        });
        for (int i = 0; i < 3; i++) step.call(Tensor.ones(2));
        float[] before = weight.grad().toArray();
        NoGrad.run(() -> {
            for (int i = 0; i < 3; i++) step.call(Tensor.ones(2));
        });
        assertThat(weight.grad().toArray()).isEqualTo(before);
        assertThat(step.recordings()).isEqualTo(2);
    }

    @Test
    void tracedStepsDoNotNest() {
        Traced inner = Traced.of("inner", in -> in[0].mul(2));
        Traced outer = Traced.of("outer", in -> inner.call(in[0]));
        assertThatThrownBy(() -> outer.call(Tensor.ones(1))).hasMessageContaining("'inner' is called inside 'outer'");
    }

    @Test
    void theSearchForAnomaliesRunsEagerly() {
        Traced root = Traced.of("root", in -> in[0].sqrt());
        for (int i = 0; i < 3; i++) root.call(Tensor.ones(2));
        assertThatThrownBy(() -> Anomaly.search(() -> root.call(Tensor.full(-1, 2))))
                .hasMessageContaining("sqrt");
        assertThat(root.call(Tensor.full(4, 2)).toArray()).containsExactly(2, 2);
    }

    @Test
    void stepsWithSeveralResults() {
        Traced both = Traced.ofMany("both", in -> new Tensor[] {in[0].mul(2), in[0].add(1)});
        for (int i = 0; i < 4; i++) {
            assertThat(both.call(Tensor.full(i, 1)).item()).isEqualTo(2 * i);
            assertThat(both.result(1).item()).isEqualTo(i + 1);
        }
    }

    @Test
    void temporariesFillWholeCacheLines() {
        for (int size : new int[] {1, 15, 16, 17, 32, 33}) {
            Traced twice = Traced.of("twice", in -> in[0].mul(2));
            for (int i = 0; i < 2; i++) twice.call(Tensor.ones(size));
            long bytes = (size + 15) / 16 * 64L;
            assertThat(twice.plan().arenaBytes()).as("%d", size).isEqualTo(bytes);
            assertThat(twice.plan().temporaryBytes()).as("%d", size).isEqualTo(bytes);
        }
    }

    /** Where each is needed for the next alone, there is room for the two largest neighbours and for no more. */
    @Test
    void temporariesOfAChainShareTheRoomOfTwo() {
        Tensor end = Tensor.ones(16);
        for (int length = 2; length <= 16; length++) {
            int links = length;
            Traced chain = Traced.of("chain", in -> {
                Tensor y = in[0];
                for (int i = 1; i < links; i++) y = Tensor.cat(List.of(y, end), 0);
                return y;
            });
            for (int i = 0; i < 2; i++) chain.call(Tensor.ones(16));
            int neighbours = length == 2 ? length : 2 * length - 1;
            assertThat(chain.plan().arenaBytes()).as("%d", length).isEqualTo(4L * 16 * neighbours);
        }
    }

    /** In a plan a fresh result lies where other numbers lay: what adds up nothing has to write its zeros. */
    @Test
    void whatAddsUpNothingIsZeroInAPlanToo() {
        Tensor rows = Tensor.zeros(4, 0);
        Tensor columns = Tensor.zeros(0, 4);
        Traced product = Traced.of("product", in -> in[0].mul(2).sum().add(rows.matmul(columns)));
        Traced sum = Traced.of("sum", in -> in[0].mul(2).sum().add(columns.sum(0)));
        for (int i = 0; i < 4; i++) {
            assertThat(product.call(Tensor.ones(64)).toArray()).hasSize(16).containsOnly(128);
            assertThat(sum.call(Tensor.ones(64)).toArray()).containsExactly(128, 128, 128, 128);
        }
    }

    /** What a kernel reads must not lie where it writes, whichever of them is the larger. */
    @Test
    void temporariesOfOneKernelLieApart() {
        Traced wider = Traced.of("wider", in -> in[0].mul(2).add(in[1]));
        Traced narrower = Traced.of("narrower", in -> in[0].mul(in[1]).sum(0).matmul(in[1]));
        Tensor row = Tensor.arange(40);
        Tensor table = Tensor.randn(new Generator(3), 40, 40);
        for (int i = 0; i < 4; i++) {
            assertThat(wider.call(row, table).toArray())
                    .isEqualTo(row.mul(2).add(table).toArray());
            assertThat(narrower.call(row, table).toArray())
                    .isEqualTo(row.mul(table).sum(0).matmul(table).toArray());
        }
        assertThat(wider.replays()).isEqualTo(2);
        assertThat(narrower.replays()).isEqualTo(2);
    }

    @Test
    void aGraphKnowsWhatAReplayHasOverwritten() {
        Tensor weight = Tensor.ones(2).requiresGrad(true);
        Traced step = Traced.of("step", in -> {
            NoGrad.run(() -> weight.assign(weight.mul(in[0])));
            return in[0].mul(1);
        });
        for (int i = 0; i < 3; i++) step.call(Tensor.full(2, 1));
        Tensor loss = weight.square().sum();
        step.call(Tensor.full(2, 1));
        assertThat(step.replays()).isEqualTo(2);
        assertThatThrownBy(loss::backward)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "backward of square: its gradient reads a tensor of shape (2,) that was overwritten after the"
                                + " forward pass; write to a copy, or call backward first.");
    }

    @Test
    void aStepMayTakeNoInput() {
        Tensor weight = Tensor.ones(2);
        Traced step = Traced.of("step", in -> weight.mul(2));
        for (int i = 0; i < 4; i++) {
            weight.copyFrom(new float[] {i, 1});
            assertThat(step.call().toArray()).containsExactly(2 * i, 2);
        }
        assertThat(step.replays()).isEqualTo(2);
    }

    /** Who feeds another shape each time is not to fill the memory with plans. */
    @Test
    void afterManyShapesFurtherOnesRunEagerly() {
        Traced twice = Traced.of("twice", in -> in[0].mul(2));
        for (int i = 0; i < 3; i++) {
            for (int size = 1; size <= 34; size++) {
                assertThat(twice.call(Tensor.full(i, size)).toArray())
                        .hasSize(size)
                        .containsOnly(2 * i);
            }
        }
        assertThat(twice.recordings()).isEqualTo(32);
        assertThat(twice.replays()).isEqualTo(32);
        twice.call(Tensor.ones(34));
        assertThat(twice.plan()).isNull();
        twice.call(Tensor.ones(32));
        assertThat(twice.plan()).isNotNull();
    }

    @Test
    void aReplayAllocatesNothing() {
        Net net = new Net();
        Traced step = Traced.of("step", net::step, net);
        Tensor x = Tensor.ones(5, 4);
        Tensor y = Tensor.zeros(5, 3);
        net.training = false;
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) step.call(x, y);
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < 10_000; i++) step.call(x, y);
        long perStep = (threads.getThreadAllocatedBytes(id) - before) / 10_000;
        // the host callback of this test's own step makes an array of one float
        assertThat(perStep).isLessThanOrEqualTo(24);
    }

    @Test
    void temporariesShareOneArena() {
        Net net = new Net();
        Traced step = Traced.of("step", net::step, net);
        for (int i = 0; i < 3; i++) step.call(Tensor.ones(50, 4), Tensor.zeros(50, 3));
        assertThat(step.plan().arenaBytes()).isLessThan(step.plan().temporaryBytes() / 2);
        assertThat(step.plan().toString().split("\n")).hasSize(step.plan().calls() + 1);
        assertThat(step.plan().toString()).contains("matmul").contains("host").contains("calls, arena");
    }
}
