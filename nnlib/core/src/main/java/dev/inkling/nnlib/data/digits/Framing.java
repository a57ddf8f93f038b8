package dev.inkling.nnlib.data.digits;

/** Scales ink down into 28 by 28 pixels as MNIST was made: area averages, the mass near the middle by whole pixels. */
final class Framing {
    private static final int SIDE = DigitPicture.SIDE;

    private Framing() {}

    /** The picture whose box of ink is 20 long, its darkest pixel 1. */
    static float[] frame(Ink ink) {
        int[] box = ink.box();
        int boxWidth = box[2] - box[0];
        int boxHeight = box[3] - box[1];
        float scale = DigitPicture.LONGER_SIDE / Math.max(boxWidth, boxHeight);
        double mass = 0;
        double massX = 0;
        double massY = 0;
        for (int row = 0; row < ink.height; row++) {
            for (int column = 0; column < ink.width; column++) {
                float value = ink.values[row * ink.width + column];
                mass += value;
                massX += value * (column + 0.5 - box[0]);
                massY += value * (row + 0.5 - box[1]);
            }
        }
        float left = start(boxWidth * scale, (float) (massX / mass) * scale);
        float top = start(boxHeight * scale, (float) (massY / mass) * scale);
        float[] rows = average(ink.values, ink.width, ink.height, scale, top - box[1] * scale, false);
        float[] pixels = average(rows, ink.width, SIDE, scale, left - box[0] * scale, true);
        new Ink(pixels, SIDE, SIDE).stretch();
        return pixels;
    }

    /**
     * Where along an axis a box of that size begins: its pixels whole and evenly filled, and its mass, which lies
     * {@code mass} after its beginning, as near to the centre as whole pixels bring it, but never outside.
     */
    static float start(float size, float mass) {
        int pixels = (int) Math.ceil(size - 1e-3f);
        float inset = (pixels - size) / 2;
        int first = Math.round(DigitPicture.CENTRE - mass - inset);
        return Math.max(0, Math.min(SIDE - pixels, first)) + inset;
    }

    /** The picture moved by whole pixels so that its mass comes as near to the centre as its ink's room allows. */
    static float[] centred(float[] pixels) {
        double mass = 1e-9;
        double massX = 0;
        double massY = 0;
        int left = SIDE;
        int top = SIDE;
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < pixels.length; i++) {
            int column = i % SIDE;
            int row = i / SIDE;
            mass += pixels[i];
            massX += pixels[i] * (column + 0.5);
            massY += pixels[i] * (row + 0.5);
            if (pixels[i] > Ink.THRESHOLD) {
                left = Math.min(left, column);
                right = Math.max(right, column + 1);
                top = Math.min(top, row);
                bottom = row + 1;
            }
        }
        int moveX = (int) Math.round(DigitPicture.CENTRE - massX / mass);
        int moveY = (int) Math.round(DigitPicture.CENTRE - massY / mass);
        moveX = Math.max(-left, Math.min(SIDE - right, moveX));
        moveY = Math.max(-top, Math.min(SIDE - bottom, moveY));
        return new Ink(pixels, SIDE, SIDE).crop(-moveX, -moveY, SIDE, SIDE).values;
    }

    /** One axis of an area average: source pixel i covers {@code offset + i * scale} to one {@code scale} further. */
    private static float[] average(
            float[] source, int width, int height, float scale, float offset, boolean horizontally) {
        int length = horizontally ? width : height;
        int lines = horizontally ? height : width;
        float[] out = new float[SIDE * lines];
        for (int i = 0; i < length; i++) {
            float from = offset + i * scale;
            float to = from + scale;
            for (int target = Math.max(0, (int) Math.floor(from)); target < Math.min(SIDE, to); target++) {
                float share = Math.min(to, target + 1) - Math.max(from, target);
                for (int line = 0; line < lines && share > 0; line++) {
                    int place = horizontally ? line * SIDE + target : target * lines + line;
                    out[place] += share * (horizontally ? source[line * width + i] : source[i * width + line]);
                }
            }
        }
        return out;
    }
}
