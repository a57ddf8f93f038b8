package dev.inkling.nnlib.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.nn.BatchNorm1d;
import dev.inkling.nnlib.nn.Dropout;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.CosineAnnealingLR;
import dev.inkling.nnlib.optim.Schedule;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The traps of {@link TracedTest} once more with layers, loss and optimizer as users have them: each ends with the bits
 * of eager steps.
 */
class NetTrapsTest {
    private static final int STEPS = 14;

    /** A net with all that is remembered between steps: moments, running means, random numbers. */
    private static final class Run {
        final Generator random = new Generator(3);
        final Sequential net = new Sequential(
                new Linear(4, 8, random),
                new BatchNorm1d(8),
                new ReLU(),
                new Dropout(0.25, random),
                new Linear(8, 3, random));
        final Adam adam = new Adam(net.parameters(), 0.05);
        final Traced traced = Traced.of("train step", this::step, net, adam);
        int rows = 6;

        Tensor step(Tensor[] in) {
            Tensor loss = new CrossEntropy().of(net.forward(in[0]), in[1]);
            adam.zeroGrad();
            if (loss.requiresGrad()) {
                loss.backward();
            }
            adam.step();
            return loss;
        }
    }

    private interface Change {
        void before(int step, Run run);
    }

    /** All losses, then everything that the net is at its end; so many recordings are expected. */
    private static List<Float> train(boolean traced, int recordings, Change change) {
        Run run = new Run();
        Generator data = new Generator(9);
        List<Float> seen = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            change.before(i, run);
            Tensor[] batch = {Tensor.randn(data, run.rows, 4), classes(data, run.rows)};
            seen.add((traced ? run.traced.call(batch) : run.step(batch)).item());
        }
        run.net.state().values().forEach(tensor -> {
            for (float value : tensor.toArray()) {
                seen.add(value);
            }
        });
        if (traced) {
            assertThat(run.traced.recordings()).isEqualTo(recordings);
            assertThat(run.traced.replays()).isEqualTo(STEPS - 2 * recordings);
        }
        return seen;
    }

    private static Tensor classes(Generator random, int rows) {
        float[] classes = new float[rows];
        for (int i = 0; i < rows; i++) {
            classes[i] = random.nextInt(3);
        }
        return Tensor.of(classes);
    }

    private static void sameBits(int recordings, Change change) {
        List<Float> eager = train(false, 0, change);
        assertThat(train(true, recordings, change)).isEqualTo(eager);
        assertThat(train(false, 0, (i, run) -> {}))
                .as("the change makes a difference")
                .isNotEqualTo(eager);
    }

    @Test
    void aRateThatAHandChanges() {
        sameBits(1, (i, run) -> run.adam.lr(i < 7 ? 0.05 : 0.01));
    }

    @Test
    void aRateThatAScheduleChanges() {
        Schedule[] schedule = new Schedule[1];
        sameBits(1, (i, run) -> {
            if (i == 0) {
                schedule[0] = new CosineAnnealingLR(run.adam, STEPS);
            } else {
                schedule[0].step();
            }
        });
    }

    @Test
    void aModeThatChanges() {
        sameBits(2, (i, run) -> run.net.train(i < 5 || i > 9));
    }

    @Test
    void aShapeThatChanges() {
        sameBits(2, (i, run) -> run.rows = i % 3 == 2 ? 4 : 6);
    }

    @Test
    void aLayerThatIsFrozenAndFreedAgain() {
        sameBits(2, (i, run) -> {
            if (i == 4) {
                run.net.get(0).freeze();
            } else if (i == 10) {
                run.net.unfreeze();
            }
        });
    }

    @Test
    void aTermOfTheFormulaThatIsSwitchedOn() {
        sameBits(2, (i, run) -> run.adam.weightDecay(i < 6 ? 0 : 0.1));
    }

    @Test
    void weightsThatAreLoadedInBetween() {
        sameBits(1, (i, run) -> {
            if (i == 8) {
                run.net.load(new Run().net.state());
            }
        });
    }

    @Test
    void aValueThatIsReadWhileRecording() {
        Run run = new Run();
        Traced reads = Traced.of(
                "train step",
                in -> {
                    Tensor loss = run.step(in);
                    assertThat(loss.item()).isPositive();
                    return loss;
                },
                run.net,
                run.adam);
        assertThatThrownBy(() -> reads.call(Tensor.ones(6, 4), Tensor.zeros(6)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("reading a value inside the traced 'train step'");
        assertThat(reads.recordings()).isZero();
    }
}
