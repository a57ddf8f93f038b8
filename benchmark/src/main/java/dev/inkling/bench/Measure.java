package dev.inkling.bench;

import java.util.Locale;

/** What is timed: how it is called, how a time becomes a figure, and how many repetitions make a block. */
enum Measure {
    TRAIN("train 784-500-10", "samples/s", 100),
    XOR("XOR 2-2-1, full batch", "steps/s", 1),
    PREDICT("one prediction of 784-500-10", "predictions/s", 1),
    CONVOLUTION("train the convnet of 89,306 parameters", "samples/s", 100),
    PRODUCT("100 x 784 by 784 x 500", "GFLOP/s", 2.0 * 100 * 784 * 500 / 1e9);

    final String title;
    final String unit;
    /** What one repetition counts for, in units. */
    final double worth;

    Measure(String title, String unit, double worth) {
        this.title = title;
        this.unit = unit;
        this.worth = worth;
    }

    Peer.Work of(Peer peer) throws Exception {
        return switch (this) {
            case TRAIN -> peer.train();
            case XOR -> peer.xor();
            case PREDICT -> peer.predict();
            case CONVOLUTION -> peer.convolution();
            case PRODUCT -> peer.product();
        };
    }

    /** Whether threads share the work at all: what is too small for that is measured on one. */
    boolean isFor(int threads) {
        return threads == 1 || this == TRAIN || this == CONVOLUTION;
    }

    double figure(int times, long nanos) {
        return worth * times * 1e9 / nanos;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
