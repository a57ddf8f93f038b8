package dev.inkling.nnlib.simd;

/** Rows of a few floats, as small pictures have. */
final class ShortRows {
    private ShortRows() {}

    /** to = from; the two do not overlap. */
    static void copy(float[] from, int o, float[] to, int at, int n) {
        System.arraycopy(from, o, to, at, n);
    }

    /** to = from + x, or least where that is less; the two do not overlap. */
    static void add(float[] from, int o, float x, float least, float[] to, int at, int n) {
        if (least == Float.NEGATIVE_INFINITY) for (int i = 0; i < n; i++) to[at + i] = from[o + i] + x;
        else for (int i = 0; i < n; i++) to[at + i] = Math.max(from[o + i] + x, least);
    }

    /** to = from, or least where that is less; the two do not overlap. */
    static void atLeast(float[] from, int o, float least, float[] to, int at, int n) {
        for (int i = 0; i < n; i++) to[at + i] = Math.max(from[o + i], least);
    }
}
