package dev.inkling.nnlib.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.loss.BCE;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.loss.MSE;
import dev.inkling.nnlib.loss.Reduction;
import dev.inkling.nnlib.nn.Conv2d;
import dev.inkling.nnlib.nn.Flatten;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.MaxPool2d;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.nn.Sigmoid;
import dev.inkling.nnlib.nn.Tanh;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A fused kernel gives the bits of the composition that it stands for, eager and replayed. */
class FusedKernelsTest {
    private static List<Float> train(
            boolean fusing,
            boolean traced,
            Function<Generator, Module> make,
            Loss loss,
            Function<Module, Optimizer> learn,
            Tensor x,
            Tensor y) {
        boolean before = Modes.current().fusing(fusing);
        try {
            Module model = make.apply(new Generator(9));
            Optimizer optimizer = learn.apply(model);
            Traced.Body body = in -> {
                Tensor value = loss.of(model.forward(in[0]), in[1]);
                optimizer.zeroGrad();
                value.backward();
                optimizer.step();
                return value;
            };
            Traced step = Traced.of("step", body, model, optimizer);
            List<Float> seen = new ArrayList<>();
            for (int i = 0; i < 6; i++)
                seen.add(
                        traced
                                ? step.call(x, y).item()
                                : body.run(new Tensor[] {x, y}).item());
            for (Tensor parameter : model.parameters()) for (float v : parameter.toArray()) seen.add(v);
            if (traced)
                assertThat(step.plan().toString().contains("adam [")
                                || step.plan().toString().contains("sgd ["))
                        .isEqualTo(fusing);
            return seen;
        } finally {
            Modes.current().fusing(before);
        }
    }

    private void same(
            Function<Generator, Module> make, Loss loss, Function<Module, Optimizer> learn, Tensor x, Tensor y) {
        List<Float> composed = train(false, false, make, loss, learn, x, y);
        assertThat(train(true, false, make, loss, learn, x, y))
                .as("fused, seed %s", seed)
                .isEqualTo(composed);
        assertThat(train(true, true, make, loss, learn, x, y))
                .as("fused, replayed, seed %s", seed)
                .isEqualTo(composed);
        assertThat(train(false, true, make, loss, learn, x, y))
                .as("composed, replayed, seed %s", seed)
                .isEqualTo(composed);
    }

    private final int seed = new java.util.Random().nextInt(1000);
    private final Generator random = new Generator(seed);

    @Test
    void aSmallNetOfSigmoids() {
        same(
                g -> new Sequential(new Linear(2, 3, g), new Sigmoid(), new Linear(3, 1, g), new Sigmoid()),
                new BCE(),
                m -> new SGD(m.parameters(), 0.5),
                Tensor.randn(random, 7, 2),
                Tensor.rand(random, 7, 1).gt(0.5f));
    }

    @Test
    void aNetOfTanhTooLargeForTheSmallKernels() {
        same(
                g -> new Sequential(new Linear(40, 30, g), new Tanh(), new Linear(30, 3, g)),
                new MSE(),
                m -> new Adam(m.parameters(), 0.01),
                Tensor.randn(random, 11, 40),
                Tensor.randn(random, 11, 3));
    }

    @Test
    void aConvolutionalNetWithOverlappingPools() {
        same(
                g -> new Sequential(
                        new Conv2d(2, 3, 3, 1, 1, g),
                        new ReLU(),
                        new MaxPool2d(3, 2, 1),
                        new Flatten(),
                        new Linear(48, 4, g)),
                new CrossEntropy(),
                m -> new SGD(m.parameters(), 0.1).momentum(0.9),
                Tensor.randn(random, 5, 2, 8, 7),
                Tensor.of(new float[] {0, 3, 1, 1, 2}));
    }

    @Test
    void convolutionsLargeEnoughForAKernelOfTheirOwn() {
        same(
                g -> new Sequential(
                        new Conv2d(2, 9, 5, 1, 2, g),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Conv2d(9, 17, 3, 1, 1, 2, 1, false, g),
                        new Tanh(),
                        new Flatten(),
                        new Linear(17 * 8 * 7, 4, g)),
                new CrossEntropy(),
                m -> new Adam(m.parameters(), 0.01),
                Tensor.randn(random, 5, 2, 21, 18),
                Tensor.of(new float[] {0, 3, 1, 1, 2}));
    }

