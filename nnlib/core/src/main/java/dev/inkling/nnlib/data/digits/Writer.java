package dev.inkling.nnlib.data.digits;

import dev.inkling.nnlib.data.SampleRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes one digit as a person might: a hand's control points are shaken, ends overshot, the line wobbles, the whole is
 * stretched, slanted and turned, and the pen's width changes along the way. What each number does to a net that learns
 * from the pictures was measured. Not for sharing between threads; allocates only for {@link #drawing}.
 */
final class Writer {
    private static final float JITTER = 0.035f;
    private static final float SLOPPINESS = 0.45f;
    private static final float STROKE_SHIFT = 0.03f;
    private static final float OVERSHOOT = 0.14f;
    private static final float ANGULAR = 0.3f;
    private static final float WOBBLE = 0.012f;
    private static final float PROPORTIONS = 0.15f;
    private static final float ELASTIC = 0.03f;
    private static final float ASPECT = 0.2f;
    private static final float SLANT = 0.2f;
    private static final float SLANT_SPREAD = 0.24f;
    private static final float ROTATION = (float) Math.toRadians(6);
    private static final float WIDTH = 2.4f;
    private static final float WIDTH_SPREAD = 0.27f;
    private static final float NARROWEST = 1.1f;
    private static final float WIDEST = 6.5f;
    private static final float WIDTH_ALONG = 0.12f;
    private static final float NIB = 0.15f;
    private static final float TAPER = 0.3f;
    private static final int TAPERED_SAMPLES = 5;
    private static final float SOFT_LEAST = 0.9f;
    private static final float SOFT_MOST = 1.5f;
    /** MNIST's longer side within its 28 pixels. */
    private static final float LONGER_SIDE = 20;

    private static final int MOST = 80;

    private final Pen pen = new Pen();
    private final float[] pointX = new float[MOST];
    private final float[] pointY = new float[MOST];
    private final float[] x = new float[MOST];
    private final float[] y = new float[MOST];
    private final float[] half = new float[MOST];
    private final float[] wave = new float[MOST];
    private Hand hand;
    private float soft;

    /** Writes a digit; {@link #render} and {@link #drawing} then show it. */
    void write(Hand how, SampleRandom random) {
        hand = how;
        float sloppy = (float) Math.exp(SLOPPINESS * normal(random));
        movePoints(random, sloppy);
        float angular = Math.min(0.85f, Math.abs(ANGULAR * normal(random)));
        hand.sample(pointX, pointY, angular, x, y);
        wobble(x, random, WOBBLE * sloppy);
        wobble(y, random, WOBBLE * sloppy);
        bend(random);
        widths(random);
        place(random);
        soft = random.uniform(SOFT_LEAST, SOFT_MOST);
    }

    /** Standard normal without its far tails, whose digits nobody could name. */
    private static float normal(SampleRandom random) {
        return clip(random.normal(), -2.6f, 2.6f);
    }

    private static float clip(float value, float least, float most) {
        return Math.max(least, Math.min(most, value));
    }

    private void movePoints(SampleRandom random, float sloppy) {
        int strokes = hand.strokes();
        for (int s = 0; s < strokes; s++) {
            float shift = strokes > 1 ? STROKE_SHIFT * sloppy : 0;
            float shiftX = shift * normal(random);
            float shiftY = shift * normal(random);
            int first = hand.firstPoint[s];
            int last = hand.firstPoint[s + 1] - 1;
            for (int i = first; i <= last; i++) {
                pointX[i] = hand.x[i] + JITTER * sloppy * normal(random) + shiftX;
                pointY[i] = hand.y[i] + JITTER * sloppy * normal(random) + shiftY;
            }
            overshoot(first, first + 1, random);
            overshoot(last, last - 1, random);
        }
    }

    /** Makes the last span longer or shorter. */
    private void overshoot(int end, int neighbour, SampleRandom random) {
        float by = clip(OVERSHOOT * normal(random), -0.4f, 0.5f);
        pointX[end] += by * (pointX[end] - pointX[neighbour]);
        pointY[end] += by * (pointY[end] - pointY[neighbour]);
    }

    private void wobble(float[] values, SampleRandom random, float amount) {
        drawWave(random, 5, 3);
        for (int r = 0; r < hand.samples(); r++) {
            values[r] += amount * wave[r];
        }
    }

    /** A smooth random curve along the samples, the sum of some slow sines. */
    private void drawWave(SampleRandom random, int frequencies, float length) {
        int samples = hand.samples();
        Arrays.fill(wave, 0, samples, 0);
        for (int f = 1; f <= frequencies; f++) {
            float amount = normal(random) / f;
            double phase = 2 * Math.PI * random.uniform();
            double step = 1.3 * Math.PI * f * length / (samples - 1);
            double sine = Math.sin(phase);
            double cosine = Math.cos(phase);
            double stepSine = Math.sin(step);
            double stepCosine = Math.cos(step);
            for (int r = 0; r < samples; r++) {
                wave[r] += (float) (amount * sine);
                double next = sine * stepCosine + cosine * stepSine;
                cosine = cosine * stepCosine - sine * stepSine;
                sine = next;
            }
        }
    }

    /** Top against bottom, slow waves through the sheet, then aspect, slant and rotation. */
    private void bend(SampleRandom random) {
        int samples = hand.samples();
        float stretch = PROPORTIONS * normal(random);
        float breadth = 3.2f * PROPORTIONS * normal(random);
        for (int r = 0; r < samples; r++) {
            float centredY = y[r] - 0.5f;
            y[r] = centredY + stretch * (0.25f - centredY * centredY);
            x[r] = (x[r] - 0.3f) * (1 + breadth * y[r]);
        }
        for (int k = 0; k < 3; k++) {
            float acrossX = 3.2f * normal(random);
            float acrossY = 3.2f * normal(random);
            float phase = (float) (2 * Math.PI) * random.uniform();
            float moveX = ELASTIC * normal(random);
            float moveY = ELASTIC * normal(random);
            for (int r = 0; r < samples; r++) {
                float w = (float) Math.sin(acrossX * x[r] + acrossY * y[r] + phase);
                x[r] += moveX * w;
                y[r] += moveY * w;
            }
        }
        float aspect = (float) Math.exp(ASPECT * normal(random));
        float slant = clip(SLANT + SLANT_SPREAD * normal(random), -0.6f, 0.9f);
        float turn = ROTATION * normal(random);
        float cosine = (float) Math.cos(turn);
        float sine = (float) Math.sin(turn);
        for (int r = 0; r < samples; r++) {
            float slanted = x[r] * aspect - slant * y[r];
            float upright = y[r];
            x[r] = cosine * slanted - sine * upright;
            y[r] = sine * slanted + cosine * upright;
        }
    }

    /** Half widths in pixels: changing slowly, with the direction of a flat nib, and thinner towards the ends. */
    private void widths(SampleRandom random) {
        int samples = hand.samples();
        float width = clip(WIDTH * (float) Math.exp(WIDTH_SPREAD * normal(random)), NARROWEST, WIDEST);
        float nib = NIB * normal(random);
        double nibAngle = Math.PI * random.uniform();
        float nibCosine = (float) Math.cos(2 * nibAngle);
        float nibSine = (float) Math.sin(2 * nibAngle);
        drawWave(random, 4, 3);
        for (int s = 0; s < hand.strokes(); s++) {
            int first = hand.firstSample[s];
            int last = hand.firstSample[s + 1] - 1;
            for (int r = first; r <= last; r++) {
                int a = Math.max(first, r - 1);
                int b = Math.min(last, r + 1);
                float dx = x[b] - x[a];
                float dy = y[b] - y[a];
                float squared = dx * dx + dy * dy + 1e-12f;
                // cos(2 (direction - nib)), without the angle.
                float along = ((dx * dx - dy * dy) * nibCosine + 2 * dx * dy * nibSine) / squared;
                half[r] = width / 2 * (float) Math.exp(clip(WIDTH_ALONG * wave[r], -0.6f, 0.6f) + nib * along);
            }
            taper(first, 1, random);
            taper(last, -1, random);
        }
        for (int r = 0; r < samples; r++) {
            half[r] = Math.max(half[r], 0.3f);
        }
    }

    private void taper(int end, int step, SampleRandom random) {
        float by = Math.abs(clip(TAPER * normal(random), -0.25f, 0.6f));
        for (int k = 0; k < TAPERED_SAMPLES; k++) {
            half[end + k * step] *= 1 - by * (1 - k / (float) TAPERED_SAMPLES);
        }
    }

    /** As MNIST has it: the longer side 20 pixels, the centre of mass in the middle, nothing outside. */
    private void place(SampleRandom random) {
        int samples = hand.samples();
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        float meanHalf = 0;
        for (int r = 0; r < samples; r++) {
            left = Math.min(left, x[r]);
            right = Math.max(right, x[r]);
            top = Math.min(top, y[r]);
            bottom = Math.max(bottom, y[r]);
            meanHalf += half[r] / samples;
        }
        float scale = (LONGER_SIDE - 2 * meanHalf) / Math.max(Math.max(right - left, bottom - top), 1e-3f);
        float mass = 1e-9f;
        float massX = 0;
        float massY = 0;
        for (int r = 0; r < samples; r++) {
            x[r] *= scale;
            y[r] *= scale;
        }
        for (int s = 0; s < hand.strokes(); s++) {
            for (int r = hand.firstSample[s]; r < hand.firstSample[s + 1] - 1; r++) {
                float dx = x[r + 1] - x[r];
                float dy = y[r + 1] - y[r];
                float ink = (float) Math.sqrt(dx * dx + dy * dy) * (half[r] + half[r + 1]);
                mass += ink;
                massX += ink * (x[r] + x[r + 1]) / 2;
                massY += ink * (y[r] + y[r + 1]) / 2;
            }
        }
        // MNIST was centred by whole pixels, so a centre lies anywhere within half a pixel.
        move(x, DigitPicture.CENTRE - massX / mass + random.uniform(-0.5f, 0.5f));
        move(y, DigitPicture.CENTRE - massY / mass + random.uniform(-0.5f, 0.5f));
    }

    private void move(float[] values, float by) {
        float least = 0;
        float most = Pen.SIDE;
        for (int r = 0; r < hand.samples(); r++) {
            values[r] += by;
            least = Math.min(least, values[r] - half[r]);
            most = Math.max(most, values[r] + half[r]);
        }
        float back = -least - (most - Pen.SIDE);
        for (int r = 0; r < hand.samples(); r++) {
            values[r] += back;
        }
    }

    /** The picture, 0 the sheet and 255 full ink. */
    void render(byte[] pixels, int at) {
        pen.clear();
        for (int s = 0; s < hand.strokes(); s++) {
            for (int r = hand.firstSample[s]; r < hand.firstSample[s + 1] - 1; r++) {
                pen.segment(x[r], y[r], x[r + 1], y[r + 1], half[r], half[r + 1], soft);
            }
        }
        for (int i = 0; i < Pen.SIDE * Pen.SIDE; i++) {
            pixels[at + i] = (byte) Math.round(255 * pen.coverage(i, soft));
        }
    }

    /** The strokes, on the sheet of 28 by 28 on which they are rendered. */
    Drawing drawing() {
        List<Stroke> strokes = new ArrayList<>();
        for (int s = 0; s < hand.strokes(); s++) {
            int from = hand.firstSample[s];
            int to = hand.firstSample[s + 1];
            strokes.add(new Stroke(Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to)));
        }
        return new Drawing(strokes, Pen.SIDE, Pen.SIDE);
    }
}
