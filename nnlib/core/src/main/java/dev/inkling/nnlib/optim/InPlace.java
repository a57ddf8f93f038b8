package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;

/** A tensor being changed where it lies, one primitive after another: PyTorch's methods that end in an underscore. */
final class InPlace {
    private final View target;

    private InPlace(View target) {
        this.target = target;
    }

    /** Changes that tensor. */
    static InPlace on(Tensor tensor) {
        return new InPlace(tensor.data());
    }

    Tensor tensor() {
        return new Tensor(target);
    }

    InPlace set(Tensor x) {
        Engine.run(Kernel.map(Primitive.COPY, target, x.data()));
        return this;
    }

    InPlace add(Tensor x) {
        return with(Primitive.ADD, x);
    }

    InPlace sub(Tensor x) {
        return with(Primitive.SUB, x);
    }

    InPlace mul(Tensor x) {
        return with(Primitive.MUL, x);
    }

    InPlace div(Tensor x) {
        return with(Primitive.DIV, x);
    }

    InPlace max(Tensor x) {
        return with(Primitive.MAX, x);
    }

    InPlace sqrt() {
        Engine.run(Kernel.map(Primitive.SQRT, target, target));
        return this;
    }

    private InPlace with(Primitive primitive, Tensor x) {
        Engine.run(Kernel.map(primitive, target, target, x.data()));
        return this;
    }
}
