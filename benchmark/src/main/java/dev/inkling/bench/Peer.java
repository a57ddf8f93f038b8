package dev.inkling.bench;

/**
 * A library that trains nets from Java, used as its own users would use it. Each method prepares one measure and
 * returns the work to be timed; null where the library has no such thing. A peer is opened once, in a JVM of its own.
 */
public interface Peer {
    /** The net that all are measured with: 784-500-10, ReLU, cross-entropy, Adam, batches of 100. */
    int BATCH = 100;

    int INPUTS = 784;
    int HIDDEN = 500;
    int CLASSES = 10;

    /** Batches that a training measure goes round in. */
    int BATCHES = 60;

    /** Repeats its step so many times. */
    interface Work {
        void run(int times) throws Exception;
    }

    /** Sets the number of threads; called first. */
    void open(int threads) throws Exception;

    /** One step of the net above on the next batch. */
    Work train() throws Exception;

    /** One full-batch step of XOR, 2-2-1. */
    Work xor() throws Exception;

    /** One picture into the net above, ten numbers out, as Java arrays. */
    Work predict() throws Exception;

    /** One step of the convolutional net of 89,306 parameters on a batch of 100 pictures. */
    Work convolution() throws Exception;

    /** One product of 100 x 784 by 784 x 500. */
    Work product() throws Exception;

    /** One epoch of a training in which a graphics processor takes part; it ends when the device has done all of it. */
    default Work epochs(Epochs training) throws Exception {
        return null;
    }

    /** The losses of the first steps of that training, from its first weights and in its order. */
    default double[] losses(Epochs training) throws Exception {
        return new double[0];
    }

    /** What it computes on, in words. */
    default String device() {
        return "";
    }
}
