package dev.inkling.nnlib.compute.cpu.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;

/** What the simple loops of every kernel set must do. */
public final class RowChecks {
    private static final int[] SIZES = {0, 1, 3, 16, 17, 31, 33, 100, 257};
    /** Around each row, and to stay as they were. */
    private static final int GAP = 3;

    private RowChecks() {}

    /**
     * The gate of a rectifier, rows added to rows, a bias with and without a limit, sums: the plain loops' bits, with
     * values at the edge, and nothing beside.
     */
    public static void agreeWithPlainLoops(Kernels kernels) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int n : SIZES) {
            String where = kernels.name() + ", " + n + " elements, seed " + seed;
            float[] x = values(n, random);
            float[] y = values(n, random);
            float[] out = values(n, random);

            float[] gated = out.clone();
            for (int i = 0; i < n; i++) gated[2 + i] = y[GAP + i] <= 0 ? 0f : x[1 + i];
            float[] seen = out.clone();
            kernels.gate(x, 1, y, GAP, seen, 2, n);
            assertThat(seen).as("gate: %s", where).isEqualTo(gated);

            float[] added = out.clone();
            for (int i = 0; i < n; i++) added[2 + i] = out[2 + i] + x[1 + i];
            seen = out.clone();
            kernels.add(seen, 2, x, 1, n);
            assertThat(seen).as("add: %s", where).isEqualTo(added);

            added = out.clone();
            for (int i = 0; i < n; i++) added[i] = out[i] + x[1 + i];
            seen = out.clone();
            kernels.add(seen, 0, x, 1, n);
            assertThat(seen).as("add from 0 on: %s", where).isEqualTo(added);

            int rows = 1 + random.nextInt(20);
            float[] planes = new float[GAP + rows * (n + 2)];
            double all = 0;
            for (int i = 0; i < planes.length; i++) planes[i] = (float) random.nextGaussian();
            for (int r = 0; r < rows; r++) all += sum(planes, GAP + r * (n + 2), n);
            // in single precision up to eight rows, whose sums are of about the root of eight
            assertThat(kernels.total(planes, GAP, rows, n + 2, n))
                    .as("total of %d rows: %s", rows, where)
                    .isCloseTo(all, within(1e-7 * rows * Math.sqrt(n + 1)));

            for (float least : new float[] {0f, Float.NEGATIVE_INFINITY}) {
                float[] biased = out.clone();
                for (int i = 0; i < n; i++) {
                    float moved = out[2 + i] + x[1 + i];
                    biased[2 + i] = moved < least ? least : moved;
                }
                seen = out.clone();
                kernels.bias(seen, 2, x, 1, least, n);
                assertThat(seen).as("bias, at least %s: %s", least, where).isEqualTo(biased);
            }
        }
    }

    /**
     * The moments of a unit that has died come to rest before they, or what Adam makes of them, are denormal numbers.
     */
    public static void letsMomentsFadeWithoutDenormalNumbers(Kernels kernels) {
        int n = 37;
        float[] p = new float[n];
        float[] m = new float[n];
        float[] v = new float[n];
        Random random = new Random(3);
        for (int i = 0; i < n; i++) {
            p[i] = (float) random.nextGaussian();
            m[i] = (float) random.nextGaussian();
            v[i] = Math.abs(m[i]);
        }
        Kernels.AdamNumbers x = new Kernels.AdamNumbers();
        x.u1 = 0.1f;
        x.beta2 = 0.999f;
        x.u2 = 0.001f;
        x.step = 0.001f;
        x.root = 1f;
        x.eps = 1e-8f;
        float[] g = new float[n];
        for (int step = 0; step < 120_000; step++) kernels.adam(p, m, v, g, 0, n, x);
        float[] before = p.clone();
        for (int i = 0; i < n; i++) {
            assertThat(Math.abs(m[i])).as("first moment %d", i).isLessThan(1e-29f);
            assertThat(v[i]).as("second moment %d", i).isLessThan(1e-27f);
            // a tenth of it and a thousandth of it are what is computed next
            for (float part : new float[] {m[i] * x.u1, m[i] * x.step, v[i] * x.u2})
                assertThat(part == 0 || Math.abs(part) >= Float.MIN_NORMAL)
                        .as("%s of %s and %s", part, m[i], v[i])
                        .isTrue();
        }
        kernels.adam(p, m, v, g, 0, n, x);
        assertThat(p).as("a dead unit's weights stay").isEqualTo(before);
    }

    private static double sum(float[] x, int o, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) sum += x[o + i];
        return sum;
    }

    private static float[] values(int n, Random random) {
        float[] x = new float[n + 2 * GAP];
        for (int i = 0; i < x.length; i++) x[i] = (float) random.nextGaussian();
        float[] edges = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f, Float.MIN_VALUE};
        for (float edge : edges) x[random.nextInt(x.length)] = edge;
        return x;
    }
}
