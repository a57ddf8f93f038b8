package dev.inkling.nnlib.compute.cpu.plain;

import dev.inkling.nnlib.compute.cpu.shapes.RowTile;

/**
 * Tiles that multiply and add with one rounding. Android has Math.fma only from API 33, and ART does not vectorise it:
 * this class is loaded by name, on a JVM whose processor has the instruction, and nothing may refer to it.
 */
@JvmOnly
final class FmaTiles implements RowTile.Family {
    private final RowTile[] shapes = {new Tile4x2(), new Tile2x4()};
    private final RowTile single = new Tile1x4();
    private final RowTile last = new Tile1x1();

    FmaTiles() {
        if (!fast()) throw new UnsupportedOperationException("this processor has no fused multiply-add");
    }

    /**
     * Without the instruction Math.fma computes with BigDecimal, a hundred times slower: no load on the machine hides
     * that.
     */
    private static boolean fast() {
        long least = Long.MAX_VALUE;
        float x = 0.5f;
        for (int look = 0; look < 5; look++) {
            long start = System.nanoTime();
            for (int i = 0; i < 400; i++) x = Math.fma(x, 0.9f, 0.1f);
            least = Math.min(least, System.nanoTime() - start);
        }
        return x > 0 && least < 400 * 400;
    }

    @Override
    public String name() {
        return "fma";
    }

    @Override
    public RowTile[] shapes() {
        return shapes;
    }

    @Override
    public RowTile single() {
        return single;
    }

    @Override
    public RowTile last() {
        return last;
    }

    @Override
    public void pair(
            float[] c0, float[] c1, float[] x0, float[] x1, float[] x2, float[] y0, float[] y1, int from, int to) {
        for (int j = from; j < to; j++) {
            final float x = x1[j];
            final float y = y0[j];
            final float z = y1[j];
            c0[j] = Math.fma(x, z, Math.fma(x0[j], y, c0[j]));
            c1[j] = Math.fma(x2[j], z, Math.fma(x, y, c1[j]));
        }
    }

    @Override
    public void two(float[] c, float[] x0, float[] x1, float[] y0, float[] y1, int from, int to) {
        for (int j = from; j < to; j++) c[j] = Math.fma(x1[j], y1[j], Math.fma(x0[j], y0[j], c[j]));
    }

    @Override
    public void one(float[] c, float[] x, float[] y, int from, int to) {
        for (int j = from; j < to; j++) c[j] = Math.fma(x[j], y[j], c[j]);
    }

    @JvmOnly
    private static final class Tile4x2 extends RowTile {
        Tile4x2() {
            super("4x2", 4, 2);
        }

        @Override
        public void run(
                float[][] c,
                int i,
                float[][] b,
                float[] a,
                int ao,
                int ars,
                int aks,
                int k0,
                int k1,
                int from,
                int to) {
            rows(c[i], c[i + 1], c[i + 2], c[i + 3], b, a, ao, ars, aks, k0, k1, from, to);
        }

        private static void rows(
                float[] c0,
                float[] c1,
                float[] c2,
                float[] c3,
                float[][] b,
                float[] a,
                int ao,
                int ars,
                int aks,
                int k0,
                int k1,
                int from,
                int to) {
            for (int k = k0; k < k1; k += 2) {
                final float[] b0 = b[k];
                final float[] b1 = b[k + 1];
                int p = ao + k * aks;
                final float a00 = a[p];
                final float a01 = a[p + aks];
                final float a10 = a[p + ars];
                final float a11 = a[p + ars + aks];
                final float a20 = a[p + 2 * ars];
                final float a21 = a[p + 2 * ars + aks];
                final float a30 = a[p + 3 * ars];
                final float a31 = a[p + 3 * ars + aks];
                for (int j = from; j < to; j++) {
                    final float x0 = b0[j];
                    final float x1 = b1[j];
                    c0[j] = Math.fma(a01, x1, Math.fma(a00, x0, c0[j]));
                    c1[j] = Math.fma(a11, x1, Math.fma(a10, x0, c1[j]));
                    c2[j] = Math.fma(a21, x1, Math.fma(a20, x0, c2[j]));
                    c3[j] = Math.fma(a31, x1, Math.fma(a30, x0, c3[j]));
                }
            }
        }
    }

