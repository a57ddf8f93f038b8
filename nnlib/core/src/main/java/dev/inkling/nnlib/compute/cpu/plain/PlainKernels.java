package dev.inkling.nnlib.compute.cpu.plain;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.cpu.kernels.Conv;
import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import dev.inkling.nnlib.compute.cpu.shapes.RowTile;
import dev.inkling.nnlib.compute.cpu.shapes.TileTiming;

/** Plain Java: fused multiply-add where the JVM and the processor have it, else multiply and add. */
public final class PlainKernels extends Kernels {
    /**
     * Columns up to which a single row of sums is faster: a compiler that has seen long rows unrolls the larger tiles
     * so far that short ones never reach their vectors.
     */
    private static final int SHORT = 32;

    /** Columns below which a tall result is computed the other way round, so that rows are long. */
    private static final int NARROW = 48;

    private static final String FMA = "dev.inkling.nnlib.compute.cpu.plain.FmaTiles";

    private final RowTile.Family family;
    private final TileTiming timing;

    PlainKernels(RowTile.Family family) {
        this.family = family;
        timing = new TileTiming(family);
    }

    /**
     * The best set for this machine; chosen by what there is, never by the clock, so that it is the same in every run.
     */
    public static PlainKernels best() {
        return Best.KERNELS;
    }

    private static RowTile.Family fma() {
        if (System.getProperty("java.vm.name", "").contains("Dalvik")) return null;
        try {
            return Class.forName(FMA)
                    .asSubclass(RowTile.Family.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError | UnsupportedOperationException e) {
            return null;
        }
    }

    @Override
    public String name() {
        return "plain " + family.name();
    }

    /** Which shape of inner loop was fastest here, or that none has been needed yet. */
    String tile() {
        return timing.chosen();
    }

    @Override
    public Gemm gemm(Gemm.Shape shape, WorkPool pool) {
        boolean narrow = shape.n < shape.m && shape.n < NARROW;
        boolean across = shape.cCol != 1 && shape.cRow == 1 && shape.m >= NARROW;
        Gemm.Shape way = narrow || across ? shape.transposed() : shape;
        if (way.m < ThinRowGemm.ROWS && way.bCol == 1) {
            Gemm thin = new ThinRowGemm(way, family);
            return way == shape ? thin : Gemm.flipped(shape, thin);
        }
        RowTile tile = way.n < SHORT ? family.single() : timing.fastest(way.work());
        RowGemm gemm = new RowGemm(way, family, tile, pool);
        return way == shape ? gemm : Gemm.flipped(shape, gemm);
    }

    @Override
    public Conv conv(Conv.Shape shape, WorkPool pool) {
        return RowConv.of(shape, family, timing.fastest(shape.work() * shape.n), pool);
    }

    @Override
    public void adam(float[] p, float[] m, float[] v, float[] g, int from, int to, AdamNumbers x) {
        adam(p, m, v, g, from, to, x.u1, x.beta2, x.u2, x.step, x.root, x.eps);
    }

    private static void adam(
            float[] p,
            float[] m,
            float[] v,
            float[] g,
            int from,
            int to,
            float u1,
            float beta2,
            float u2,
            float step,
            float root,
            float eps) {
        for (int i = from; i < to; i++) {
            float gi = g[i];
            float mi = m[i] + (gi - m[i]) * u1 + Backend.ADAM_FLUSH - Backend.ADAM_FLUSH;
            float vi = v[i] * beta2 + gi * gi * u2 + Backend.ADAM_FLUSH - Backend.ADAM_FLUSH;
            m[i] = mi;
            v[i] = vi;
            p[i] = p[i] - mi * step / ((float) Math.sqrt(vi) / root + eps);
        }
    }

    private static final class Best {
        static final PlainKernels KERNELS = create();

        private static PlainKernels create() {
            RowTile.Family fused = fma();
            return new PlainKernels(fused == null ? new MulAddTiles() : fused);
        }
    }
}
