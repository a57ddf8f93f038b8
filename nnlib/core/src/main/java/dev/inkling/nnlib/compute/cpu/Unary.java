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
            case EXP -> exp(x, xo, o, oo, n);
            case EXPM1 -> expm1(x, xo, o, oo, n);
            case LOG -> log(x, xo, o, oo, n);
            case LOG1P -> log1p(x, xo, o, oo, n);
            case TANH -> tanh(x, xo, o, oo, n);
            case SIGMOID -> sigmoid(x, xo, o, oo, n);
            case ERF -> erf(x, xo, o, oo, n);
            default -> throw new IllegalArgumentException(p + " is not a function of one value");
        }
    }

    // each in a method of its own, which the compiler then takes for itself

    private static void exp(float[] x, int xo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) o[oo + i] = FloatMath.exp(x[xo + i]);
    }

    private static void expm1(float[] x, int xo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) o[oo + i] = FloatMath.expm1(x[xo + i]);
    }

    private static void log(float[] x, int xo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) o[oo + i] = FloatMath.log(x[xo + i]);
    }

    private static void log1p(float[] x, int xo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) o[oo + i] = FloatMath.log1p(x[xo + i]);
    }

    private static void tanh(float[] x, int xo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) o[oo + i] = FloatMath.tanh(x[xo + i]);
    }

    private static void sigmoid(float[] x, int xo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) o[oo + i] = FloatMath.sigmoid(x[xo + i]);
    }

    private static void erf(float[] x, int xo, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) o[oo + i] = FloatMath.erf(x[xo + i]);
    }
}
