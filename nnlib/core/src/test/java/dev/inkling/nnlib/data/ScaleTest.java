package dev.inkling.nnlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Columns are brought to what nets like, and back. */
final class ScaleTest {
    private static final List<String> NAMES = List.of("far", "same", "near");

    private static float[] rows(Random random) {
        float[] rows = new float[3 * 40];
        for (int i = 0; i < 40; i++) {
            rows[3 * i] = (float) (1e6 + 1000 * random.nextGaussian());
            rows[3 * i + 1] = 5;
            rows[3 * i + 2] = (float) random.nextGaussian();
        }
        return rows;
    }

    @Test
    void toMeanZeroAndDeviationOneAndBack() {
        long seed = System.nanoTime();
        float[] rows = rows(new Random(seed));
        Scale scale = Scale.standard(NAMES, rows);
        float[] shrunk = rows.clone();
        scale.shrink(shrunk);
        for (int column = 0; column < 3; column++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < 40; i++) {
                float value = shrunk[3 * i + column];
                sum += value;
                squares += value * value;
                assertThat(scale.value(column, value))
                        .as("seed %d", seed)
                        .isCloseTo(rows[3 * i + column], offset(1e-6f * Math.abs(rows[3 * i + column]) + 1e-5f));
            }
            assertThat(sum / 40).as("seed %d", seed).isCloseTo(0, offset(1e-6));
            assertThat(squares / 40).as("seed %d", seed).isCloseTo(column == 1 ? 0 : 1, offset(1e-5));
        }
    }

    @Test
    void toTheUnitRange() {
        float[] rows = rows(new Random(2));
        Scale.unit(NAMES, rows).shrink(rows);
        for (int column = 0; column < 3; column += 2) {
            float least = 9;
            float most = -9;
            for (int i = 0; i < 40; i++) {
                least = Math.min(least, rows[3 * i + column]);
                most = Math.max(most, rows[3 * i + column]);
            }
            assertThat(least).isZero();
            assertThat(most).isEqualTo(1);
        }
        assertThat(rows[1]).isZero();
    }

    @Test
    void everyColumnHasItsNumbers() {
        assertThatThrownBy(() -> new Scale(NAMES, new double[3], new double[2]))
                .hasMessage("There are 3 columns, 3 offsets and 2 sizes: one of each belongs to a column.");
    }
}