    @JvmOnly
    private static final class Tile2x4 extends RowTile {
        Tile2x4() {
            super("2x4", 2, 4);
        }

        @Override
        public void run(
                float[][] c,
                int i,
                float[][] b,
                float[] a,
                int ao,
                int ars,
                int aks,
                int k0,
                int k1,
                int from,
                int to) {
            rows(c[i], c[i + 1], b, a, ao, ars, aks, k0, k1, from, to);
        }

        private static void rows(
                float[] c0,
                float[] c1,
                float[][] b,
                float[] a,
                int ao,
                int ars,
                int aks,
                int k0,
                int k1,
                int from,
                int to) {
            for (int k = k0; k < k1; k += 4) {
                final float[] b0 = b[k];
                final float[] b1 = b[k + 1];
                final float[] b2 = b[k + 2];
                final float[] b3 = b[k + 3];
                int p = ao + k * aks;
                final float a00 = a[p];
                final float a01 = a[p + aks];
                final float a02 = a[p + 2 * aks];
                final float a03 = a[p + 3 * aks];
                final float a10 = a[p + ars];
                final float a11 = a[p + ars + aks];
                final float a12 = a[p + ars + 2 * aks];
                final float a13 = a[p + ars + 3 * aks];
                for (int j = from; j < to; j++) {
                    final float x0 = b0[j];
                    final float x1 = b1[j];
                    final float x2 = b2[j];
                    final float x3 = b3[j];
                    c0[j] = Math.fma(a03, x3, Math.fma(a02, x2, Math.fma(a01, x1, Math.fma(a00, x0, c0[j]))));
                    c1[j] = Math.fma(a13, x3, Math.fma(a12, x2, Math.fma(a11, x1, Math.fma(a10, x0, c1[j]))));
                }
            }
        }
    }

    @JvmOnly
    private static final class Tile1x4 extends RowTile {
        Tile1x4() {
            super("1x4", 1, 4);
        }

        @Override
        public void run(
                float[][] c,
                int i,
                float[][] b,
                float[] a,
                int ao,
                int ars,
                int aks,
                int k0,
                int k1,
                int from,
                int to) {
            rows(c[i], b, a, ao, aks, k0, k1, from, to);
        }

        private static void rows(
                float[] c0, float[][] b, float[] a, int ao, int aks, int k0, int k1, int from, int to) {
            for (int k = k0; k < k1; k += 4) {
                final float[] b0 = b[k];
                final float[] b1 = b[k + 1];
                final float[] b2 = b[k + 2];
                final float[] b3 = b[k + 3];
                int p = ao + k * aks;
                final float a00 = a[p];
                final float a01 = a[p + aks];
                final float a02 = a[p + 2 * aks];
                final float a03 = a[p + 3 * aks];
                for (int j = from; j < to; j++) {
                    final float x0 = b0[j];
                    final float x1 = b1[j];
                    final float x2 = b2[j];
                    final float x3 = b3[j];
                    c0[j] = Math.fma(a03, x3, Math.fma(a02, x2, Math.fma(a01, x1, Math.fma(a00, x0, c0[j]))));
                }
            }
        }
    }

    @JvmOnly
    private static final class Tile1x1 extends RowTile {
        Tile1x1() {
            super("1x1", 1, 1);
        }

        @Override
        public void run(
                float[][] c,
                int i,
                float[][] b,
                float[] a,
                int ao,
                int ars,
                int aks,
                int k0,
                int k1,
                int from,
                int to) {
            rows(c[i], b, a, ao, aks, k0, k1, from, to);
        }

        private static void rows(
                float[] c0, float[][] b, float[] a, int ao, int aks, int k0, int k1, int from, int to) {
            for (int k = k0; k < k1; k += 1) {
                final float[] b0 = b[k];
                int p = ao + k * aks;
                final float a00 = a[p];
                for (int j = from; j < to; j++) {
                    final float x0 = b0[j];
                    c0[j] = Math.fma(a00, x0, c0[j]);
                }
            }
        }
    }
}
