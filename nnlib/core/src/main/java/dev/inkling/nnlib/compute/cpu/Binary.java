package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;

/** out = f(x, y) along a contiguous row, y a row too or one value: one plain loop an operation. */
final class Binary {
    private Binary() {}

    static void row(Primitive p, float[] x, int xo, float[] y, int yo, float[] o, int oo, int n) {
        switch (p) {
            case ADD -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] + y[yo + i];
            }
            case SUB -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] - y[yo + i];
            }
            case MUL -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] * y[yo + i];
            }
            case DIV -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] / y[yo + i];
            }
            case POW -> {
                for (int i = 0; i < n; i++) o[oo + i] = (float) Math.pow(x[xo + i], y[yo + i]);
            }
            case MAX -> {
                for (int i = 0; i < n; i++) o[oo + i] = Math.max(x[xo + i], y[yo + i]);
            }
            case MIN -> {
                for (int i = 0; i < n; i++) o[oo + i] = Math.min(x[xo + i], y[yo + i]);
            }
            case GREATER -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] > y[yo + i] ? 1f : 0f;
            }
            case EQUAL -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] == y[yo + i] ? 1f : 0f;
            }
            case GATE -> {
                for (int i = 0; i < n; i++) o[oo + i] = Kernels.gate(x[xo + i], y[yo + i]);
            }
            default -> throw new IllegalArgumentException(p + " is not a function of two values");
        }
    }

    static void scalar(Primitive p, float[] x, int xo, float y, float[] o, int oo, int n) {
        switch (p) {
            case ADD -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] + y;
            }
            case SUB -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] - y;
            }
            case MUL -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] * y;
            }
            case DIV -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] / y;
            }
            case POW -> {
                for (int i = 0; i < n; i++) o[oo + i] = (float) Math.pow(x[xo + i], y);
            }
            case MAX -> {
                for (int i = 0; i < n; i++) o[oo + i] = Math.max(x[xo + i], y);
            }
            case MIN -> {
                for (int i = 0; i < n; i++) o[oo + i] = Math.min(x[xo + i], y);
            }
            case GREATER -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] > y ? 1f : 0f;
            }
            case EQUAL -> {
                for (int i = 0; i < n; i++) o[oo + i] = x[xo + i] == y ? 1f : 0f;
            }
            case GATE -> {
                for (int i = 0; i < n; i++) o[oo + i] = Kernels.gate(x[xo + i], y);
            }
            default -> throw new IllegalArgumentException(p + " is not a function of two values");
        }
    }
}
