package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.autograd.Indexing;
import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.autograd.Reductions;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;

/** Targets that are class numbers: (batch, classes, ...) outputs go with (batch, ...) targets. */
final class ClassNumbers {
    private ClassNumbers() {}

    /** The dimension of the classes. */
    static int dim(Tensor output) {
        return output.rank() == 1 ? 0 : 1;
    }

    /** What stands in {@code output} at the class that {@code target} names. */
    static Tensor pick(Tensor output, Tensor target, String loss) {
        int dim = dim(output);
        check(output, target, dim, loss);
        Tensor classes = target.detach().unsqueeze(dim);
        return Op.apply(new Indexing.Gather(output, dim, classes, loss)).squeeze(dim);
    }

    /** Minus the log of the probability that softmax of {@code output} gives to the class that {@code target} names. */
    static Tensor crossEntropy(Tensor output, Tensor target, String loss) {
        int dim = dim(output);
        check(output, target, dim, loss);
        Tensor classes = target.detach().unsqueeze(dim);
        return Op.apply(new Reductions.CrossEntropy(output, dim, classes)).squeeze(dim);
    }

    private static void check(Tensor output, Tensor target, int dim, String loss) {
        int[] wanted = new int[Math.max(0, output.rank() - 1)];
        int[] shape = output.shape();
        for (int d = 0; d < wanted.length; d++) {
            wanted[d] = shape[d < dim ? d : d + 1];
        }
        if (output.rank() == 0 || !Arrays.equals(wanted, target.shape())) {
            throw new IllegalArgumentException(loss + ": outputs of shape " + Shape.text(shape)
                    + " need class numbers of shape " + Shape.text(wanted) + ", but the target is "
                    + Shape.text(target.shape()) + ".");
        }
    }
}
