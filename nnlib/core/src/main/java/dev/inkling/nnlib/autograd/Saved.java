package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;

/** A tensor that the gradient of an operation reads later, and that must not be overwritten until then. */
final class Saved {
    private final Tensor tensor;
    private final int version;

    Saved(Tensor tensor) {
        this.tensor = tensor;
        version = version(tensor);
    }

    /** The tensor, with the values that it had. */
    Tensor get(Op op) {
        check(op, tensor, version);
        return tensor;
    }

    static int version(Tensor tensor) {
        return tensor.data().storage.version();
    }

    /** An error that names the operation if a tensor was written since it had that version. */
    static void check(Op op, Tensor tensor, int version) {
        if (version(tensor) == version) return;
        throw new IllegalStateException("backward of " + op.name() + ": its gradient reads a tensor of shape "
                + Shape.text(tensor.shape()) + " that was overwritten after the forward pass;"
                + " write to a copy, or call backward first.");
    }
}
