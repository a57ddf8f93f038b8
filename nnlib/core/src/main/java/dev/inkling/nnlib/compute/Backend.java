package dev.inkling.nnlib.compute;

import java.util.List;

/**
 * A device that computes: it owns memory and binds kernels to it. It knows the {@link Primitive}s only, never a layer,
 * a loss or an optimizer. A fused kernel is one that a backend may have under a name; where it has none, the operation
 * composes primitives. It rounds as the composition rounds, the same float operations in the same order, unless {@link
 * #fusesToTheBit} says otherwise.
 */
public interface Backend extends AutoCloseable {
    /**
     * Added to Adam's moments and taken away again, it rounds them to whole multiples of 1e-31: one that fades out, as
     * all of a dead unit's do, comes to rest there before it or what is made of it becomes a denormal number, which
     * many processors are slow with. What is above 1e-24 keeps its digits.
     */
    float ADAM_FLUSH = 0x1p-80f;

    String name();

    /** Whether kernels may read this backend's memory and the other's together, as on one CPU with other threads. */
    default boolean isSameDevice(Backend other) {
        return other == this;
    }

    /** Memory for so many floats; what it holds at first is undefined. */
    Storage allocate(int size);

    /** How many floats one storage has at most. */
    default int mostFloats() {
        return Integer.MAX_VALUE;
    }

    /** A storage of these values; on the CPU it is this very array. */
    Storage wrap(float[] values);

    void read(Storage from, int offset, float[] to, int at, int count);

    void write(float[] from, int at, Storage to, int offset, int count);

    /** Copies between two storages of this backend. */
    void copy(Storage from, int fromOffset, Storage to, int toOffset, int count);

    /**
     * Binds a kernel to its memory. All checking of strides and choosing of loops happens here, once. For a fused
     * kernel null where these operands are declined, and then the caller composes; never null for a primitive.
     */
    Call bind(Kernel kernel);

    /**
     * Whether {@link #bind} knows a fused kernel of this name. What the library asks for (out; in; ints), for what it
     * composes otherwise:
     *
     * <ul>
     *   <li>linear: x w^T + b; x, w, b
     *   <li>sigmoid_backward: up (y (1 - y)); up, y
     *   <li>tanh_backward: up (1 - y y); up, y
     *   <li>max_pool2d: largest values, and their places in each picture; x; kernel, stride, padding
     *   <li>max_pool2d_backward: zeros, to which each value is added at its place; up and places as (batch, channels,
     *       windows)
     *   <li>conv2d: x * w + b, moved by one pixel; x, w, b; padding, dilation. Who takes it takes the next two as well
     *   <li>conv2d_weight: the kernels' gradient; x, up; padding, dilation
     *   <li>conv2d_input: the pictures' gradient; w, up; padding, dilation
     *   <li>bce: losses; output, target
     *   <li>bce_backward: the output's gradient; up, output, target
     *   <li>bce_logits: losses; output, target
     *   <li>bce_logits_backward: the output's gradient; up, output, target
     *   <li>log_softmax: x minus the log of the sum of its exponentials, along the last dimension; x
     *   <li>log_softmax_backward: the gradient of x; up, result
     *   <li>cross_entropy: minus the log of the probability that softmax gives to each row's class, and the logs of
     *       all; logits, class numbers
     *   <li>cross_entropy_backward: the gradient of the logits; up, the logs of all, class numbers
     *   <li>sgd: parameter; parameter, gradient, rate
     *   <li>adam: parameter p and both moments m and v; these three, gradient g, the numbers of the step: one for the
     *       weight decay, which the optimizer has seen to, u1 = 1 - β1, β2, u2 = 1 - β2, the step size s, the root r of
     *       the second correction, ε, and {@link #ADAM_FLUSH}, f; each line rounded after each operation, from left to
     *       right:
     *       <pre>
     * m = m + (g - m) u1 + f - f
     * v = v β2 + g g u2 + f - f
     * p = p - m s / (√v / r + ε)
     *       </pre>
     * </ul>
     */
    default boolean hasFused(String name) {
        return false;
    }

    /**
     * Whether fused kernels give the bits of what they stand for. A device's compiler may round a product and a sum
     * once instead of twice, and two orders of a sum may meet; each kernel then is as near to the exact value as its
     * primitives are.
     */
    default boolean fusesToTheBit() {
        return true;
    }

    /**
     * Whether it goes on computing after a call has returned. Reading then waits for everything, and who reads seldom
     * does not hold it up.
     */
    default boolean isAsynchronous() {
        return false;
    }

    /**
     * With which kernels it computes, which decide the bits of a result. A run records it, and goes on to the same bits
     * only with the same; empty where that is not known.
     */
    default String kernels() {
        return "";
    }

    /** Computes with the kernels that a run recorded from now on; false where it has them not. */
    default boolean computeWith(String kernels) {
        return kernels.equals(kernels());
    }

    /** At how many floats' multiples a temporary of a plan begins: a cache line, or what a device binds. */
    default int alignment() {
        return 16;
    }

    /**
     * The lines of a plan as one call, for a device that takes them at once; null where a plan binds each, and they run
     * one after the other.
     */
    default Call compile(List<Recorded> steps) {
        return null;
    }

    /**
     * One kernel in place of two, of which the second reads what the first writes; null where there is none. It rounds
     * as the two do. What it does not write any more nobody else may need: whoever asks sees to that. A plan asks when
     * it is made, so what is recorded may be fewer calls than what ran.
     */
    default Kernel fuse(Kernel first, Kernel second) {
        return null;
    }

    /** The array behind a storage where host and device share memory, else null. */
    default float[] hostArray(Storage storage) {
        return null;
    }

    @Override
    default void close() {}
}
