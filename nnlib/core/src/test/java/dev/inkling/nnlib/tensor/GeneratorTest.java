package dev.inkling.nnlib.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.compute.RandomBits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A number is a function of seed and position, and nothing else moves the position. */
class GeneratorTest {
    @Test
    void everyNumberIsThatOfItsPosition() {
        Generator random = new Generator(5);
        assertThat(random.nextLong()).isEqualTo(RandomBits.bits(5, 0));
        assertThat(random.nextFloat()).isEqualTo(RandomBits.uniform(RandomBits.bits(5, 1)));
        assertThat(random.nextNormal()).isEqualTo(RandomBits.normal(RandomBits.bits(5, 2)));
        Tensor.rand(random, 2, 3);
        assertThat(random.counter()).isEqualTo(9);
        assertThat(random.nextLong()).isEqualTo(RandomBits.bits(5, 9));
        assertThat(random.seed()).isEqualTo(5);
        random.restore(6, 40);
        assertThat(random.seed()).isEqualTo(6);
        assertThat(random.nextLong()).isEqualTo(RandomBits.bits(6, 40));
        assertThat(random.counter()).isEqualTo(41);
    }

    @Test
    void aBoundIsNeverReached() {
        Generator random = new Generator(1);
        for (int i = 0; i < 100; i++) {
            assertThat(random.nextInt(1)).isZero();
            assertThat(random.nextInt(Integer.MAX_VALUE)).isNotNegative();
        }
        for (int bound : new int[] {0, -3}) {
            assertThatThrownBy(() -> random.nextInt(bound))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("nextInt: the bound must be at least 1, not " + bound);
        }
    }

    @Test
    void aBoundedNumberIsThatPartOfTheUpperBits() {
        Generator random = new Generator(3);
        for (int i = 0; i < 100; i++) {
            double part = (RandomBits.bits(3, i) >>> 32) / 0x1p32;
            assertThat(random.nextInt(1000)).isEqualTo((int) Math.floor(part * 1000));
        }
    }

    /** Each number goes to a random place among those before it, and what was there to its own. */
    @Test
    void aPermutationTakesOneNumberForEachPlace() {
        Generator random = new Generator(8);
        Generator same = new Generator(8);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            expected.add(i);
            Collections.swap(expected, i, same.nextInt(i + 1));
        }
        assertThat(random.permutation(20))
                .containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
        assertThat(random.counter()).isEqualTo(20);
        assertThat(random.permutation(0)).isEmpty();
    }
}
