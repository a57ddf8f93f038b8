package dev.inkling.bench;

/** What we hold ourselves to against a peer, and what we would like: ratios. */
final class Aims {
    private static final double[] NONE = {Double.NaN, Double.NaN};

    private Aims() {}

    static double[] of(Measure measure, Peers peer, boolean vectors, int threads) {
        if (peer == Peers.DJL && measure == Measure.TRAIN) return vectors ? new double[] {3, 4} : new double[] {1.6, 2};
        if (peer == Peers.TENSORFLOW && measure == Measure.TRAIN && vectors) {
            return threads == 1 ? new double[] {1, 1.2} : new double[] {1.3, 1.6};
        }
        if (peer == Peers.DJL && measure == Measure.PREDICT) return new double[] {1.8, 3};
        if (peer == Peers.DJL && measure == Measure.CONVOLUTION) return new double[] {1, 2};
        return NONE;
    }

    /** What a graphics processor is held to, beside whom; NaN where nothing was set. */
    static double ofEpochs(Measure measure, String peer) {
        if (measure != Measure.EPOCHS_1000) return Double.NaN;
        return peer.equals(Graphics.SIMD) ? 20 : peer.equals(GpuMachine.CUDA) ? 0.5 : Double.NaN;
    }
}
