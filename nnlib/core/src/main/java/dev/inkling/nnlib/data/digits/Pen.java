package dev.inkling.nnlib.data.digits;

import java.util.Arrays;

/**
 * Draws lines of changing width on 28 by 28 pixels: a pixel keeps its distance to the nearest ink, and the ink's edge
 * is soft over some width. Only pixels near a segment are visited. Not for sharing between threads.
 */
final class Pen {
    static final int SIDE = DigitPicture.SIDE;

    private static final float FAR = 1e9f;

    private final float[] distance = new float[SIDE * SIDE];

    void clear() {
        Arrays.fill(distance, FAR);
    }

    /** A segment from a to b with half widths at both ends; the edge is {@code soft} wide. */
    void segment(float ax, float ay, float bx, float by, float halfA, float halfB, float soft) {
        float dx = bx - ax;
        float dy = by - ay;
        float squared = Math.max(dx * dx + dy * dy, 1e-6f);
        float reach = Math.max(halfA, halfB) + soft / 2;
        int left = Math.max(0, (int) Math.floor(Math.min(ax, bx) - reach));
        int right = Math.min(SIDE - 1, (int) Math.floor(Math.max(ax, bx) + reach));
        int top = Math.max(0, (int) Math.floor(Math.min(ay, by) - reach));
        int bottom = Math.min(SIDE - 1, (int) Math.floor(Math.max(ay, by) + reach));
        for (int row = top; row <= bottom; row++) {
            float fromY = row + 0.5f - ay;
            for (int column = left; column <= right; column++) {
                float fromX = column + 0.5f - ax;
                float t = Math.max(0, Math.min(1, (fromX * dx + fromY * dy) / squared));
                float offX = fromX - t * dx;
                float offY = fromY - t * dy;
                float d = (float) Math.sqrt(offX * offX + offY * offY) - halfA - t * (halfB - halfA);
                int at = row * SIDE + column;
                if (d < distance[at]) {
                    distance[at] = d;
                }
            }
        }
    }

    /** How much of a pixel is ink, from 0 to 1. */
    float coverage(int pixel, float soft) {
        return Math.max(0, Math.min(1, 0.5f - distance[pixel] / soft));
    }
}
