package dev.inkling.nnlib.tensor;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Modes;
import dev.inkling.nnlib.compute.Primitive;

/** Overwriting in place, which a graph would not notice. */
final class NoGradAssign {
    private NoGradAssign() {}

    static void run(Tensor target, Tensor values) {
        if (Modes.current().gradients()
                && (target.creator() != null || target.requiresGrad() || values.requiresGrad())) {
            throw new IllegalStateException("assign: gradients flow through this tensor; write to it under NoGrad");
        }
        int[] shape = target.data().shape;
        if (!Shape.same(Shape.broadcast("assign", shape, values.data().shape), shape)) {
            throw new IllegalArgumentException(
                    "assign: " + Shape.text(values.shape()) + " does not fit into " + Shape.text(shape));
        }
        Engine.run(Kernel.map(Primitive.COPY, target.data(), values.data()));
    }
}
