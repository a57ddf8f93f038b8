package dev.inkling.nnlib.data.digits;

/** The exact Euclidean distance transform, after Felzenszwalb and Huttenlocher: two passes over parabolas. */
final class Distance {
    private static final float FAR = 1e12f;

    private Distance() {}

    /** For each pixel how far the nearest one with more ink than {@code threshold} is; 0 on ink itself. */
    static float[] toInk(Ink picture, float threshold) {
        int width = picture.width;
        int height = picture.height;
        float[] squared = new float[width * height];
        for (int i = 0; i < squared.length; i++) {
            squared[i] = picture.values[i] > threshold ? 0 : FAR;
        }
        int longer = Math.max(width, height);
        float[] line = new float[longer];
        float[] result = new float[longer];
        int[] vertex = new int[longer];
        float[] border = new float[longer + 1];
        for (int column = 0; column < width; column++) {
            for (int row = 0; row < height; row++) {
                line[row] = squared[row * width + column];
            }
            transform(line, height, result, vertex, border);
            for (int row = 0; row < height; row++) {
                squared[row * width + column] = result[row];
            }
        }
        for (int row = 0; row < height; row++) {
            System.arraycopy(squared, row * width, line, 0, width);
            transform(line, width, result, vertex, border);
            for (int column = 0; column < width; column++) {
                squared[row * width + column] = (float) Math.sqrt(result[column]);
            }
        }
        return squared;
    }

    /** The lower envelope of the parabolas (x - i)^2 + line[i]. */
    private static void transform(float[] line, int count, float[] result, int[] vertex, float[] border) {
        int last = 0;
        vertex[0] = 0;
        border[0] = -FAR;
        border[1] = FAR;
        for (int q = 1; q < count; q++) {
            float meet = meet(line, vertex[last], q);
            while (meet <= border[last]) {
                last--;
                meet = meet(line, vertex[last], q);
            }
            last++;
            vertex[last] = q;
            border[last] = meet;
            border[last + 1] = FAR;
        }
        int k = 0;
        for (int q = 0; q < count; q++) {
            while (border[k + 1] < q) {
                k++;
            }
            float off = q - vertex[k];
            result[q] = off * off + line[vertex[k]];
        }
    }

    private static float meet(float[] line, int p, int q) {
        double difference = (double) line[q] - line[p] + (double) q * q - (double) p * p;
        return (float) (difference / (2.0 * (q - p)));
    }
}
