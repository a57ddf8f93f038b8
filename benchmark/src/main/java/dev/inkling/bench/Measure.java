package dev.inkling.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is timed: how it is called, how a time becomes a figure, and how many repetitions make a block. */
enum Measure {
    TRAIN("train 784-500-10", "samples/s", 100),
    XOR("XOR 2-2-1, full batch", "steps/s", 1),
    PREDICT("one prediction of 784-500-10", "predictions/s", 1),
    CONVOLUTION("train the convnet of 89,306 parameters", "samples/s", 100),
    PRODUCT("100 x 784 by 784 x 500", "GFLOP/s", 2.0 * 100 * 784 * 500 / 1e9),
    EPOCHS_100("epochs of 784-500-10 at batch 100", new Epochs("784-500-10", 100, 60)),
    EPOCHS_1000("epochs of 784-500-10 at batch 1000", new Epochs("784-500-10", 1000, 40)),
    EPOCHS_CONVNET("epochs of the convnet at batch 100", new Epochs("convnet", 100, 60));

    final String title;
    final String unit;
    private final double worth;
    /** What is trained, where a graphics processor takes part; else null. */
    final Epochs epochs;

    Measure(String title, String unit, double worth) {
        this(title, unit, worth, null);
    }

    Measure(String title, Epochs epochs) {
        this(title, "samples/s", Double.NaN, epochs);
    }

    Measure(String title, String unit, double worth, Epochs epochs) {
        this.title = title;
        this.unit = unit;
        this.worth = worth;
        this.epochs = epochs;
    }

    /** Those of libraries on the CPU. */
    static List<Measure> ofPeers() {
        return Arrays.stream(values()).filter(m -> m.epochs == null).toList();
    }

    /** Those that a graphics processor takes part in. */
    static List<Measure> ofEpochs() {
        return Arrays.stream(values()).filter(m -> m.epochs != null).toList();
    }

    Peer.Work of(Peer peer) throws Exception {
        return switch (this) {
            case TRAIN -> peer.train();
            case XOR -> peer.xor();
            case PREDICT -> peer.predict();
            case CONVOLUTION -> peer.convolution();
            case PRODUCT -> peer.product();
            case EPOCHS_100, EPOCHS_1000, EPOCHS_CONVNET -> peer.epochs(epochs);
        };
    }

    /** Whether threads share the work at all: what is too small for that is measured on one. */
    boolean isFor(int threads) {
        return threads == 1 || this == TRAIN || this == CONVOLUTION;
    }

    double figure(int times, long nanos) {
        return worth() * times * 1e9 / nanos;
    }

    /** What one repetition counts for, in units. */
    private double worth() {
        return epochs == null ? worth : epochs.samples();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
