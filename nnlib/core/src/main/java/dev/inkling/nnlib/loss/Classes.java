package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;

/**
 * What losses of class numbers share: weights of classes, a class that does not count, and the mean over what counts.
 *
 * @param <L> the loss itself
 */
abstract class Classes<L extends Classes<L>> extends Reduced<L> {
    private Tensor weight;
    private Integer ignored;

    Classes(String name) {
        super(name);
    }

    /** How much each class counts, one number a class. */
    @SuppressWarnings("unchecked")
    public L weight(Tensor weights) {
        weight = weights.detach();
        return (L) this;
    }

    /** Targets of that number do not count at all; PyTorch's {@code ignore_index}. */
    @SuppressWarnings("unchecked")
    public L ignore(int number) {
        ignored = number;
        return (L) this;
    }

    /** The weights of the classes, shaped to go with {@code output}; null if all count the same. */
    final Tensor classWeights(Tensor output) {
        if (weight == null) {
            return null;
        }
        int dim = ClassNumbers.dim(output);
        if (weight.rank() != 1 || weight.numel() != output.size(dim)) {
            throw new IllegalArgumentException(name() + ": there are " + output.size(dim)
                    + " classes, but the weights are " + Shape.text(weight.shape()) + "; give one a class.");
        }
        int[] wide = new int[output.rank() - dim];
        Arrays.fill(wide, 1);
        wide[0] = weight.numel();
        return weight.reshape(wide);
    }

    /** How much each target counts; null if all count 1. */
    final Tensor counts(Tensor output, Tensor target) {
        if (weight == null && ignored == null) {
            return null;
        }
        Tensor counts = null;
        if (weight != null) {
            Tensor all = classWeights(output).expand(output.shape());
            counts = ClassNumbers.pick(all, known(target), name());
        }
        return ignored == null ? counts : counts == null ? notIgnored(target) : counts.mul(notIgnored(target));
    }

    /** 1 where a target counts, 0 where it is ignored; null if none can be. */
    final Tensor notIgnored(Tensor target) {
        return ignored == null ? null : target.detach().ne(ignored);
    }

    /** The targets, with class 0 in place of those that do not count. */
    final Tensor known(Tensor target) {
        return ignored == null ? target.detach() : target.detach().mul(notIgnored(target));
    }

    /** Reduces losses that are weighted already: the mean is over what counts. */
    final Tensor reduce(Tensor losses, Tensor counts) {
        return counts == null || reduction() != Reduction.MEAN
                ? reduce(losses)
                : losses.sum().div(counts.sum());
    }
}
