package dev.inkling.nnlib.run;

import dev.inkling.nnlib.loss.LossType;

/** How an output is read as a class, so that right ones can be counted. */
public enum Scoring {
    /** The largest of several outputs; the target is a class number, or a number for each class. */
    LARGEST,
    /** One output that is a probability: yes from 0.5 on. */
    PROBABILITY,
    /** One output without bounds: yes above 0. */
    LOGIT,
    /** A quantity: nothing is right or wrong. */
    NONE;

    /** How the outputs of a run's net are read. */
    public static Scoring of(RunSpec spec) {
        int outputs = Shapes.count(Nets.of(spec).output());
        return of(spec.loss(), outputs, spec.task().hasClasses());
    }

    /** What suits a loss, given the number of outputs. */
    public static Scoring of(LossType loss, int outputs, boolean classes) {
        if (!classes) {
            return NONE;
        }
        if (outputs > 1) {
            return LARGEST;
        }
        return loss.output() == LossType.Output.SCORES ? LOGIT : PROBABILITY;
    }

    /** The class that the outputs of a sample, which begin at {@code at}, mean. */
    public int read(float[] outputs, int at, int width) {
        switch (this) {
            case PROBABILITY:
                return outputs[at] >= 0.5f ? 1 : 0;
            case LOGIT:
                return outputs[at] > 0 ? 1 : 0;
            default:
                return largest(outputs, at, width);
        }
    }

    /** The class that a target means: a class number, or the largest of several numbers. */
    public int truth(float[] targets, int at, int width) {
        if (width > 1) {
            return largest(targets, at, width);
        }
        return this == LARGEST ? (int) targets[at] : targets[at] > 0.5f ? 1 : 0;
    }

    /** The place of the largest of some numbers; the first of equal ones. */
    public static int largest(float[] values, int at, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (values[at + i] > values[at + best]) {
                best = i;
            }
        }
        return best;
    }

    /**
     * How many of a batch, whose outputs begin at {@code from}, are read right; where the target wants no class, a
     * reading that gives none of them half of the probability.
     */
    public int correct(float[] outputs, int from, int width, float[] targets, int targetWidth, int samples) {
        int right = 0;
        for (int i = 0; i < samples; i++) {
            int output = from + i * width;
            int at = i * targetWidth;
            boolean wantsNone = targetWidth > 1 && targets[at + largest(targets, at, targetWidth)] <= 0.5f;
            boolean isRight = wantsNone
                    ? confidence(outputs, output, width) < 0.5
                    : read(outputs, output, width) == truth(targets, at, targetWidth);
            right += isRight ? 1 : 0;
        }
        return right;
    }

    /** How sure a reading is, from 0 to 1: the probability of the class that it chooses. */
    public double confidence(float[] outputs, int at, int width) {
        return probability(outputs, at, width, read(outputs, at, width));
    }

    /**
     * The probability of a class: softmax of the outputs where there are several; a single one gives that of yes, which
     * is class 1, and what is left is that of no.
     */
    public double probability(float[] outputs, int at, int width, int number) {
        if (width > 1) {
            double sum = 0;
            float top = outputs[at + largest(outputs, at, width)];
            for (int i = 0; i < width; i++) {
                sum += Math.exp(outputs[at + i] - top);
            }
            return Math.exp(outputs[at + number] - top) / sum;
        }
        double yes = this == LOGIT ? 1 / (1 + Math.exp(-outputs[at])) : outputs[at];
        return number == 1 ? yes : 1 - yes;
    }
}
