package dev.inkling.nnlib.data;

/**
 * A numbered list of examples, each an input and a target.
 *
 * <p>Reading fills arrays of the caller's and allocates nothing; any number of threads may read at once. A class is a
 * target of one whole number: {@link #classes} says how many there are and {@link #targetShape} is empty.
 */
public interface Dataset {
    int size();

    /** The shape of one input, such as [1, 28, 28]. */
    int[] inputShape();

    /** How many classes the targets name; 0 where a target is a vector of real numbers. */
    int classes();

    /** The shape of one target: empty for a class. */
    int[] targetShape();

    /** Writes example {@code index} into the arrays from the given places on. */
    void read(int index, float[] input, int at, float[] target, int targetAt);

    /** How many numbers one input has. */
    default int inputSize() {
        return Datasets.count(inputShape());
    }

    /** How many numbers one target has. */
    default int targetSize() {
        return Datasets.count(targetShape());
    }

    /** The class of an example, for those who do not need its input. */
    default int label(int index) {
        float[] target = new float[targetSize()];
        read(index, new float[inputSize()], 0, target, 0);
        return (int) target[0];
    }
}
