package dev.inkling.nnlib.train;

/**
 * What a net makes of one sample.
 *
 * @param best the class that it holds for most likely
 * @param second the next; -1 where there is none
 * @param probabilities of each class, in sum 1
 */
public record Reading(int best, int second, float[] probabilities) {
    /** From this probability on a reading counts as sure, if the second is far enough behind. */
    public static final double SURE = 0.8;

    /** How far the second must be behind. */
    public static final double LEAD = 0.3;

    static Reading of(float[] probabilities) {
        int best = Scoring.largest(probabilities, 0, probabilities.length);
        int second = -1;
        for (int i = 0; i < probabilities.length; i++) {
            if (i != best && (second < 0 || probabilities[i] > probabilities[second])) {
                second = i;
            }
        }
        return new Reading(best, second, probabilities);
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
