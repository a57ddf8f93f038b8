package dev.inkling.app.ui.chart;

import java.util.Arrays;

/** Where the words inside a chart stand, so that none covers another. */
public final class LabelPlaces {
    private LabelPlaces() {}

    /**
     * The tops of labels that want to stand with their middles at {@code middle}, from the topmost down. Those that lie
     * over each other move apart, as little as they must, and stay between {@code top} and {@code bottom}; empty where
     * there is no room for all of them.
     *
     * @param left where each begins; only labels that share a part of the width can cover each other
     * @param width how wide each is
     * @param high how high all of them are
     */
    public static float[] apart(float[] left, float[] width, float[] middle, float high, float top, float bottom) {
        float[] tops = new float[middle.length];
        for (int i = 0; i < tops.length; i++) {
            tops[i] = Math.max(top, middle[i] - high / 2);
            for (int j = 0; j < i; j++) {
                if (meet(left[i], width[i], left[j], width[j])) tops[i] = Math.max(tops[i], tops[j] + high);
            }
        }
        for (int i = tops.length - 1; i >= 0; i--) {
            tops[i] = Math.min(tops[i], bottom - high);
            for (int j = i + 1; j < tops.length; j++) {
                if (meet(left[i], width[i], left[j], width[j])) tops[i] = Math.min(tops[i], tops[j] - high);
            }
            if (tops[i] < top - 1) return new float[0];
        }
        return tops;
    }

    /**
     * For words that stand beside each other from left to right: the first row in which each covers none before it, or
     * -1 where {@code rows} are too few.
     */
    public static int[] rows(float[] left, float[] width, float gap, int rows) {
        float[] free = new float[rows];
        Arrays.fill(free, Float.NEGATIVE_INFINITY);
        int[] row = new int[left.length];
        for (int i = 0; i < left.length; i++) {
            row[i] = -1;
            for (int r = 0; r < rows && row[i] < 0; r++) {
                if (left[i] >= free[r]) {
                    row[i] = r;
                    free[r] = left[i] + width[i] + gap;
                }
            }
        }
        return row;
    }

    private static boolean meet(float left, float width, float otherLeft, float otherWidth) {
        return left < otherLeft + otherWidth && otherLeft < left + width;
    }
}
