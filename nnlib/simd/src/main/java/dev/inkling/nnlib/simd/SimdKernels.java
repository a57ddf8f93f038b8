package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.S;

import dev.inkling.nnlib.compute.cpu.Conv;
import dev.inkling.nnlib.compute.cpu.Gemm;
import dev.inkling.nnlib.compute.cpu.Kernels;
import dev.inkling.nnlib.compute.cpu.WorkPool;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The kernel set on vectors of the length that this processor prefers. */
final class SimdKernels extends Kernels {
    /** Columns from which on packing the left operand pays: panels pass over it often enough. */
    private static final int OFTEN = 96;

    /** Whether tiles must do with sixteen registers. */
    private final boolean fewRegisters;

    /** For the registers that this processor has: AVX2 has sixteen, AVX-512 and NEON twice as many. */
    SimdKernels() {
        this(L == 8);
    }

    SimdKernels(boolean fewRegisters) {
        this.fewRegisters = fewRegisters;
    }

    @Override
    public String name() {
        return "simd " + Panels.S.vectorBitSize();
    }

    @Override
    public Gemm gemm(Gemm.Shape shape, WorkPool pool) {
        // rows of c must lie along memory; where its columns do, the transposed product is computed
        if (shape.cCol != 1 && shape.n > 1) return new Flipped(shape, gemm(shape.transposed(), pool));
        if (shape.m < 5 && shape.bCol == 1) return new ThinGemm(shape);
        return fewRegisters && shape.n > OFTEN ? new PackedGemm(shape, pool) : new PanelGemm(shape, pool);
    }

    @Override
    public Conv conv(Conv.Shape shape, WorkPool pool) {
        return DirectConv.of(shape, pool);
    }

    @Override
    public void adam(float[] p, float[] m, float[] v, float[] g, int from, int to, AdamNumbers x) {
        int i = from;
        for (; i + L <= to; i += L) {
            FloatVector gi = FloatVector.fromArray(S, g, i);
            FloatVector mi = FloatVector.fromArray(S, m, i);
            mi = mi.add(gi.sub(mi).mul(x.u1));
            FloatVector vi =
                    FloatVector.fromArray(S, v, i).mul(x.beta2).add(gi.mul(gi).mul(x.u2));
            mi.intoArray(m, i);
            vi.intoArray(v, i);
            FloatVector root = vi.lanewise(VectorOperators.SQRT).div(x.root).add(x.eps);
            FloatVector.fromArray(S, p, i).sub(mi.mul(x.step).div(root)).intoArray(p, i);
        }
        for (; i < to; i++) {
            float gi = g[i];
            m[i] = m[i] + (gi - m[i]) * x.u1;
            v[i] = v[i] * x.beta2 + gi * gi * x.u2;
            p[i] = p[i] - m[i] * x.step / ((float) Math.sqrt(v[i]) / x.root + x.eps);
        }
    }

    private static final class Flipped extends Gemm {
        private final Gemm inner;

        Flipped(Shape shape, Gemm inner) {
            super(shape);
            this.inner = inner;
        }

        @Override
        public void run(float[] a, int ao, float[] b, int bo, float[] c, int co, boolean adds) {
            inner.run(b, bo, a, ao, c, co, adds);
        }
    }
}
