package dev.inkling.nnlib.compute.cpu.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import java.util.Random;

/** What every kernel set must do, wherever it is written. */
public final class KernelChecks {
    private static final int[] SIZES = {1, 3, 17, 31, 33, 100, 257};

    private KernelChecks() {}

    /**
     * Every odd size against every other, each operand in both layouts, replaced and added to, on one thread and on
     * two.
     */
    public static void agreesWithTheReference(Kernels kernels) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (WorkPool one = new WorkPool(1);
                WorkPool two = new WorkPool(2)) {
            for (int m : SIZES) {
                for (int n : SIZES) {
                    for (int k : SIZES) {
                        Case c = new Case(m, n, k, random);
                        String where = kernels.name() + " " + c + " seed " + seed;
                        float[] serial = c.run(kernels, one);
                        c.compare(serial, where);
                        assertThat(c.run(kernels, two))
                                .as("two threads: %s", where)
                                .isEqualTo(serial);
                    }
                }
            }
        }
    }

    /** Sizes beyond the caches, where the operands are taken in parts. */
    public static void agreesOnLargeProducts(Kernels kernels) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[][] sizes = {
            {257, 100, 1100},
            {263, 517, 530},
            {31, 257, 2100},
            {523, 33, 777},
            {100, 500, 784},
            {2100, 3, 100},
            {83, 206, 31}
        };
        try (WorkPool one = new WorkPool(1);
                WorkPool two = new WorkPool(2)) {
            for (int i = 0; i < 2 * sizes.length; i++) {
                int[] size = sizes[i % sizes.length];
                Case c = new Case(size[0], size[1], size[2], random);
                String where = kernels.name() + " " + c + " seed " + seed;
                float[] serial = c.run(kernels, one);
                c.compare(serial, where);
                assertThat(c.run(kernels, two)).as("two threads: %s", where).isEqualTo(serial);
            }
        }
    }

    /**
     * Two ways to the same sums: whoever goes on with a session on another machine of this kernel set finds the same
     * bits.
     */
    public static void agreeBitForBit(Kernels kernels, Kernels others) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[][] sizes = {{3, 5, 7}, {17, 33, 100}, {100, 500, 784}, {257, 31, 1100}, {500, 784, 100}};
        try (WorkPool pool = new WorkPool(2)) {
            for (int[] size : sizes) {
                Case c = new Case(size[0], size[1], size[2], random);
                assertThat(c.run(kernels, pool)).as("%s seed %d", c, seed).isEqualTo(c.run(others, pool));
            }
        }
    }

    /** NaN and infinity reach exactly the elements that they reach in the reference. */
    public static void carriesNanAndInfinity(Kernels kernels) {
        Random random = new Random(7);
        float[] odd = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        try (WorkPool pool = new WorkPool(2)) {
            for (int m : SIZES) {
                for (int n : new int[] {1, 17, 33, 100}) {
                    Case c = new Case(m, n, 31, random);
                    c.a[random.nextInt(c.a.length)] = odd[m % 3];
                    c.b[random.nextInt(c.b.length)] = odd[(m + n) % 3];
                    c.compare(c.run(kernels, pool), kernels.name() + " " + c);
                }
            }
        }
    }

    /** One pass gives the bits of the primitives one after another, at every length and with values at the edge. */
    public static void stepsAdamLikeItsComposition(Kernels kernels) {
        Random random = new Random(11);
        for (int n : SIZES) {
            float[][] x = new float[4][n + 5];
            for (float[] row : x) for (int i = 0; i < row.length; i++) row[i] = (float) random.nextGaussian();
            for (int i = 0; i < x[2].length; i++) x[2][i] = x[2][i] * x[2][i];
            x[3][n / 2] = n % 3 == 0 ? Float.NaN : n % 3 == 1 ? Float.POSITIVE_INFINITY : 0;
            Kernels.AdamNumbers a = new Kernels.AdamNumbers();
            a.u1 = 0.1f;
            a.beta2 = 0.999f;
            a.u2 = 0.001f;
            a.step = 0.003f;
            a.root = 0.2f;
            a.eps = 1e-8f;
            float[][] y = {x[0].clone(), x[1].clone(), x[2].clone(), x[3]};
            for (int i = 2; i < n + 2; i++) {
                float g = y[3][i];
                float gap = g - y[1][i];
                float moved = gap * a.u1;
                y[1][i] = y[1][i] + moved;
                float kept = y[2][i] * a.beta2;
                float square = g * g;
                float added = square * a.u2;
                y[2][i] = kept + added;
                float root = (float) Math.sqrt(y[2][i]);
                float corrected = root / a.root;
                float divisor = corrected + a.eps;
                float scaled = y[1][i] * a.step;
                float change = scaled / divisor;
                y[0][i] = y[0][i] - change;
            }
            kernels.adam(x[0], x[1], x[2], x[3], 2, n + 2, a);
            for (int k = 0; k < 3; k++)
                assertThat(x[k]).as("%s, array %d of %d", kernels.name(), k, n).isEqualTo(y[k]);
        }
    }

    /** One product of random layout, with gaps around its operands that must stay as they were. */
    private static final class Case {
        final Gemm.Shape shape;
        final float[] a;
        final float[] b;
        final float[] c;
        final int ao;
        final int bo;
        final int co;
        final boolean adds;

        Case(int m, int n, int k, Random random) {
            int gap = random.nextInt(3);
            boolean ta = random.nextBoolean();
            boolean tb = random.nextBoolean();
            boolean tc = random.nextInt(4) == 0;
            int[] as = strides(m, k, ta, gap);
            int[] bs = strides(k, n, tb, gap);
            int[] cs = strides(m, n, tc, gap);
            shape = new Gemm.Shape(m, n, k, as[0], as[1], bs[0], bs[1], cs[0], cs[1]);
            ao = random.nextInt(4);
            bo = random.nextInt(4);
            co = random.nextInt(4);
            a = values(ao + (m - 1) * as[0] + (k - 1) * as[1] + 1, random);
            b = values(bo + (k - 1) * bs[0] + (n - 1) * bs[1] + 1, random);
            c = values(co + (m - 1) * cs[0] + (n - 1) * cs[1] + 1 + gap, random);
            adds = random.nextBoolean();
        }

        private static int[] strides(int rows, int cols, boolean transposed, int gap) {
            return transposed ? new int[] {1, rows + gap} : new int[] {cols + gap, 1};
        }

        private static float[] values(int size, Random random) {
            float[] v = new float[size];
            for (int i = 0; i < size; i++) v[i] = (float) random.nextGaussian();
            return v;
        }

        /** What comes out; on the way each element has changed its sign once, when it was said to be finished. */
        float[] run(Kernels kernels, WorkPool pool) {
            float[] out = c.clone();
            kernels.gemm(shape, pool)
                    .ending((top, bottom, left, right) -> {
                        for (int i = top; i < bottom; i++) for (int j = left; j < right; j++) turn(out, i, j);
                    })
                    .run(a, ao, b, bo, out, co, adds);
            for (int i = 0; i < shape.m; i++) for (int j = 0; j < shape.n; j++) turn(out, i, j);
            return out;
        }

        private void turn(float[] out, int i, int j) {
            int o = co + i * shape.cRow + j * shape.cCol;
            out[o] = -out[o];
        }

        void compare(float[] got, String where) {
            boolean[] written = new boolean[c.length];
            for (int i = 0; i < shape.m; i++) {
                for (int j = 0; j < shape.n; j++) {
                    int o = co + i * shape.cRow + j * shape.cCol;
                    written[o] = true;
                    double sum = adds ? c[o] : 0;
                    double size = Math.abs(sum);
                    for (int t = 0; t < shape.k; t++) {
                        double x = a[ao + i * shape.aRow + t * shape.aCol];
                        double y = b[bo + t * shape.bRow + j * shape.bCol];
                        sum += x * y;
                        size += Math.abs(x * y);
                    }
                    if (Double.isNaN(sum) || Double.isInfinite(sum)) {
                        assertThat(got[o]).as("%s at %d, %d", where, i, j).isEqualTo(Float.valueOf((float) sum));
                    } else if (!(Math.abs(got[o] - sum) <= size * (shape.k + 1) * 0x1p-24)) {
                        throw new AssertionError(where + " at " + i + ", " + j + ": " + got[o] + " instead of " + sum);
                    }
                }
            }
            for (int o = 0; o < c.length; o++)
                if (!written[o])
                    assertThat(got[o]).as("%s wrote into a gap at %d", where, o).isEqualTo(c[o]);
        }

        @Override
        public String toString() {
            return shape.m + "x" + shape.k + "x" + shape.n + (adds ? " added" : "") + " a " + shape.aRow + ","
                    + shape.aCol + " b " + shape.bRow + "," + shape.bCol + " c " + shape.cRow + "," + shape.cCol;
        }
    }
}
