package dev.inkling.nnlib.compute;

import java.util.List;

/**
 * A device that computes: it owns memory and binds kernels to it. It knows the {@link Primitive}s only, never a layer, a loss or an optimizer. A fused
 * kernel is an offer that a backend makes by name; where it makes none, the operation composes primitives. An offer must round as the composition
 * rounds: the same float operations in the same order.
 */
public interface Backend extends AutoCloseable {
    String name();

    /** Memory for so many floats; what it holds at first is undefined. */
    Storage allocate(int size);

    /** A storage of these values; on the CPU it is this very array. */
    Storage wrap(float[] values);

    void read(Storage from, int offset, float[] to, int at, int count);

    void write(float[] from, int at, Storage to, int offset, int count);

    /** Copies between two storages of this backend. */
    void copy(Storage from, int fromOffset, Storage to, int toOffset, int count);

    /** Binds a kernel to its memory. All checking of strides and choosing of loops happens here, once. For an offer null where these operands are
     * declined, and then the caller composes; never null for a primitive. */
    Call bind(Kernel kernel);

    /** Whether {@link #bind} knows a fused kernel of this name. */
    default boolean offers(String name) {
        return false;
    }

    /**
     * A plan's kernels before they are bound, in order, and a way to ask how many kernels of the plan read a storage that nobody outside sees (or -1 if it
     * lives on). A backend may join neighbours here; by default it leaves them as they are.
     */
    default List<Recorded> fuse(List<Recorded> steps, PrivateReads reads) {
        return steps;
    }

    /** The array behind a storage where host and device share memory, else null. */
    default float[] hostArray(Storage storage) {
        return null;
    }

    @Override
    default void close() {}

    /** How often a plan's kernels read a storage that is private to the plan; -1 for memory that outlives a run. */
    interface PrivateReads {
        int of(Storage storage);
    }
}
