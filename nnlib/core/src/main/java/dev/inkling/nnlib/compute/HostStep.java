package dev.inkling.nnlib.compute;

/** What the host does between two kernels of a plan: refresh a rate, count a step. It may write numbers, not run kernels. */
public interface HostStep {
    void run();

    /**
     * All that kernels will see of it, where it reads nothing that kernels write: it may then come earlier in a replay.
     * Null where that is not known.
     */
    default View[] written() {
        return null;
    }

    /** The key that it fills for random kernels; null where it fills none. */
    default long[] key() {
        return null;
    }

    /**
     * Tells what it will write when it runs again, so that a device may have it beforehand: the numbers of {@link
     * #written}, one after the other. It holds as long as nothing is set meanwhile.
     *
     * @param runs for the how many-th time from now, 1 for the next
     * @return false where it cannot be told
     */
    default boolean foretell(int runs, float[] numbers) {
        return false;
    }
}
