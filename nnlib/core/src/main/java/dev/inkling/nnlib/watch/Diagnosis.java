package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.run.RunSpec;

/**
 * What is wrong with a run, and what would mend it.
 *
 * @param kind what was found
 * @param layer the name of the layer concerned; empty where it is the run as a whole
 * @param epoch since when, counted from 1; 0 where that says nothing
 * @param share of the layer's units that are concerned, from 0 to 1; 0 where that says nothing
 * @param finding one sentence in English
 * @param remedy what to do about it
 * @param proposal the run to start instead; null where the net was written by hand and has no RunSpec, or where no
 *     other setting would help
 */
public record Diagnosis(
        Kind kind, String layer, int epoch, double share, String finding, Remedy remedy, RunSpec proposal) {

    /** What can be found. */
    public enum Kind {
        /** The loss grew or is no number any more. */
        DIVERGED,
        /** Gradients are so large that a step leaves the map. */
        EXPLODING_GRADIENTS,
        /** Most units of a ReLU layer are silent for every sample. */
        DEAD_UNITS,
        /** Early layers get almost no gradient, and the net does not learn. */
        VANISHING_GRADIENTS,
        /** The loss stands still far from its goal. */
        LOCAL_MINIMUM,
        /** The run ended while the loss was still falling fast, far from its goal. */
        UNFINISHED,
        /** Kept samples get worse while those learned from get better. */
        OVERFITTING
    }

    /** What can be done. */
    public enum Remedy {
        LOWER_RATE,
        CLIP_GRADIENTS,
        LEAKY_ACTIVATION,
        OTHER_ACTIVATION,
        BATCH_NORM,
        /** Other start values: where all are zeros, no seed helps. */
        START_VALUES,
        /** A hidden layer, without which a net only parts by a straight line. */
        HIDDEN_LAYER,
        OTHER_START,
        MORE_EPOCHS,
        KEEP_BEST
    }

    @Override
    public String toString() {
        return finding;
    }
}
