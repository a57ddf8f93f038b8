package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Half precision is tested where files are, in {@link SafetensorsTest}. */
class NumberTypeTest {
    @Test
    void everyBfloatComesBackAndWhatLiesBetweenTwoIsRounded() {
        for (int bits = 0; bits < 0x7f80; bits++) {
            float value = Float.intBitsToFloat(bits << 16);
            float middle = Float.intBitsToFloat(bits << 16 | 0x8000);
            int even = bits + (bits & 1);
            for (int sign = 0; sign < 2; sign++) {
                int negative = sign << 15;
                float toward = sign == 0 ? 1 : -1;
                assertThat(bfloat(toward * value)).isEqualTo(negative | bits);
                assertThat(bfloat(toward * middle)).isEqualTo(negative | even);
                assertThat(bfloat(toward * Math.nextDown(middle))).isEqualTo(negative | bits);
                assertThat(bfloat(toward * Math.nextUp(middle))).isEqualTo(negative | bits + 1);
            }
        }
        assertThat(bfloat(Float.POSITIVE_INFINITY)).isEqualTo(0x7f80);
        assertThat(bfloat(Float.NEGATIVE_INFINITY)).isEqualTo(0xff80);
    }

    /** Its upper half alone would be infinite. */
    @Test
    void aBfloatThatIsNoNumberStaysNone() {
        assertThat(bfloat(Float.NaN)).isEqualTo(0x7fc0);
        assertThat(bfloat(Float.intBitsToFloat(0x7f800001))).isEqualTo(0x7fc0);
        assertThat(bfloat(Float.intBitsToFloat(0xff810001))).isEqualTo(0xffc1);
    }

    private static int bfloat(float value) {
        return NumberType.floatToBfloat(value) & 0xffff;
    }
}