    /**
     * A cross-entropy of 17 rows and its gradient, of logits that are hard on a softmax too; every second class number
     * of what is given counts.
     */
    private static List<Float> crossEntropy(boolean fusing, CrossEntropy loss, float[] logits, Tensor numbers) {
        boolean before = Modes.current().fusing(fusing);
        try {
            Tensor x = Tensor.of(logits, 17, logits.length / 17).requiresGrad(true);
            Tensor value = loss.of(x, numbers.slice(0, 0, 34, 2));
            value.mul(Tensor.arange(value.numel()).add(1)).sum().backward();
            List<Float> seen = new ArrayList<>();
            for (float v : value.toArray()) seen.add(v);
            for (float v : x.grad().toArray()) seen.add(v);
            return seen;
        } finally {
            Modes.current().fusing(before);
        }
    }

    @Test
    void crossEntropyOfOddWidths() {
        for (int classes : new int[] {1, 3, 17, 31, 33, 100, 257}) {
            float[] logits = Tensor.randn(random, 17, classes).mul(4).toArray();
            logits[0] = Float.NaN;
            logits[5 * classes] = Float.POSITIVE_INFINITY;
            logits[7 * classes] = Float.NEGATIVE_INFINITY;
            logits[9 * classes] = 1e30f;
            float[] numbers = new float[34];
            for (int i = 0; i < numbers.length; i++) numbers[i] = i * 7 % classes;
            Tensor weights = Tensor.rand(random, classes);
            for (Reduction reduction : new Reduction[] {Reduction.MEAN, Reduction.NONE}) {
                for (CrossEntropy loss : List.of(
                        new CrossEntropy(), new CrossEntropy().weight(weights).ignore(0))) {
                    loss.reduction(reduction);
                    assertThat(crossEntropy(true, loss, logits, Tensor.of(numbers)))
                            .as("%s classes, %s, seed %s", classes, loss, seed)
                            .isEqualTo(crossEntropy(false, loss, logits, Tensor.of(numbers)));
                }
            }
        }
    }

    @Test
    void theMomentsOfAdamFadeAsInTheirComposition() {
        for (boolean alike : new boolean[] {true, false}) {
            Map<String, float[]> composed = faded(false, alike);
            Map<String, float[]> fused = faded(true, alike);
            assertThat(composed).containsOnlyKeys("parameter", "0.exp_avg", "0.exp_avg_sq");
            composed.forEach((name, values) -> assertThat(fused.get(name))
                    .as("%s, lying alike: %s, seed %s", name, alike, seed)
                    .isEqualTo(values));
            // without the rounding a moment of 1e-28 would be there to the last digit
            for (float moment : composed.get("0.exp_avg"))
                assertThat(moment % 0x1p-104f).isZero();
        }
    }

    /** What is left of moments whose gradients become so small that these and their squares pass away. */
    private Map<String, float[]> faded(boolean fusing, boolean alike) {
        boolean before = Modes.current().fusing(fusing);
        try {
            Generator own = new Generator(seed);
            Tensor parameter =
                    alike ? Tensor.randn(own, 5, 7) : Tensor.randn(own, 7, 5).transpose(0, 1);
            Tensor learned = parameter.detach().requiresGrad(true);
            Adam adam = new Adam(List.of(learned), 0.01).betas(0.1, 0.1);
            for (int step = 0; step < 40; step++) {
                adam.zeroGrad();
                Tensor up = Tensor.randn(own, 5, 7).mul((float) Math.pow(10, -step));
                learned.mul(up).sum().backward();
                adam.step();
            }
            Map<String, float[]> left = new TreeMap<>();
            left.put("parameter", learned.toArray());
            adam.state().tensors().forEach((name, moment) -> left.put(name, moment.toArray()));
            return left;
        } finally {
            Modes.current().fusing(before);
        }
    }

    @Test
    void equalValuesInAWindowGiveTheFirstOneTheGradient() {
        for (boolean fusing : new boolean[] {true, false}) {
            boolean before = Modes.current().fusing(fusing);
            Tensor x = Tensor.of(new float[] {-0f, 0f, 5, 5, 0, -1, 5, 5}, 1, 1, 2, 4)
                    .requiresGrad(true);
            new MaxPool2d(2).forward(x).backward(Tensor.ones(1, 1, 1, 2));
            Modes.current().fusing(before);
            assertThat(x.grad().toArray())
                    .as(String.format(Locale.ROOT, "fusing: %s", fusing))
                    .containsExactly(1, 0, 1, 0, 0, 0, 0, 0);
        }
    }
}
