package dev.inkling.nnlib.simd;

import static dev.inkling.nnlib.simd.Panels.L;
import static dev.inkling.nnlib.simd.Panels.S;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.cpu.kernels.Conv;
import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
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
        if (shape.cCol != 1 && shape.n > 1) return Gemm.flipped(shape, gemm(shape.transposed(), pool));
        if (shape.m < 5 && shape.bCol == 1) return new ThinGemm(shape);
        if (NarrowGemm.fits(shape)) return new NarrowGemm(shape, pool);
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
            FloatVector pi = FloatVector.fromArray(S, p, i);
            mi = mi.add(gi.sub(mi).mul(x.u1)).add(Backend.ADAM_FLUSH).sub(Backend.ADAM_FLUSH);
            FloatVector vi = FloatVector.fromArray(S, v, i)
                    .mul(x.beta2)
                    .add(gi.mul(gi).mul(x.u2))
                    .add(Backend.ADAM_FLUSH)
                    .sub(Backend.ADAM_FLUSH);
            FloatVector root = vi.lanewise(VectorOperators.SQRT).div(x.root).add(x.eps);
            pi = pi.sub(mi.mul(x.step).div(root));
            mi.intoArray(m, i);
            vi.intoArray(v, i);
            pi.intoArray(p, i);
        }
        for (; i < to; i++) {
            float gi = g[i];
            m[i] = m[i] + (gi - m[i]) * x.u1 + Backend.ADAM_FLUSH - Backend.ADAM_FLUSH;
            v[i] = v[i] * x.beta2 + gi * gi * x.u2 + Backend.ADAM_FLUSH - Backend.ADAM_FLUSH;
            p[i] = p[i] - m[i] * x.step / ((float) Math.sqrt(v[i]) / x.root + x.eps);
        }
    }

    @Override
    public void gate(float[] x, int xo, float[] y, int yo, float[] out, int oo, int n) {
        int i = 0;
        for (; i + L <= n; i += L) {
            FloatVector size = FloatVector.fromArray(S, y, yo + i);
            FloatVector.fromArray(S, x, xo + i)
                    .blend(0f, size.compare(VectorOperators.LE, 0f))
                    .intoArray(out, oo + i);
        }
        for (; i < n; i++) out[oo + i] = y[yo + i] <= 0 ? 0f : x[xo + i];
    }

    @Override
    public void add(float[] to, int at, float[] x, int xo, int n) {
        int i = 0;
        for (; i + L <= n; i += L) {
            FloatVector sum = FloatVector.fromArray(S, to, at + i).add(FloatVector.fromArray(S, x, xo + i));
            sum.intoArray(to, at + i);
        }
        for (; i < n; i++) to[at + i] += x[xo + i];
    }

    @Override
    public void bias(float[] out, int at, float[] bias, int from, float least, int n) {
        int i = 0;
        for (; i + L <= n; i += L) {
            FloatVector sum = FloatVector.fromArray(S, out, at + i).add(FloatVector.fromArray(S, bias, from + i));
            sum.max(least).intoArray(out, at + i);
        }
        for (; i < n; i++) out[at + i] = Math.max(out[at + i] + bias[from + i], least);
    }
}
