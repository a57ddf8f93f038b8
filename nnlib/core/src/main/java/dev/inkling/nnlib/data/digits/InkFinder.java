package dev.inkling.nnlib.data.digits;

import java.util.Arrays;

/**
 * Finds the ink in a picture of a sheet: what is paper, which side of it ink lies on, what is noise, dust or the edge
 * of the sheet, and returns the rest cropped to its box.
 *
 * <p>A clean picture keeps every grey as it is; paper of uneven brightness is levelled first.
 */
final class InkFinder {
    /** Larger pictures are reduced to this longer side: a photo has more pixels than a digit needs. */
    private static final int MOST_PIXELS = 1200;

    /** Ink that differs less from its paper cannot be told from it. */
    private static final float LEAST_CONTRAST = 0.06f;

    /** How far the border may spread, as a share of the whole range, and still be one colour. */
    private static final float EVEN_BORDER = 0.12f;

    private InkFinder() {}

    /** The ink within its box, or null if there is none. */
    static Ink find(Ink picture) {
        for (int i = 0; i < picture.values.length; i++) {
            float value = picture.values[i];
            picture.values[i] = value >= 0 && value <= 1 ? value : value > 1 ? 1 : 0;
        }
        int longer = Math.max(picture.width, picture.height);
        Ink ink = longer > MOST_PIXELS ? picture.reduced((longer + MOST_PIXELS - 1) / MOST_PIXELS) : picture;
        ink = inkOnPaper(ink);
        float noise = noise(ink);
        for (int pass = 0; pass < 3 && noise > 0.04f * ink.max(); pass++) {
            ink = ink.blurred();
            noise = noise(ink);
        }
        float max = ink.max();
        if (max < LEAST_CONTRAST || max < 6 * noise) {
            return null;
        }
        boolean[] kept = InkComponents.ofDigit(ink, Ink.THRESHOLD * max);
        int[] box = box(kept, ink.width);
        if (box == null) {
            return null;
        }
        float floor = noise > 0.005f * max ? Math.max(4 * noise, 0.12f * max) : 0;
        float reach = Math.max(2.5f, Math.max(ink.width, ink.height) / 28f);
        return cleaned(ink, kept, box, floor, reach);
    }

    /** How much darker (or on a dark sheet brighter) than the paper each pixel is. */
    private static Ink inkOnPaper(Ink picture) {
        float[] border = border(picture);
        Arrays.sort(border);
        float paper = border[border.length / 2];
        float spread = border[border.length * 9 / 10] - border[border.length / 10];
        float least = 1;
        float most = 0;
        for (float value : picture.values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        float[] ink = new float[picture.values.length];
        boolean bright;
        if (spread <= EVEN_BORDER * (most - least)) {
            for (int i = 0; i < ink.length; i++) {
                ink[i] = picture.values[i] - paper;
            }
            bright = most - paper > paper - least;
        } else {
            Paper uneven = Paper.fit(picture);
            double lean = 0;
            for (int row = 0; row < picture.height; row++) {
                for (int column = 0; column < picture.width; column++) {
                    int at = row * picture.width + column;
                    ink[at] = picture.values[at] - uneven.at(column, row);
                    lean += (double) ink[at] * ink[at] * ink[at];
                }
            }
            bright = lean > 0;
        }
        for (int i = 0; i < ink.length; i++) {
            ink[i] = Math.max(0, bright ? ink[i] : -ink[i]);
        }
        return new Ink(ink, picture.width, picture.height);
    }

    private static float[] border(Ink picture) {
        int thick = Math.max(1, Math.min(picture.width, picture.height) / 60);
        float[] border = new float[picture.values.length];
        int count = 0;
        for (int row = 0; row < picture.height; row++) {
            boolean edge = row < thick || row >= picture.height - thick;
            for (int column = 0; column < picture.width; column++) {
                if (edge || column < thick || column >= picture.width - thick) {
                    border[count++] = picture.values[row * picture.width + column];
                }
            }
        }
        return Arrays.copyOf(border, count);
    }

    /** The deviation of the noise: from the median of how far a pixel is from the mean of its neighbours. */
    private static float noise(Ink ink) {
        int width = ink.width;
        if (width < 8 || ink.height < 8) {
            return 0;
        }
        float[] off = new float[(width - 2) * (ink.height - 2)];
        int count = 0;
        for (int row = 1; row < ink.height - 1; row++) {
            for (int column = 1; column < width - 1; column++) {
                int at = row * width + column;
                float here = ink.values[at];
                float around =
                        ink.values[at - 1] + ink.values[at + 1] + ink.values[at - width] + ink.values[at + width];
                // Where paper was cut off at zero there is nothing to learn.
                if (here > 0) {
                    off[count++] = Math.abs(here - around / 4);
                }
            }
        }
        if (count < off.length / 4) {
            return 0;
        }
        Arrays.sort(off, 0, count);
        return off[count / 2] * 1.33f;
    }

    private static int[] box(boolean[] kept, int width) {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width + 1);
                top = Math.min(top, i / width);
                bottom = i / width + 1;
            }
        }
        return right == 0 ? null : new int[] {left, top, right, bottom};
    }

    /**
     * The box without what was not kept, but for the soft edge around what was, and without ink fainter than the floor.
     */
    private static Ink cleaned(Ink ink, boolean[] kept, int[] box, float floor, float reach) {
        Ink part = ink.crop(box[0], box[1], box[2] - box[0], box[3] - box[1]);
        float[] isKept = new float[part.values.length];
        for (int i = 0; i < isKept.length; i++) {
            int at = (box[1] + i / part.width) * ink.width + box[0] + i % part.width;
            isKept[i] = kept[at] ? 1 : 0;
        }
        float[] near = Distance.toInk(new Ink(isKept, part.width, part.height), 0.5f);
        for (int i = 0; i < near.length; i++) {
            if (near[i] > reach || isKept[i] == 0 && part.values[i] < floor) {
                part.values[i] = 0;
            }
        }
        return part;
    }
}
