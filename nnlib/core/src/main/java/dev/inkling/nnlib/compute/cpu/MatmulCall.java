package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;

/** Matrix products over batch dimensions: each sum over k runs from left to right. */
final class MatmulCall extends Call {
    /**
     * Up to so many multiplications a kernel's preparations cost more than they gain, and sums in double precision are
     * cheap: small nets, and whatever is held against references, get the better digits.
     */
    static final long SMALL = 1 << 12;

    private final float[] a;
    private final float[] b;
    private final float[] out;
    private final boolean accumulate;
    private final int m;
    private final int k;
    private final int n;
    private final int aRow;
    private final int aCol;
    private final int bRow;
    private final int bCol;
    private final int outRow;
    private final int outCol;
    private final int[] start;
    /** Over the products; null if there is one. */
    private final Walk batch;

    private final boolean[] summed;
    private final boolean empty;
    /** For all but the smallest products, which are done before a kernel would have looked at its operands. */
    private final Gemm gemm;

    MatmulCall(Kernel kernel, Kernels kernels, WorkPool pool) {
        this(kernel, kernels, pool, null);
    }

    /** With something that is done to elements of the result as soon as they are finished: only where {@link #ends}. */
    MatmulCall(Kernel kernel, Kernels kernels, WorkPool pool, Gemm.Ending ending) {
        View x = kernel.in[0];
        View y = kernel.in[1];
        View z = kernel.out[0];
        a = CpuStorage.array(x);
        b = CpuStorage.array(y);
        out = CpuStorage.array(z);
        accumulate = kernel.accumulates();
        int lead = z.rank() - 2;
        m = z.shape[lead];
        n = z.shape[lead + 1];
        k = x.shape[lead + 1];
        aRow = x.strides[lead];
        aCol = x.strides[lead + 1];
        bRow = y.strides[lead];
        bCol = y.strides[lead + 1];
        outRow = z.strides[lead];
        outCol = z.strides[lead + 1];
        int[] sizes = new int[lead];
        int[][] strides = new int[3][lead];
        summed = new boolean[lead];
        boolean nothing = m == 0 || n == 0;
        for (int d = 0; d < lead; d++) {
            sizes[d] = Math.max(x.shape[d], y.shape[d]);
            nothing |= sizes[d] == 0;
            summed[d] = z.shape[d] == 1 && sizes[d] > 1;
            strides[0][d] = x.shape[d] == 1 ? 0 : x.strides[d];
            strides[1][d] = y.shape[d] == 1 ? 0 : y.strides[d];
            strides[2][d] = z.shape[d] == 1 ? 0 : z.strides[d];
        }
        empty = nothing;
        start = new int[] {x.offset, y.offset, z.offset};
        batch = lead == 0 ? null : new Walk(sizes, strides, start);
        long work = (long) m * n * k;
        gemm = work <= SMALL
                ? null
                : kernels.gemm(new Gemm.Shape(m, n, k, aRow, aCol, bRow, bCol, outRow, outCol), pool);
        if (ending != null) gemm.ending(ending);
    }

    /** Whether it is one product, large enough to be done in blocks. */
    static boolean ends(Kernel kernel) {
        View x = kernel.in[0];
        View z = kernel.out[0];
        return z.rank() == 2 && (long) z.count() * x.shape[1] > SMALL;
    }

    boolean endsRows() {
        return gemm.endsRows();
    }

    @Override
    public void run() {
        if (empty) return;
        if (batch == null) {
            product(start, accumulate);
            return;
        }
        do product(batch.at, accumulate || !batch.atStartOf(summed));
        while (batch.next());
    }

    private void product(int[] at, boolean adds) {
        if (gemm == null) dots(at[0], at[1], at[2], adds);
        else gemm.run(a, at[0], b, at[1], out, at[2], adds);
    }

    /** Sums in double precision, four columns at a time so that the processor need not wait for one sum. */
    private void dots(int ao, int bo, int oo, boolean adds) {
        for (int i = 0; i < m; i++) {
            int row = ao + i * aRow;
            int o = oo + i * outRow;
            int j = 0;
            for (; j + 4 <= n; j += 4) {
                double s0 = 0;
                double s1 = 0;
                double s2 = 0;
                double s3 = 0;
                int p = row;
                int q0 = bo + j * bCol;
                int q1 = q0 + bCol;
                int q2 = q1 + bCol;
                int q3 = q2 + bCol;
                for (int t = 0, q = 0; t < k; t++, p += aCol, q += bRow) {
                    double x = a[p];
                    s0 += x * b[q0 + q];
                    s1 += x * b[q1 + q];
                    s2 += x * b[q2 + q];
                    s3 += x * b[q3 + q];
                }
                put(s0, o + j * outCol, adds);
                put(s1, o + (j + 1) * outCol, adds);
                put(s2, o + (j + 2) * outCol, adds);
                put(s3, o + (j + 3) * outCol, adds);
            }
            for (; j < n; j++) {
                double sum = 0;
                int p = row;
                int q = bo + j * bCol;
                for (int t = 0; t < k; t++, p += aCol, q += bRow) sum += (double) a[p] * b[q];
                put(sum, o + j * outCol, adds);
            }
        }
    }

    private void put(double sum, int o, boolean adds) {
        out[o] = (float) (adds ? out[o] + sum : sum);
    }
}
