package dev.inkling.nnlib.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The Mersenne twister as its authors and the C++ standard have it, and what PyTorch makes of it. */
class TorchGeneratorTest {
    private static int[] draw(TorchGenerator random, int count) {
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            drawn[i] = random.nextInt();
        }
        return drawn;
    }

    @Test
    void isTheTwisterOfItsAuthors() {
        TorchGenerator random = new TorchGenerator(5489);
        int[] drawn = draw(random, 10_000);
        assertThat(drawn)
                .startsWith((int) 3499211612L, 581869302, (int) 3890346734L, (int) 3586334585L, 545404204)
                .endsWith((int) 4123659995L);
    }

    @Test
    void ofTheSeedTheLowerHalfCounts() {
        assertThat(draw(new TorchGenerator(7L << 32 | 5489), 10)).isEqualTo(draw(new TorchGenerator(5489), 10));
    }

    @Test
    void beginsAnewAndGoesOnWhereAnotherStands() {
        TorchGenerator random = new TorchGenerator(1);
        int[] first = draw(random, 1000);
        random.seed(1);
        assertThat(draw(random, 700)).isEqualTo(Arrays.copyOf(first, 700));
        TorchGenerator other = new TorchGenerator(2);
        other.copyFrom(random);
        int[] rest = Arrays.copyOfRange(first, 700, 1000);
        assertThat(draw(other, 300)).isEqualTo(rest);
        assertThat(draw(random, 300)).isEqualTo(rest);
    }

    @Test
    void longAndUniformNumbersAreMadeOfTheSameBits() {
        TorchGenerator random = new TorchGenerator(3);
        TorchGenerator bits = new TorchGenerator(3);
        for (int i = 0; i < 1000; i++) {
            long high = bits.nextInt() & 0x7fffffffL;
            assertThat(random.nextLong()).isEqualTo(high << 32 | Integer.toUnsignedLong(bits.nextInt()));
            int part = bits.nextInt() & 0xffffff;
            assertThat(random.uniform(0.3f)).isEqualTo((float) (part / 16777216.0 * 2 * 0.3f - 0.3f));
        }
    }

    @Test
    void aPermutationSwapsEachWithOneOfThoseBehind() {
        TorchGenerator random = new TorchGenerator(4);
        TorchGenerator bits = new TorchGenerator(4);
        int[] expected = new int[50];
        for (int i = 0; i < 50; i++) {
            expected[i] = i;
        }
        for (int i = 0; i < 49; i++) {
            int j = i + (int) (Integer.toUnsignedLong(bits.nextInt()) % (50 - i));
            int moved = expected[i];
            expected[i] = expected[j];
            expected[j] = moved;
        }
        int[] order = new int[50];
        random.permute(order);
        assertThat(order).isEqualTo(expected);
        assertThat(random.nextInt()).isEqualTo(bits.nextInt());
    }
}
