package dev.inkling.nnlib.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Lays the right operand of a product out in panels: {@link #NR} columns wide, row after row, the last panel filled up with zeros. */
final class Panels {
    static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    static final int L = S.length();
    /** Columns of a panel: two vectors. */
    static final int NR = 2 * L;

    private Panels() {}

    static int count(int n) {
        return (n + NR - 1) / NR;
    }

    /** One panel of k rows, of width columns, from b at bo with these strides. */
    static void pack(float[] b, int bo, int bRow, int bCol, int k, int width, float[] panel, int po) {
        if (bCol == 1 && width == NR) {
            for (int t = 0; t < k; t++) {
                int from = bo + t * bRow;
                FloatVector.fromArray(S, b, from).intoArray(panel, po + t * NR);
                FloatVector.fromArray(S, b, from + L).intoArray(panel, po + t * NR + L);
            }
        } else if (bCol == 1) {
            for (int t = 0; t < k; t++) {
                System.arraycopy(b, bo + t * bRow, panel, po + t * NR, width);
                Arrays.fill(panel, po + t * NR + width, po + (t + 1) * NR, 0f);
            }
        } else {
            if (width < NR) Arrays.fill(panel, po, po + k * NR, 0f);
            // a few rows at a time, so that the lines of the panel stay in the cache while each column passes over them
            for (int t0 = 0; t0 < k; t0 += 64) {
                int t1 = Math.min(k, t0 + 64);
                for (int j = 0; j < width; j++) {
                    int from = bo + j * bCol;
                    for (int t = t0; t < t1; t++) panel[po + t * NR + j] = b[from + t * bRow];
                }
            }
        }
    }
}
