package dev.inkling.nnlib.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.data.digits.DrawnDigits.Hands;
import dev.inkling.nnlib.run.Mixture;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.watch.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs on a person's own digits: few pictures, which any net can learn with anything mixed in. */
@Timeout(120)
class OwnDigitsTest {
    private static final int OWN = 26;
    private static final String JSON =
            "{\"input\":[1,28,28],\"layers\":[{\"type\":\"conv2d\",\"in\":1,\"out\":2,\"kernel\":5},"
                    + "{\"type\":\"relu\"},{\"type\":\"flatten\"},{\"type\":\"linear\",\"in\":1152,\"out\":10}]}";
    private static final String FLAT_JSON =
            "{\"input\":[784],\"layers\":[{\"type\":\"linear\",\"in\":784,\"out\":10}]}";

    private static Dataset own() {
        return new DrawnDigits(OWN, 5, Hands.HELD_OUT).pictures();
    }

    static Stream<String> everyCombination() {
        List<String> all = new ArrayList<>();
        for (String model : new String[] {"convnet", "784-500-10", JSON, FLAT_JSON}) {
            for (String mixed : new String[] {"drawn=0", "drawn=0.7"}) {
                for (String scribbles : new String[] {"scribbles=0", "scribbles=0.05"}) {
                    for (String changed : new String[] {"augment=none", "augment=full"}) {
                        for (String kept : new String[] {"validation=0", "validation=0.2"}) {
                            all.add("model=" + model + " " + mixed + " " + scribbles + " " + changed + " " + kept);
                        }
                    }
                }
            }
        }
        for (String loss : new String[] {"mse", "mae", "huber", "smooth-l1", "focal", "multi-margin"}) {
            all.add("loss=" + loss + " model=784-30-10");
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void everyNetTrainsOnThemWhateverIsMixedIn(String change) {
        RunSpec spec = Presets.of("my-digits-solve").apply("samples=200 batch=100 epochs=1 " + change);
        assertThat(spec.problems()).isEmpty();
        RunResult result = Trainer.of(spec, new TaskData(own(), own())).run();
        assertThat(result.steps()).isEqualTo(2);
        assertThat(result.test().samples()).isEqualTo(OWN);
        assertThat(result.loss()).isFinite();
    }

    @Test
    void fewDrawingsComeRoundUntilAnEpochIsLongEnoughToLearnFrom() {
        RunSpec spec = Presets.of("my-digits-solve").apply("samples=1000 drawn=0.7 scribbles=0.05");
        assertThat(Mixture.samples(spec, OWN)).isEqualTo(1000);
        Dataset mixed = Mixture.of(spec, own());
        assertThat(mixed.size()).isEqualTo(1000);
        Dataset own = own();
        float[] first = new float[784];
        float[] read = new float[784];
        for (int i = 0; i < 250; i++) {
            own.read(i % OWN, first, 0, new float[1], 0);
            mixed.read(i, read, 0, new float[10], 0);
            assertThat(read).as("sample %d is drawing %d", i, i % OWN).isEqualTo(first);
        }
        mixed.read(250, read, 0, new float[10], 0);
        own.read(250 % OWN, first, 0, new float[1], 0);
        assertThat(read).as("the next one is made").isNotEqualTo(first);
    }

    @Test
    void manyDrawingsAreAllLearnedFrom() {
        RunSpec spec = Presets.of("my-digits-solve").apply("samples=1000 drawn=0.5 scribbles=0");
        assertThat(Mixture.samples(spec, 800)).isEqualTo(1600);
        assertThat(Mixture.samples(Presets.of("shipped"), 60_000)).isEqualTo(60_000 + 21_429 + 4286);
        assertThat(Mixture.samples(Presets.of("digits-solve"), 60_000)).isEqualTo(60_000);
    }
}
