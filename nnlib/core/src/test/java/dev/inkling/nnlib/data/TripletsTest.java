package dev.inkling.nnlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two of a class, and one of another. */
final class TripletsTest {
    /** Ten samples whose only number is their index; the class is the index modulo 3, and a fourth class has one. */
    private static Dataset labelled() {
        float[] inputs = new float[10];
        float[] labels = new float[10];
        for (int i = 0; i < 10; i++) {
            inputs[i] = i;
            labels[i] = i == 9 ? 3 : i % 3;
        }
        return ArrayDataset.classes(inputs, new int[] {1}, labels, 4);
    }

    private static float[] read(Dataset triplets, int index) {
        float[] three = new float[3];
        float[] target = {7};
        triplets.read(index, three, 0, target, 0);
        assertThat(target).containsExactly(0);
        return three;
    }

    @Test
    void theFirstTwoAreDifferentSamplesOfAClassAndTheThirdIsOfAnother() {
        Dataset triplets = new Triplets(labelled(), 500, 3);
        assertThat(triplets.size()).isEqualTo(500);
        assertThat(triplets.inputShape()).containsExactly(3, 1);
        Set<Float> firsts = new HashSet<>();
        Set<Float> thirds = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            float[] three = read(triplets, i);
            assertThat(three[0] % 3).isEqualTo(three[1] % 3);
            assertThat(three[0]).isNotEqualTo(three[1]);
            assertThat(three[2] % 3).isNotEqualTo(three[0] % 3);
            firsts.add(three[0]);
            thirds.add(three[2]);
        }
        // Whoever is alone in its class is like nobody.
        assertThat(firsts).hasSize(9).doesNotContain(9f);
        assertThat(thirds).hasSize(9).doesNotContain(9f);
    }

    @Test
    void whichThreeIsAFunctionOfSeedAndIndex() {
        Dataset one = new Triplets(labelled(), 50, 3);
        Dataset other = new Triplets(labelled(), 50, 4);
        int differing = 0;
        for (int i = 49; i >= 0; i--) {
            assertThat(read(one, i)).containsExactly(read(new Triplets(labelled(), 50, 3), i));
            differing += Arrays.equals(read(one, i), read(other, i)) ? 0 : 1;
        }
        assertThat(differing).isGreaterThan(25);
    }

    @Test
    void withoutTwoClassesOfTwoThereAreNone() {
        Dataset alone = ArrayDataset.classes(new float[3], new int[] {1}, new float[] {0, 0, 1}, 2);
        assertThatThrownBy(() -> new Triplets(alone, 5, 1)).hasMessageContaining("two samples of each of two classes");
    }
}
