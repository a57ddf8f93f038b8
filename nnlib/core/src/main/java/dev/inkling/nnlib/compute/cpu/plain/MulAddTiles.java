package dev.inkling.nnlib.compute.cpu.plain;

import dev.inkling.nnlib.compute.cpu.shapes.RowTile;

/**
 * Tiles that multiply, round, add and round again: what every device can do.
 */
final class MulAddTiles implements RowTile.Family {
    private final RowTile[] shapes = {new Tile2x2()};
    private final RowTile single = new Tile1x4();
    private final RowTile last = new Tile1x1();

    @Override
    public String name() {
        return "muladd";
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
            c0[j] = c0[j] + x0[j] * y + x * z;
            c1[j] = c1[j] + x * y + x2[j] * z;
        }
    }

    @Override
    public void two(float[] c, float[] x0, float[] x1, float[] y0, float[] y1, int from, int to) {
        for (int j = from; j < to; j++) c[j] = c[j] + x0[j] * y0[j] + x1[j] * y1[j];
    }

    @Override
    public void one(float[] c, float[] x, float[] y, int from, int to) {
        for (int j = from; j < to; j++) c[j] = c[j] + x[j] * y[j];
    }

    private static final class Tile2x2 extends RowTile {
        Tile2x2() {
            super("2x2", 2, 2);
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
            for (int k = k0; k < k1; k += 2) {
                final float[] b0 = b[k];
                final float[] b1 = b[k + 1];
                int p = ao + k * aks;
                final float a00 = a[p];
                final float a01 = a[p + aks];
                final float a10 = a[p + ars];
                final float a11 = a[p + ars + aks];
                for (int j = from; j < to; j++) {
                    final float x0 = b0[j];
                    final float x1 = b1[j];
                    c0[j] = c0[j] + a00 * x0 + a01 * x1;
                    c1[j] = c1[j] + a10 * x0 + a11 * x1;
                }
            }
        }
    }

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
                    c0[j] = c0[j] + a00 * x0 + a01 * x1 + a02 * x2 + a03 * x3;
                }
            }
        }
    }

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
                    c0[j] = c0[j] + a00 * x0;
                }
            }
        }
    }
}
