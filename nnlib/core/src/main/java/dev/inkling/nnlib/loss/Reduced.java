package dev.inkling.nnlib.loss;

import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Locale;

/**
 * What all losses have: a reduction, and the check of shapes.
 *
 * @param <L> the loss itself, handed back by what sets it up
 */
abstract class Reduced<L extends Reduced<L>> {
    private final String name;
    private Reduction reduction = Reduction.MEAN;

    /** A loss of that name, as errors and prints say it; a shrinker may rename the class. */
    Reduced(String name) {
        this.name = name;
    }

    final String name() {
        return name;
    }

    /** How the losses of all elements become one (the mean). */
    @SuppressWarnings("unchecked")
    public L reduction(Reduction how) {
        reduction = how;
        return (L) this;
    }

    /** How the losses of all elements become one. */
    public final Reduction reduction() {
        return reduction;
    }

    final Tensor reduce(Tensor losses) {
        return reduction.of(losses);
    }

    final void needSame(String first, Tensor a, String second, Tensor b) {
        if (!Shape.same(a.shape(), b.shape())) {
            throw new IllegalArgumentException(name + ": the " + first + " is " + Shape.text(a.shape()) + ", but the "
                    + second + " is " + Shape.text(b.shape()) + "; give both the same shape.");
        }
    }

    @Override
    public String toString() {
        return name + "(reduction=" + reduction.name().toLowerCase(Locale.ROOT) + ")";
    }
}
