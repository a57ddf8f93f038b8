package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.run.Scoring;

/** What a net makes of one sample: the class that it holds for most likely, the next, and how sure it is. */
public final class Reading {
    /** From this probability on a reading counts as sure, if the second is far enough behind. */
    public static final double SURE = 0.8;

    /** How far the second must be behind. */
    public static final double LEAD = 0.3;

    private final float[] probabilities;
    private final int best;
    private final int second;

    Reading(float[] probabilities) {
        this.probabilities = probabilities;
        best = Scoring.largest(probabilities, 0, probabilities.length);
        int next = -1;
        for (int i = 0; i < probabilities.length; i++) {
            if (i != best && (next < 0 || probabilities[i] > probabilities[next])) {
                next = i;
            }
        }
        second = next;
    }

    /** The most likely class. */
    public int best() {
        return best;
    }

    /** The next; -1 where there is only one class. */
    public int second() {
        return second;
    }

    /** The probability of each class, in sum 1. */
    public float[] probabilities() {
        return probabilities.clone();
    }

    public float probability(int number) {
        return probabilities[number];
    }

    /** Probability of the best class. */
    public float confidence() {
        return probabilities[best];
    }

    /** Whether the net is sure enough to say one class without the second guess. */
    public boolean isSure() {
        return confidence() >= SURE && (second < 0 || confidence() - probabilities[second] >= LEAD);
    }
}
