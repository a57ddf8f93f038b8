package dev.inkling.nnlib.predict;

import dev.inkling.nnlib.run.Scoring;

/** What a net makes of one sample: the class that it holds for most likely, the next, and how sure it is. */
public final class Reading {
    /** Below this probability of its best class a reading is unsure. */
    public static final float UNSURE_BELOW = 0.8f;

    /** From this probability of its best class on a reading is sure; between the two it is fairly sure. */
    public static final float SURE_FROM = 0.95f;

    private final float[] probabilities;
    private final int best;
    private final int second;

    /** A reading of these probabilities of the classes, which sum to 1; they are kept, not copied. */
    public Reading(float[] probabilities) {
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

    /** Whether the best class is too doubtful to be told without the second. */
    public boolean isUnsure() {
        return confidence() < UNSURE_BELOW;
    }

    /** Whether the best class can be told without a doubt. */
    public boolean isSure() {
        return confidence() >= SURE_FROM;
    }
}
