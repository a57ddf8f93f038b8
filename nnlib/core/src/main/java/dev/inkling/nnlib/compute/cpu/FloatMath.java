package dev.inkling.nnlib.compute.cpu;

/**
 * Exponential and its relatives, for floats, computed in double from sums and products alone: correctly rounded but for
 * one value in thousands, several times faster than java.lang.Math, and the same bits on every machine.
 */
final class FloatMath {
    private static final double LN2 = 0.6931471805599453;
    private static final double BY_LN2 = 1 / LN2;
    /** Added and taken away again, it rounds a double to a whole number, which then stands in its low bits. */
    private static final double ROUND = 0x1.8p52;

    private FloatMath() {}

    static float exp(float x) {
        return (float) exp((double) x);
    }

    static float sigmoid(float x) {
        return (float) (1 / (1 + exp(-(double) x)));
    }

    static float expm1(float x) {
        return (float) expm1((double) x);
    }

    static float tanh(float x) {
        if (x > 20) return 1;
        if (x < -20) return -1;
        double grown = expm1(2 * (double) x);
        return x == 0 ? x : (float) (grown / (grown + 2));
    }

    static float log(float x) {
        return (float) log((double) x);
    }

    static float log1p(float x) {
        // below, 1 + x would lose what x has
        if (Math.abs(x) < 1e-6f) return (float) (x - 0.5 * x * x);
        return (float) log(1 + (double) x);
    }

    /** To about 1e-10 of the value, for what a float can hold. */
    private static double exp(double x) {
        if (!(x > -104)) return x <= -104 ? 0 : x;
        if (x > 700) return Double.POSITIVE_INFINITY;
        double shifted = x * BY_LN2 + ROUND;
        double r = x - (shifted - ROUND) * LN2;
        return (1 + r * rest(r)) * power(shifted);
    }

    private static double expm1(double x) {
        if (!(x > -104)) return x <= -104 ? -1 : x;
        if (x > 700) return Double.POSITIVE_INFINITY;
        double shifted = x * BY_LN2 + ROUND;
        double r = x - (shifted - ROUND) * LN2;
        double power = power(shifted);
        return power == 1 ? r * rest(r) : (1 + r * rest(r)) * power - 1;
    }

    /** (e^r - 1) / r for |r| up to ln 2 / 2. */
    private static double rest(double r) {
        double even = 1.0 / 6 + r * (1.0 / 24);
        double odd = 1.0 / 120 + r * (1.0 / 720);
        double last = 1.0 / 5040 + r * (1.0 / 40320 + r * (1.0 / 362880));
        double r2 = r * r;
        return 1 + r * 0.5 + r2 * (even + r2 * (odd + r2 * last));
    }

    private static double power(double shifted) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    }

    /** To about 1e-11 of the value; x is zero, negative, not finite, or lies well within the doubles. */
    private static double log(double x) {
        if (!(x > 0)) return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
        if (x == Double.POSITIVE_INFINITY) return x;
        long bits = Double.doubleToRawLongBits(x);
        // the exponent so that the rest lies between the roots of 1/2 and of 2
        long exponent = (bits - 0x3FE6A09E667F3BCDL) >> 52;
        double rest = Double.longBitsToDouble(bits - (exponent << 52));
        double s = (rest - 1) / (rest + 1);
        double s2 = s * s;
        double s4 = s2 * s2;
        double low = 2.0 / 3 + s2 * (2.0 / 5);
        double high = 2.0 / 7 + s2 * (2.0 / 9) + s4 * (2.0 / 11 + s2 * (2.0 / 13));
        return exponent * LN2 + s * (2 + s2 * (low + s4 * high));
    }

    /**
     * By Taylor series near 0 and by the continued fraction of erfc outside, in double, so that the float is the
     * nearest or its neighbour.
     */
    static float erf(float value) {
        double x = Math.abs((double) value);
        double result;
        if (Float.isNaN(value)) return value;
        if (x > 6) {
            result = 1;
        } else if (x < 2.5) {
            double term = x;
            double sum = x;
            for (int k = 1; Math.abs(term) > 1e-17 * sum && k < 80; k++) {
                term *= -x * x / k;
                sum += term / (2 * k + 1);
            }
            result = sum * 2 / Math.sqrt(Math.PI);
        } else {
            double fraction = x;
            for (int k = 60; k >= 1; k--) fraction = x + k / 2.0 / fraction;
            result = 1 - exp(-x * x) / (fraction * Math.sqrt(Math.PI));
        }
        return (float) (value < 0 ? -result : result);
    }
}
