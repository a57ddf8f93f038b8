package dev.inkling.nnlib.simd;

/** Rows of a few floats, as small pictures have. */
final class ShortRows {
    private ShortRows() {}

    /** to = from; the two do not overlap. */
    static void copy(float[] from, int o, float[] to, int at, int n) {
        System.arraycopy(from, o, to, at, n);
    }

    /** to = from + x; the two do not overlap. */
    static void add(float[] from, int o, float x, float[] to, int at, int n) {
        for (int i = 0; i < n; i++) to[at + i] = from[o + i] + x;
    }
}
