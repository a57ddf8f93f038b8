package dev.inkling.nnlib.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.train.TrainerTest;
import dev.inkling.nnlib.watch.Diagnosis.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each finding on a run built to have that fault, and none on healthy ones. */
@Timeout(180)
class DiagnoserTest {
    private static List<Diagnosis> told(String preset, String change) throws IOException {
        List<Diagnosis> told = new ArrayList<>();
        TrainerTest.trainer(Presets.of(preset).apply(change))
                .listen(new Listener() {
                    @Override
                    public void onDiagnosis(Diagnosis diagnosis) {
                        told.add(diagnosis);
                    }
                })
                .run();
        return told;
    }

    private static Diagnosis first(String preset, String change, Kind kind) throws IOException {
        List<Diagnosis> told = told(preset, change);
        assertThat(told).as("%s %s", preset, change).isNotEmpty();
        Diagnosis first = told.get(0);
        assertThat(first.kind()).as("%s %s: %s", preset, change, told).isEqualTo(kind);
        assertThat(first.finding()).endsWith(".");
        assertThat(first.proposal().problems()).isEmpty();
        assertThat(first.proposal()).isNotEqualTo(Presets.of(preset).apply(change));
        return first;
    }

    private static String deep(int layers) {
        StringBuilder model = new StringBuilder("model=2");
        for (int i = 0; i < layers; i++) {
            model.append("-16");
        }
        return model.append("-1 ").toString();
    }

    @Test
    void divergedBecauseTheRateIsTooHigh() throws IOException {
        Diagnosis found = first("moons-solve", "optimizer=sgd lr=100 epochs=30", Kind.DIVERGED);
        assertThat(found.proposal().learningRate()).isEqualTo(10);
    }

    /** The first steps throw the weights to where the gradient is nothing: it stands still, but in no minimum. */
    @Test
    void aRateThatThrewTheLossOffIsNoLocalMinimum() throws IOException {
        for (int seed = 1; seed <= 4; seed++) {
            Diagnosis found = first("xor-notes", "lr=100 seed=" + seed, Kind.DIVERGED);
            assertThat(found.proposal().learningRate()).isEqualTo(10);
        }
    }

    @Test
    void gradientsVanishInADeepSigmoidNetAndReluMendsIt() throws IOException {
        String deep = deep(8) + "activation=sigmoid optimizer=sgd lr=0.1 epochs=40";
        Diagnosis found = first("moons-solve", deep, Kind.VANISHING_GRADIENTS);
        assertThat(found.layer()).isEqualTo("0");
        assertThat(found.proposal().text("activation")).isEqualTo("relu");
    }

    @Test
    void gradientsExplodeThroughThirtyLayersThatEachEnlarge() throws IOException {
        String change = deep(30) + "loss=hinge activation=identity init=kaiming-normal optimizer=sgd lr=0.05 epochs=20";
        Diagnosis found = first("moons-solve", change, Kind.EXPLODING_GRADIENTS);
        assertThat(found.proposal().number("clip")).isEqualTo(1);
    }

    @Test
    void deadUnits() throws IOException {
        Diagnosis found =
                first("moons-solve", "model=2-32-32-1 activation=relu optimizer=sgd lr=5 epochs=40", Kind.DEAD_UNITS);
        assertThat(found.share()).isGreaterThanOrEqualTo(0.5);
        assertThat(found.proposal().text("activation")).isEqualTo("leaky-relu");
    }

    @Test
    void overfittingSinceAnEpoch() throws IOException {
        Diagnosis found = first(
                "moons-solve",
                "samples=80 noise=0.3 validation=0.5 model=2-64-64-1 activation=relu lr=0.01 epochs=150 batch=20",
                Kind.OVERFITTING);
        assertThat(found.epoch()).isBetween(1, 60);
        assertThat(found.remedy()).isEqualTo(Diagnosis.Remedy.KEEP_BEST);
    }

    @Test
    void aXorRunThatEndsWrongIsAlwaysExplained() throws IOException {
        int wrong = 0;
        int stuck = 0;
        for (int seed = 1; seed <= 30; seed++) {
            RunResult result = TrainerTest.trainer(Presets.of("xor-notes").with("seed", seed))
                    .run();
            if (result.accuracy() == 100) {
                assertThat(result.diagnoses()).as("seed %d", seed).isEmpty();
                continue;
            }
            wrong++;
            assertThat(result.diagnoses()).as("seed %d", seed).hasSize(1);
            Diagnosis found = result.diagnoses().get(0);
            assertThat(found.kind()).as("seed %d", seed).isIn(Kind.LOCAL_MINIMUM, Kind.UNFINISHED);
            if (found.kind() == Kind.LOCAL_MINIMUM) {
                stuck++;
                assertThat(found.proposal().seed()).isEqualTo(seed + 1);
            }
        }
        assertThat(wrong).isBetween(3, 20);
        assertThat(stuck).isPositive();
    }

    @Test
    void healthyRunsAreLeftInPeace() throws IOException {
        assertThat(told("xor-solve", "")).isEmpty();
        assertThat(told("circles-solve", "")).isEmpty();
        assertThat(told("clusters-solve", "")).isEmpty();
        assertThat(told("moons-solve", "activation=relu epochs=60")).isEmpty();
        assertThat(told("and-notes", "")).isEmpty();
    }
}
