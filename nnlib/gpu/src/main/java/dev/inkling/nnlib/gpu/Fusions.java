package dev.inkling.nnlib.gpu;

import static dev.inkling.nnlib.gpu.FusedBinder.AT_LEAST;
import static dev.inkling.nnlib.gpu.FusedBinder.CONV;
import static dev.inkling.nnlib.gpu.FusedBinder.GATED;
import static dev.inkling.nnlib.gpu.FusedBinder.LINEAR;
import static dev.inkling.nnlib.gpu.FusedBinder.POOL_BACK;

import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;

/** Which pairs of kernels have one in their place: a rectifier after a layer, and its gradient after that of a layer. */
final class Fusions {
    private Fusions() {}

    /** The kernel, or null. */
    static Kernel of(Kernel first, Kernel second) {
        View between = first.out[0];
        boolean known = first.primitive == Primitive.FUSED || first.primitive == Primitive.MATMUL;
        if (!known || !second.in[0].liesAs(between) || !second.out[0].isContiguous()) return null;
        boolean layer = first.name.equals(LINEAR) || first.name.equals(CONV);
        if (layer && second.primitive == Primitive.MAX && second.in[1].isOneValue()) {
            return first.extended(AT_LEAST, second.out[0], second.in[1]);
        }
        if (second.primitive != Primitive.GATE || !second.in[1].isContiguous()) return null;
        boolean product = first.primitive == Primitive.MATMUL && between.rank() == 2 && !first.accumulates();
        if (!product && !first.name.equals(POOL_BACK)) return null;
        View to = second.out[0];
        View out = new View(to.storage, to.offset, between.shape, between.strides);
        View passed = second.in[1];
        View gate = new View(passed.storage, passed.offset, between.shape, between.strides);
        return first.extended(GATED, out, gate);
    }
}
