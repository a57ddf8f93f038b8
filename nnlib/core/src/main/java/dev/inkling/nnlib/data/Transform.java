package dev.inkling.nnlib.data;

/** Changes an input after it was read, in place; with {@link SampleRandom} where chance is wanted. */
@FunctionalInterface
public interface Transform {
    /**
     * Changes the input that starts at {@code at}. May be called by several threads at once, and should allocate
     * nothing.
     */
    void apply(float[] input, int at, int[] shape, SampleRandom random);

    /** This, then the next one. */
    default Transform then(Transform next) {
        return (input, at, shape, random) -> {
            apply(input, at, shape, random);
            next.apply(input, at, shape, random);
        };
    }
}
