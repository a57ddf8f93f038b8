package dev.inkling.nnlib.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.loss.BCE;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The notes' XOR, 2-2-1 with sigmoids, over a thousand starts: some runs end in a local minimum, and how many is a
 * property of initialization, gradients and update that no single run shows. PyTorch solves 58.9 % of 2,000 starts.
 */
class XorShareTest {
    private static final int RUNS = 1000;
    private static final int STEPS = 10_001;
    private static final Tensor X = Tensor.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2);
    private static final Tensor Y = Tensor.of(new float[] {0, 1, 1, 0}, 4, 1);

    @Test
    void aThousandStartsEndAsOftenInTheSolutionAsPyTorchs() {
        long solved = LongStream.rangeClosed(1, RUNS)
                .parallel()
                .filter(XorShareTest::solves)
                .count();
        System.out.printf(
                "XOR 2-2-1, %d starts: %d solved (%.1f %%; PyTorch 58.9 %%)%n", RUNS, solved, 100.0 * solved / RUNS);
        assertThat(solved).isBetween(540L, 640L);
    }

    private static boolean solves(long seed) {
        Sequential model = ModelSpec.parse("2-2-1 sigmoid sigmoid").build(new Generator(seed));
        Loss criterion = new BCE();
        Optimizer optimizer = new SGD(model.parameters(), 0.1);
        Traced step = Traced.of(
                "XOR step",
                in -> {
                    Tensor loss = criterion.of(model.forward(in[0]), in[1]);
                    optimizer.zeroGrad();
                    loss.backward();
                    optimizer.step();
                    return loss;
                },
                model,
                optimizer);
        for (int s = 0; s < STEPS; s++) {
            step.call(X, Y);
        }
        float[] outputs = model.forward(X).toArray();
        float[] truths = Y.toArray();
        boolean near = true;
        for (int i = 0; i < truths.length; i++) {
            near &= Math.abs(outputs[i] - truths[i]) < 0.1f;
        }
        return near;
    }
}
