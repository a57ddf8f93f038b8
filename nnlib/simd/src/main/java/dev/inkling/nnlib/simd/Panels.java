package dev.inkling.nnlib.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Lays the right operand of a product out in panels: {@link #NR} columns wide, row after row, the last panel filled up
 * with zeros.
 */
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
                int j = 0;
                if (bRow == 1)
                    for (; j + 8 <= width; j += 8) eight(b, bo + j * bCol + t0, bCol, t1 - t0, panel, po + t0 * NR + j);
                for (; j < width; j++) {
                    int from = bo + j * bCol;
                    for (int t = t0; t < t1; t++) panel[po + t * NR + j] = b[from + t * bRow];
                }
            }
        }
    }

    /** Eight columns that lie along memory, side by side. */
    private static void eight(float[] b, int bo, int bCol, int k, float[] panel, int po) {
        int b1 = bo + bCol;
        int b2 = bo + 2 * bCol;
        int b3 = bo + 3 * bCol;
        int b4 = bo + 4 * bCol;
        int b5 = bo + 5 * bCol;
        int b6 = bo + 6 * bCol;
        int b7 = bo + 7 * bCol;
        for (int t = 0; t < k; t++) {
            panel[po + t * NR] = b[bo + t];
            panel[po + t * NR + 1] = b[b1 + t];
            panel[po + t * NR + 2] = b[b2 + t];
            panel[po + t * NR + 3] = b[b3 + t];
            panel[po + t * NR + 4] = b[b4 + t];
            panel[po + t * NR + 5] = b[b5 + t];
            panel[po + t * NR + 6] = b[b6 + t];
            panel[po + t * NR + 7] = b[b7 + t];
        }
    }
}
