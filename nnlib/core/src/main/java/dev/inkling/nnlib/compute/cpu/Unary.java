package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Primitive;

/** out = f(x) along a contiguous row: one plain loop an operation. */
final class Unary {
    private Unary() {}

    static void row(Primitive p, float[] x, int xo, float[] o, int oo, int n) {
        switch (p) {
            case COPY -> System.arraycopy(x, xo, o, oo, n);
            case NEG -> {
                for (int i = 0; i < n; i++) o[oo + i] = -x[xo + i];
            }
            case ABS -> {
                for (int i = 0; i < n; i++) o[oo + i] = Math.abs(x[xo + i]);
            }
            case SIGN -> {
                for (int i = 0; i < n; i++) o[oo + i] = Math.signum(x[xo + i]);
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) o[oo + i] = (float) Math.sqrt(x[xo + i]);
            }
            case EXP -> {
                for (int i = 0; i < n; i++) o[oo + i] = (float) Math.exp(x[xo + i]);
            }
            case EXPM1 -> {
                for (int i = 0; i < n; i++) o[oo + i] = (float) Math.expm1(x[xo + i]);
            }
            case LOG -> {
                for (int i = 0; i < n; i++) o[oo + i] = (float) Math.log(x[xo + i]);
            }
            case LOG1P -> {
                for (int i = 0; i < n; i++) o[oo + i] = (float) Math.log1p(x[xo + i]);
            }
            case TANH -> {
                for (int i = 0; i < n; i++) o[oo + i] = (float) Math.tanh(x[xo + i]);
            }
            case SIGMOID -> {
                for (int i = 0; i < n; i++) o[oo + i] = sigmoid(x[xo + i]);
            }
            case ERF -> {
                for (int i = 0; i < n; i++) o[oo + i] = erf(x[xo + i]);
            }
            default -> throw new IllegalArgumentException(p + " is not a function of one value");
        }
    }

    static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    /** By Taylor series near 0 and by the continued fraction of erfc outside, in double, so that the float is the nearest or its neighbour. */
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
            result = 1 - Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI));
        }
        return (float) (value < 0 ? -result : result);
    }
}
