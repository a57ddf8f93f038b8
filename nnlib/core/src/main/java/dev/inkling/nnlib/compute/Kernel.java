package dev.inkling.nnlib.compute;

import java.util.Arrays;

/**
 * One application of a primitive, or of a backend's fused kernel, as data: what is computed, where it is written, what
 * it reads.
 */
public final class Kernel {
    private static final int[] NO_INTS = {};

    public final Primitive primitive;
    /** What reports call it: the primitive's name in small letters, or the fused kernel's. */
    public final String name;
    /** Views written; where a kernel also reads one (accumulation, updates in place) it stands in {@link #in} too. */
    public final View[] out;

    public final View[] in;
    /** Fixed whole numbers, as the primitive or the fused kernel defines them. */
    public final int[] ints;
    /** Of random kernels: seed and counter, read each time the kernel runs, so that a replayed plan draws anew. */
    public final long[] key;
    /**
     * The loss whose class numbers the index holds, for the error about a bad one; null where an index is just an
     * index.
     */
    public final String loss;

    private Kernel(Primitive primitive, String name, View[] out, View[] in, int[] ints, long[] key, String loss) {
        this.primitive = primitive;
        this.name = name;
        this.out = out;
        this.in = in;
        this.ints = ints;
        this.key = key;
        this.loss = loss;
    }

    private static Kernel of(Primitive p, View[] in, View out, int... ints) {
        return new Kernel(p, p.name().toLowerCase(java.util.Locale.ROOT), new View[] {out}, in, ints, null, null);
    }

    /** An elementwise primitive; operands are broadcast to the output's shape. */
    public static Kernel map(Primitive p, View out, View... in) {
        View[] wide = new View[in.length];
        for (int i = 0; i < in.length; i++) wide[i] = in[i].sameShape(out) ? in[i] : in[i].expand(out.shape);
        return of(p, wide, out, NO_INTS);
    }

    public static Kernel accumulate(View x, View out) {
        return of(Primitive.ACCUMULATE, new View[] {x.expand(out.shape), out}, out, NO_INTS);
    }

    /** SUM, LARGEST, SMALLEST over the dimensions where out has size 1. */
    public static Kernel reduce(Primitive p, View x, View out, boolean accumulate) {
        return of(p, accumulate ? new View[] {x, out} : new View[] {x}, out, accumulate ? 1 : 0);
    }

    public static Kernel arg(Primitive p, int dim, View x, View out) {
        return of(p, new View[] {x}, out, dim);
    }

    public static Kernel matmul(View a, View b, View out, boolean accumulate) {
        return of(Primitive.MATMUL, accumulate ? new View[] {a, b, out} : new View[] {a, b}, out, accumulate ? 1 : 0);
    }

    public static Kernel gather(int dim, View x, View index, View out) {
        return gather(dim, x, index, out, null);
    }

    /** A gather whose index holds class numbers for that loss. */
    public static Kernel gather(int dim, View x, View index, View out, String loss) {
        return new Kernel(
                Primitive.GATHER, "gather", new View[] {out}, new View[] {x, index}, new int[] {dim}, null, loss);
    }

    public static Kernel scatterAdd(int dim, View x, View index, View out) {
        return of(Primitive.SCATTER_ADD, new View[] {x, index, out}, out, dim);
    }

    public static Kernel random(Primitive p, long[] key, View out) {
        return new Kernel(
                p, p.name().toLowerCase(java.util.Locale.ROOT), new View[] {out}, new View[0], NO_INTS, key, null);
    }

    public static Kernel fused(String name, View[] out, View[] in, int... ints) {
        return new Kernel(Primitive.FUSED, name, out, in, ints, null, null);
    }

    /** The same kernel on other views, given in the same order. */
    public Kernel on(View[] newOut, View[] newIn) {
        return new Kernel(primitive, name, newOut, newIn, ints, key, loss);
    }

    /** The fused kernel that does the same and then more: its name has an ending, and it reads one operand more. */
    public Kernel extended(String ending, View newOut, View operand) {
        View[] more = Arrays.copyOf(in, in.length + 1);
        more[in.length] = operand;
        return fused(name + ending, new View[] {newOut}, more, ints);
    }

    public boolean accumulates() {
        return ints.length > 0 && ints[0] == 1 && (primitive == Primitive.SUM || primitive == Primitive.MATMUL);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        for (View v : in) text.append(' ').append(Arrays.toString(v.shape));
        text.append(" ->");
        for (View v : out) text.append(' ').append(Arrays.toString(v.shape));
        return text.toString();
    }
}
