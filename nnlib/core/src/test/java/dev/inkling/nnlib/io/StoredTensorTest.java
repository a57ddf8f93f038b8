package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whole numbers of every width are read as they were given, those without a sign, too. */
class StoredTensorTest {
    @Test
    void numbersWithoutASignFillTheirWidth() {
        for (NumberType type : new NumberType[] {NumberType.U8, NumberType.U16, NumberType.U32}) {
            long most = (1L << 8 * type.bytes()) - 1;
            long[] values = {0, 1, most / 2, most / 2 + 1, most - 1, most};
            StoredTensor stored = StoredTensor.of(type, values, values.length);
            assertThat(stored.longs()).as("%s", type).containsExactly(values);
            for (int i = 0; i < values.length; i++) {
                assertThat(stored.doubles()[i]).as("%s", type).isEqualTo(values[i]);
                assertThat(stored.floats()[i]).as("%s", type).isEqualTo((float) values[i]);
            }
        }
    }

    @Test
    void numbersWithASignKeepIt() {
        for (NumberType type : new NumberType[] {NumberType.I8, NumberType.I16, NumberType.I32, NumberType.I64}) {
            long most = Long.MAX_VALUE >>> Long.SIZE - 8 * type.bytes();
            long[] values = {-most - 1, -1, 0, 1, most};
            assertThat(StoredTensor.of(type, values, values.length).longs())
                    .as("%s", type)
                    .containsExactly(values);
        }
    }

    /** The nearest double, as where the number is reckoned without a limit. */
    @Test
    void longNumbersWithoutASignAreRoundedOnce() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long[] values = new long[1000];
        for (int i = 0; i < values.length; i++) {
            // A few bits below those that a double holds decide to which side it is rounded.
            values[i] = random.nextLong() & -1L << random.nextInt(13) | random.nextInt(2);
        }
        values[0] = 0;
        values[1] = -1;
        values[2] = Long.MIN_VALUE;
        values[3] = Long.MIN_VALUE | 1 << 10 | 1;
        double[] doubles =
                StoredTensor.of(NumberType.U64, values, values.length).doubles();
        for (int i = 0; i < values.length; i++) {
            assertThat(doubles[i])
                    .as("seed %d, %s", seed, Long.toUnsignedString(values[i]))
                    .isEqualTo(new BigInteger(Long.toUnsignedString(values[i])).doubleValue());
        }
    }
}
