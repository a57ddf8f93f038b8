package dev.inkling.app.ui.pad;

import java.util.List;

/**
 * The brush: turns the points of a stroke into a smooth line of dense samples with a width each. Fast is thin and slow
 * is thick (a stylus says it by pressure), the start is blunt, and the end runs out to a point.
 */
public final class Brush {
    /** The width of a stroke at middling speed, in units of the pad's shorter side. */
    public static final float WIDTH = 25f / 379f;

    /** Ink as large as this takes the usual width. */
    private static final float USUAL_SIZE = 0.5f;

    private static final float STEP = 0.006f;
    private static final float TAPER = 0.1f;
    private static final int SMOOTHINGS = 8;
    /** Sides of the pad a second: slower than this is thickest, this much faster is thinnest. */
    private static final float SLOW = 0.3f;

    private static final float FAST = 3.0f;

    private final float[] x;
    private final float[] y;
    private final float[] width;

    private Brush(float[] x, float[] y, float[] width) {
        this.x = x;
        this.y = y;
        this.width = width;
    }

    /** The samples of {@code stroke} under a brush of the usual width. */
    public static Brush along(InkStroke stroke) {
        return along(stroke, WIDTH);
    }

    /** The samples of {@code stroke} under a brush of {@code width}. */
    public static Brush along(InkStroke stroke, float width) {
        int[] kept = apart(stroke);
        int n = kept.length;
        if (n == 1) {
            float[] w = {width};
            return new Brush(new float[] {stroke.x(kept[0])}, new float[] {stroke.y(kept[0])}, w);
        }
        float[] factor = factors(stroke, kept);
        int total = 1;
        int[] steps = new int[n - 1];
        for (int i = 0; i + 1 < n; i++) {
            steps[i] = Math.max(1, (int) Math.ceil(gap(stroke, kept[i], kept[i + 1]) / STEP));
            total += steps[i];
        }
        float[] x = new float[total];
        float[] y = new float[total];
        float[] w = new float[total];
        int at = 0;
        for (int i = 0; i + 1 < n; i++) {
            int a = kept[Math.max(0, i - 1)];
            int b = kept[i];
            int c = kept[i + 1];
            int d = kept[Math.min(n - 1, i + 2)];
            for (int k = 0; k < steps[i]; k++) {
                float t = k / (float) steps[i];
                x[at] = spline(stroke.x(a), stroke.x(b), stroke.x(c), stroke.x(d), t);
                y[at] = spline(stroke.y(a), stroke.y(b), stroke.y(c), stroke.y(d), t);
                w[at] = factor[i] + (factor[i + 1] - factor[i]) * t;
                at++;
            }
        }
        x[at] = stroke.x(kept[n - 1]);
        y[at] = stroke.y(kept[n - 1]);
        w[at] = factor[n - 1];
        shape(x, y, w, width);
        return new Brush(x, y, w);
    }

    /**
     * The width of the brush for ink as large as {@code strokes}: small digits want a finer one, down to {@code least}
     * of the usual.
     */
    public static float widthFor(List<InkStroke> strokes, float least) {
        float longest = strokes.isEmpty() ? USUAL_SIZE : 0;
        for (InkStroke stroke : strokes) longest = Math.max(longest, longerSide(stroke));
        return WIDTH * Math.max(least, Math.min(1, longest / USUAL_SIZE));
    }

    private static float longerSide(InkStroke stroke) {
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        for (int i = 0; i < stroke.size(); i++) {
            left = Math.min(left, stroke.x(i));
            right = Math.max(right, stroke.x(i));
            top = Math.min(top, stroke.y(i));
            bottom = Math.max(bottom, stroke.y(i));
        }
        return Math.max(right - left, bottom - top);
    }

    public int size() {
        return x.length;
    }

    public float x(int sample) {
        return x[sample];
    }

    public float y(int sample) {
        return y[sample];
    }

    /** The full width of the stroke at this sample. */
    public float width(int sample) {
        return width[sample];
    }

    /** The points that are far enough apart to have a direction between them, and always the last. */
    private static int[] apart(InkStroke stroke) {
        int[] kept = new int[stroke.size()];
        int n = 1;
        for (int i = 1; i < stroke.size(); i++) {
            if (gap(stroke, kept[n - 1], i) > STEP / 3) kept[n++] = i;
        }
        return java.util.Arrays.copyOf(kept, n);
    }

    /** How wide each kept point is, from 1.3 (slow, or pressed hard) to 0.6. */
    private static float[] factors(InkStroke stroke, int[] kept) {
        float[] factor = new float[kept.length];
        boolean pressed = false;
        for (int point : kept) pressed |= stroke.pressure(point) < 0.98f;
        float speed = -1;
        for (int i = 0; i < kept.length; i++) {
            if (pressed) {
                factor[i] = 0.6f + 0.7f * Math.min(1, Math.max(0, stroke.pressure(kept[i])));
                continue;
            }
            int from = kept[Math.max(0, i - 1)];
            int to = kept[Math.max(i, Math.min(1, kept.length - 1))];
            float seconds = Math.max(1, stroke.millis(to) - stroke.millis(from)) / 1000f;
            float now = gap(stroke, from, to) / seconds;
            speed = speed < 0 ? now : speed + (now - speed) * 0.35f;
            float share = Math.min(1, Math.max(0, (speed - SLOW) / (FAST - SLOW)));
            factor[i] = 1.3f - 0.7f * share;
        }
        return factor;
    }

    /** From factors to widths: evened out, blunt at the start, run out at the end. */
    private static void shape(float[] x, float[] y, float[] w, float width) {
        int n = w.length;
        for (int pass = 0; pass < SMOOTHINGS; pass++) {
            float before = w[0];
            for (int i = 1; i + 1 < n; i++) {
                float here = w[i];
                w[i] = (before + 2 * here + w[i + 1]) / 4;
                before = here;
            }
        }
        float left = 0;
        for (int i = n - 1; i >= 0; i--) {
            if (i + 1 < n) left += (float) Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]);
            float t = Math.min(1, left / TAPER);
            float end = 0.36f + 0.64f * t * (2 - t);
            w[i] = Math.min(w[i], 1.12f) * end * width;
        }
        float gone = 0;
        for (int i = 0; i < n && gone < TAPER / 2; i++) {
            if (i > 0) gone += (float) Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
            w[i] *= 0.86f + 0.14f * Math.min(1, gone / (TAPER / 2));
        }
    }

    private static float gap(InkStroke stroke, int a, int b) {
        return (float) Math.hypot(stroke.x(b) - stroke.x(a), stroke.y(b) - stroke.y(a));
    }

    /** Catmull-Rom between b and c. */
    private static float spline(float a, float b, float c, float d, float t) {
        return 0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    }
}
