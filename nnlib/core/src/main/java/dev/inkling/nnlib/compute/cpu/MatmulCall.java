package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;

/** Matrix products over batch dimensions: each sum over k runs from left to right. */
final class MatmulCall extends Call {
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
    private final float[] packed;
    private final float[] row;

    MatmulCall(Kernel kernel) {
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
        boolean small = (long) m * n * k <= 4096;
        packed = small || bCol == 1 ? null : new float[k * n];
        row = small ? null : new float[n];
    }

    @Override
    public void run() {
        if (empty) return;
        do {
            boolean adds = accumulate || !batch.atStartOf(summed);
            int ao = batch.at[0];
            int bo = batch.at[1];
            int oo = batch.at[2];
            if (row == null) dots(ao, bo, oo, adds);
            else rows(ao, bo, oo, adds);
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

    private void rows(int ao, int bo, int oo, boolean adds) {
        float[] rowsOfB = b;
        int step = bRow;
        int from = bo;
        if (packed != null) {
            for (int t = 0; t < k; t++) {
                int q = bo + t * bRow;
                for (int j = 0; j < n; j++) packed[t * n + j] = b[q + j * bCol];
            }
            rowsOfB = packed;
            step = n;
            from = 0;
        }
        for (int i = 0; i < m; i++) {
            java.util.Arrays.fill(row, 0f);
            for (int t = 0; t < k; t++) axpy(row, a[ao + i * aRow + t * aCol], rowsOfB, from + t * step, n);
            int o = oo + i * outRow;
            if (adds) for (int j = 0; j < n; j++) out[o + j * outCol] += row[j];
            else for (int j = 0; j < n; j++) out[o + j * outCol] = row[j];
        }
    }

    private static void axpy(float[] row, float factor, float[] x, int o, int n) {
        for (int j = 0; j < n; j++) row[j] += factor * x[o + j];
    }
}
