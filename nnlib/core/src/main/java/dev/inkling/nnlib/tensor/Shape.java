package dev.inkling.nnlib.tensor;

import java.util.Arrays;

/** Shapes and what can be wrong with them: every error names the operation and both shapes. */
public final class Shape {
    private Shape() {}

    public static String text(int... shape) {
        StringBuilder text = new StringBuilder("(");
        for (int d = 0; d < shape.length; d++) text.append(d == 0 ? "" : ", ").append(shape[d]);
        return text.append(shape.length == 1 ? ",)" : ")").toString();
    }

    public static boolean same(int[] a, int[] b) {
        return Arrays.equals(a, b);
    }

    /** The shape that both are broadcast to. */
    public static int[] broadcast(String op, int[] a, int[] b) {
        if (same(a, b)) return a;
        int rank = Math.max(a.length, b.length);
        int[] shape = new int[rank];
        for (int d = 0; d < rank; d++) {
            int x = d < rank - a.length ? 1 : a[d - rank + a.length];
            int y = d < rank - b.length ? 1 : b[d - rank + b.length];
            if (x != y && x != 1 && y != 1) {
                throw new IllegalArgumentException(op + ": " + text(a) + " and " + text(b) + " do not broadcast: sizes "
                        + x + " and " + y + " in dimension " + (d - rank) + " differ and neither is 1");
            }
            shape[d] = x == 1 ? y : x;
        }
        return shape;
    }

    /** A dimension counted from the front; negative ones count from the back. */
    public static int dim(String op, int dim, int[] shape) {
        return dim(op, dim, shape.length, shape);
    }

    static int dim(String op, int dim, int rank, int[] shape) {
        if (dim < -rank || dim >= rank) {
            throw new IllegalArgumentException(op + ": there is no dimension " + dim + " in " + text(shape)
                    + (rank == 0 ? "" : "; use " + -rank + " to " + (rank - 1)));
        }
        return dim < 0 ? dim + rank : dim;
    }

    /** Which dimensions are reduced; none given means all. */
    public static boolean[] dims(String op, int[] dims, int[] shape) {
        boolean[] chosen = new boolean[shape.length];
        if (dims.length == 0) Arrays.fill(chosen, true);
        for (int d : dims) {
            if (shape.length == 0 && (d == 0 || d == -1)) continue;
            int at = dim(op, d, shape);
            if (chosen[at]) throw new IllegalArgumentException(op + ": dimension " + d + " is named twice");
            chosen[at] = true;
        }
        return chosen;
    }

    /** Fills in the one -1. */
    static int[] infer(int[] wanted, int[] from) {
        int count = dev.inkling.nnlib.compute.View.count(from);
        int known = 1;
        int open = -1;
        for (int d = 0; d < wanted.length; d++) {
            if (wanted[d] == -1 && open < 0) open = d;
            else if (wanted[d] < 0)
                throw new IllegalArgumentException(
                        "reshape: " + text(wanted) + " leaves more than one size open, or has a negative one");
            else known = Math.multiplyExact(known, wanted[d]);
        }
        int[] shape = wanted.clone();
        if (open >= 0 && known > 0 && count % known == 0) shape[open] = count / known;
        else if (open >= 0 || known != count) {
            throw new IllegalArgumentException(
                    "reshape: " + text(from) + " has " + count + " elements and does not fit " + text(wanted));
        }
        return shape;
    }
}
