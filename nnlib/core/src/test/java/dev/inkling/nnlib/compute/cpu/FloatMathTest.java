package dev.inkling.nnlib.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Every function against java.lang.Math in double, over all floats in steps. */
class FloatMathTest {
    private interface FloatFunction {
        float of(float x);
    }

    /** The largest distance from the exact value, in units of the float's last place. */
    private static double worst(FloatFunction function, DoubleUnaryOperator exact) {
        double worst = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += 2_503) {
            float x = Float.intBitsToFloat((int) bits);
            double want = exact.applyAsDouble(x);
            float got = function.of(x);
            if (Double.isNaN(want) || Float.isInfinite((float) want) || want == 0) {
                assertThat(Float.compare(got, (float) want))
                        .as("f(%s) = %s, not %s", x, got, want)
                        .isZero();
            } else {
                worst = Math.max(worst, Math.abs(got - want) / Math.ulp((float) want));
            }
        }
        return worst;
    }

    @Test
    void everyFunctionIsRoundedAlmostCorrectly() {
        assertThat(worst(FloatMath::exp, Math::exp)).isLessThan(0.502);
        assertThat(worst(FloatMath::expm1, Math::expm1)).isLessThan(0.502);
        assertThat(worst(FloatMath::log, Math::log)).isLessThan(0.502);
        assertThat(worst(FloatMath::log1p, Math::log1p)).isLessThan(0.502);
        assertThat(worst(FloatMath::tanh, Math::tanh)).isLessThan(0.502);
        assertThat(worst(FloatMath::sigmoid, x -> 1 / (1 + Math.exp(-x)))).isLessThan(0.502);
    }

    @Test
    void theEndsAreExact() {
        assertThat(FloatMath.exp(0)).isEqualTo(1);
        assertThat(FloatMath.exp(Float.NEGATIVE_INFINITY)).isEqualTo(0);
        assertThat(FloatMath.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(FloatMath.tanh(-1e4f)).isEqualTo(-1);
        assertThat(FloatMath.sigmoid(-1e4f)).isEqualTo(0);
        assertThat(FloatMath.sigmoid(1e4f)).isEqualTo(1);
        assertThat(FloatMath.log(1)).isEqualTo(0);
        assertThat(FloatMath.log(0)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(FloatMath.log(-1)).isNaN();
        assertThat(1 / FloatMath.tanh(-0f)).isEqualTo(Float.NEGATIVE_INFINITY);
    }
}
