package dev.inkling.nnlib.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.data.Augment;
import dev.inkling.nnlib.data.SampleRandom;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.nn.Sigmoid;
import dev.inkling.nnlib.predict.Predictor;
import dev.inkling.nnlib.predict.Reading;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.tensor.Generator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is looked at beside the training: boundary, readings, evaluation, changed pictures. */
class LooksTest {
    /** One neuron whose cut is x = 0.5. */
    private static Sequential halves() {
        Linear hidden = new Linear(2, 1, new Generator(1));
        hidden.weight().copyFrom(new float[] {20, 0});
        hidden.bias().copyFrom(new float[] {-10});
        Linear out = new Linear(1, 1, new Generator(2));
        out.weight().copyFrom(new float[] {10});
        out.bias().copyFrom(new float[] {-5});
        return new Sequential(hidden, new Sigmoid(), out, new Sigmoid());
    }

    @Test
    void aBoundaryIsWhereTheNetChangesItsMind() {
        Boundary boundary = Boundary.of(halves(), Scoring.PROBABILITY, 0, 1, 10);
        for (int row = 0; row < 10; row++) {
            for (int column = 0; column < 10; column++) {
                assertThat(boundary.answer(column, row) > 0.5f).isEqualTo(column >= 5);
            }
        }
        assertThat(boundary.cuts()).containsExactly(new Boundary.Cut(20, 0, -10));
        assertThat(boundary.hidden()).hasSize(1);
        assertThat(boundary.hidden().get(0).get(0)[0]).isLessThan(0.01f);
        assertThat(boundary.hidden().get(0).get(0)[99]).isGreaterThan(0.99f);
    }

    @Test
    void aNeuronHasInfluenceWhereItVariesAndIsListenedTo() {
        Linear hidden = new Linear(2, 4, new Generator(1));
        hidden.weight().copyFrom(new float[] {20, 0, 20, 0, 20, 0, 0, 0});
        hidden.bias().copyFrom(new float[] {-10, -10, -10, 3});
        Linear out = new Linear(4, 1, new Generator(2));
        out.weight().copyFrom(new float[] {1, -3, 0, 50});
        double[] influence = Boundary.of(
                        new Sequential(hidden, new Sigmoid(), out, new Sigmoid()), Scoring.PROBABILITY, 0, 1, 10)
                .influence();
        assertThat(influence[0]).isGreaterThan(0.1);
        assertThat(influence[1]).isCloseTo(3 * influence[0], within(1e-6));
        assertThat(influence[2]).as("nothing listens to it").isZero();
        assertThat(influence[3]).as("it says the same everywhere").isCloseTo(0, within(1e-6));
        Sequential alone = new Sequential(new Linear(2, 1, new Generator(3)), new Sigmoid());
        assertThat(Boundary.of(alone, Scoring.PROBABILITY, 0, 1, 4).influence()).containsExactly(0);
    }

    @Test
    void aReadingSaysHowSureItIs() {
        Predictor predictor = Predictor.of(halves());
        Reading yes = predictor.read(new float[] {1, 0});
        assertThat(yes.best()).isEqualTo(1);
        assertThat(yes.second()).isZero();
        assertThat(yes.isSure()).isTrue();
        assertThat(predictor.read(new float[] {0.5f, 0}).isUnsure()).isTrue();
        assertThatThrownBy(() -> predictor.read(new float[3])).hasMessageContaining("3 numbers and the net takes 2");
    }

    @Test
    void aReadingIsUnsureBelowOneProbabilityAndSureFromAnother() {
        float[] best = {0.5f, Math.nextDown(0.8f), 0.8f, Math.nextDown(0.95f), 0.95f, 1};
        List<String> said = new ArrayList<>();
        for (float each : best) {
            Reading reading = new Reading(new float[] {1 - each, each});
            said.add((reading.isUnsure() ? "unsure" : "") + (reading.isSure() ? "sure" : ""));
        }
        assertThat(said).containsExactly("unsure", "unsure", "", "", "sure", "sure");
    }

    @Test
    void anEvaluationCountsAndListsTheSurestMistakesFirst() {
        float[] x = {0, 0, 1, 0, 0.45f, 0, 1, 1};
        ArrayDataset data = ArrayDataset.classes(x, new int[] {2}, new float[] {0, 1, 1, 0}, 2);
        Evaluation evaluation = Evaluation.of(halves(), null, Scoring.PROBABILITY, data, 10);
        assertThat(evaluation.accuracy()).isEqualTo(50);
        assertThat(evaluation.confusion().count(0, 1)).isEqualTo(1);
        assertThat(evaluation.confusion().count(1, 0)).isEqualTo(1);
        assertThat(evaluation.confusion().recall(1)).isCloseTo(0.5, within(1e-12));
        assertThat(evaluation.misread()).extracting(Evaluation.Misread::index).containsExactly(3, 2);
    }

    @Test
    void aChangedPictureDependsOnSeedEpochAndNumberAlone() {
        float[] picture = new float[784];
        for (int i = 0; i < 20; i++) {
            picture[(4 + i) * 28 + 14] = 1;
        }
        float[] same = picture.clone();
        new Augment().apply(same, 0, new int[] {28, 28}, new SampleRandom(1, 0, 0));
        assertThat(same).containsExactly(picture);
        float[] one = picture.clone();
        float[] two = picture.clone();
        float[] other = picture.clone();
        Augment.affine().apply(one, 0, new int[] {1, 28, 28}, new SampleRandom(1, 2, 3));
        Augment.affine().apply(two, 0, new int[] {784}, new SampleRandom(1, 2, 3));
        Augment.affine().apply(other, 0, new int[] {784}, new SampleRandom(1, 2, 4));
        assertThat(two).containsExactly(one);
        assertThat(other).isNotEqualTo(one);
        for (float value : one) {
            assertThat(value).isBetween(0f, 1f);
        }
        assertThatThrownBy(() -> new Augment().scale(0, 1)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Augment.affine().apply(new float[6], 0, new int[] {6}, new SampleRandom()))
                .hasMessageContaining("square");
    }
}
