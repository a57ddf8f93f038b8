package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import java.util.Arrays;

/**
 * Which pairs of kernels have one in their place: a rectifier after a layer, its gradient after that of a pool, and a
 * step of Adam after the gradient.
 */
final class Fusions {
    private Fusions() {}

    /** The kernel, or null. */
    static Kernel of(Kernel first, Kernel second) {
        View between = first.out[0];
        if (second.name.equals(AdamCall.NAME)) return update(first, second);
        if (first.primitive != Primitive.FUSED || !second.in[0].liesAs(between) || !second.out[0].isContiguous())
            return null;
        boolean layer = first.name.equals(LinearCall.NAME) || first.name.equals(ConvCall.FORWARD);
        if (layer && second.primitive == Primitive.MAX && second.in[1].isOneValue()) {
            return first.extended(AT_LEAST, second.out[0], second.in[1]);
        }
        boolean pool = first.name.equals(MaxPoolBackCall.NAME);
        if (pool && second.primitive == Primitive.GATE && second.in[1].isContiguous()) {
            View out = second.out[0];
            View flat = new View(out.storage, out.offset, between.shape, between.strides);
            return first.extended(GATED, flat, second.in[1]);
        }
        return null;
    }

    private static Kernel update(Kernel first, Kernel adam) {
        View between = first.out[0];
        View gradient = adam.in[AdamCall.G];
        boolean same = gradient.storage == between.storage
                && gradient.offset == between.offset
                && gradient.sameShape(between)
                && Arrays.equals(gradient.strides, between.strides);
        if (first.primitive != Primitive.MATMUL || first.accumulates() || !same) return null;
        for (View moved : adam.out) for (View in : first.in) if (in.storage == moved.storage) return null;
        return UpdateCall.join(first, adam);
    }

    /** Ends the names of layers whose results are no smaller than a value that they are given as last operand. */
    static final String AT_LEAST = "_max";

    /** Ends the name of the gradient that passes only where the last operand is positive. */
    static final String GATED = "_gate";
}
