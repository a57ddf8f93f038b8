package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;

/** A tensor being changed where it lies, one primitive after another: PyTorch's methods that end in an underscore. */
public final class InPlace {
    private final View target;

    private InPlace(View target) {
        this.target = target;
    }

    /** Changes that tensor. */
    public static InPlace on(Tensor tensor) {
        return new InPlace(tensor.data());
    }

    /** The tensor, as it now is. */
    public Tensor tensor() {
        return new Tensor(target);
    }

    /** Copies {@code x} into it. */
    public InPlace set(Tensor x) {
        Engine.run(Kernel.map(Primitive.COPY, target, x.data()));
        return this;
    }

    /** Adds {@code x}. */
    public InPlace add(Tensor x) {
        return with(Primitive.ADD, x);
    }

    /** Takes {@code x} away. */
    public InPlace sub(Tensor x) {
        return with(Primitive.SUB, x);
    }

    /** Multiplies by {@code x}. */
    public InPlace mul(Tensor x) {
        return with(Primitive.MUL, x);
    }

    /** Divides by {@code x}. */
    public InPlace div(Tensor x) {
        return with(Primitive.DIV, x);
    }

    /** Keeps the larger of it and {@code x}. */
    public InPlace max(Tensor x) {
        return with(Primitive.MAX, x);
    }

    /** Takes the root. */
    public InPlace sqrt() {
        Engine.run(Kernel.map(Primitive.SQRT, target, target));
        return this;
    }

    private InPlace with(Primitive primitive, Tensor x) {
        Engine.run(Kernel.map(primitive, target, target, x.data()));
        return this;
    }
}
