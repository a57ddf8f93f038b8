package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;

/** Matrix products over batch dimensions: each sum over k runs from left to right. */
final class MatmulCall extends Call {
    private static final long SMALL = 4096;

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
    private final Walk batch;
    private final boolean[] summed;
    private final boolean empty;
    /** For all but the smallest products, which are done before a kernel would have looked at its operands. */
    private final Gemm gemm;

    MatmulCall(Kernel kernel, Kernels kernels, WorkPool pool) {
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
        batch = new Walk(sizes, strides, new int[] {x.offset, y.offset, z.offset});
        long work = (long) m * n * k;
        gemm = work <= SMALL
                ? null
                : kernels.gemm(new Gemm.Shape(m, n, k, aRow, aCol, bRow, bCol, outRow, outCol), pool);
    }

    @Override
    public void run() {
        if (empty) return;
        do {
            boolean adds = accumulate || !batch.atStartOf(summed);
            int ao = batch.at[0];
            int bo = batch.at[1];
            int oo = batch.at[2];
            if (gemm == null) dots(ao, bo, oo, adds);
            else gemm.run(a, ao, b, bo, out, oo, adds);
        } while (batch.next());
    }

    private void dots(int ao, int bo, int oo, boolean adds) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0;
                int p = ao + i * aRow;
                int q = bo + j * bCol;
                for (int t = 0; t < k; t++) {
                    sum += a[p] * b[q];
                    p += aCol;
                    q += bRow;
                }
                int o = oo + i * outRow + j * outCol;
                out[o] = adds ? out[o] + sum : sum;
            }
        }
    }
}
