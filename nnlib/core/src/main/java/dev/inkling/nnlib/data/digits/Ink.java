package dev.inkling.nnlib.data.digits;

/** A picture of ink, 0 none and 1 full, with the few operations that reading needs. */
final class Ink {
    /** Below this share of the darkest, ink is taken for paper. */
    static final float THRESHOLD = 0.3f;

    /** Smaller pictures are enlarged first, so that a stroke can be widened by less than a pixel. */
    private static final int ENOUGH = 200;

    final float[] values;
    final int width;
    final int height;

    /** The array is shared, not copied. */
    Ink(float[] values, int width, int height) {
        this.values = values;
        this.width = width;
        this.height = height;
    }

    float max() {
        float max = 0;
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    /** Makes the darkest ink 1. */
    void stretch() {
        float max = max();
        if (max > 0) {
            for (int i = 0; i < values.length; i++) {
                values[i] /= max;
            }
        }
    }

    float area() {
        double area = 0;
        for (float value : values) {
            area += value;
        }
        return (float) area;
    }

    /** The total variation: for a sharp shape the length of its outline. */
    float variation() {
        double sum = 0;
        for (int row = -1; row < height; row++) {
            for (int column = -1; column < width; column++) {
                float here = at(column, row);
                float right = at(column + 1, row) - here;
                float down = at(column, row + 1) - here;
                sum += Math.sqrt(right * right + down * down);
            }
        }
        return (float) sum;
    }

    private float at(int column, int row) {
        return column < 0 || row < 0 || column >= width || row >= height ? 0 : values[row * width + column];
    }

    /** The part from (left, top), with nothing where it reaches beyond the picture. */
    Ink crop(int left, int top, int newWidth, int newHeight) {
        float[] part = new float[newWidth * newHeight];
        for (int row = 0; row < newHeight; row++) {
            for (int column = 0; column < newWidth; column++) {
                part[row * newWidth + column] = at(left + column, top + row);
            }
        }
        return new Ink(part, newWidth, newHeight);
    }

    /** Mean of squares of {@code factor} pixels; what does not fill a square is left out at right and bottom. */
    Ink reduced(int factor) {
        int newWidth = Math.max(1, width / factor);
        int newHeight = Math.max(1, height / factor);
        float[] small = new float[newWidth * newHeight];
        for (int row = 0; row < newHeight; row++) {
            for (int column = 0; column < newWidth; column++) {
                float sum = 0;
                int count = 0;
                for (int y = row * factor; y < Math.min(height, (row + 1) * factor); y++) {
                    for (int x = column * factor; x < Math.min(width, (column + 1) * factor); x++) {
                        sum += values[y * width + x];
                        count++;
                    }
                }
                small[row * newWidth + column] = sum / count;
            }
        }
        return new Ink(small, newWidth, newHeight);
    }

    /** Mean of each pixel and its neighbours. */
    Ink blurred() {
        float[] across = new float[values.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int left = Math.max(0, column - 1);
                int right = Math.min(width - 1, column + 1);
                across[row * width + column] =
                        (values[row * width + left] + values[row * width + column] + values[row * width + right]) / 3;
            }
        }
        float[] both = new float[values.length];
        for (int row = 0; row < height; row++) {
            int above = Math.max(0, row - 1) * width;
            int below = Math.min(height - 1, row + 1) * width;
            for (int column = 0; column < width; column++) {
                both[row * width + column] =
                        (across[above + column] + across[row * width + column] + across[below + column]) / 3;
            }
        }
        return new Ink(both, width, height);
    }

    private Ink enlarged(float factor) {
        int newWidth = Math.round(width * factor);
        int newHeight = Math.round(height * factor);
        float[] large = new float[newWidth * newHeight];
        for (int row = 0; row < newHeight; row++) {
            float y = (row + 0.5f) * height / newHeight - 0.5f;
            int top = (int) Math.floor(y);
            float down = y - top;
            for (int column = 0; column < newWidth; column++) {
                float x = (column + 0.5f) * width / newWidth - 0.5f;
                int left = (int) Math.floor(x);
                float right = x - left;
                float upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
                float lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
                large[row * newWidth + column] = upper * (1 - down) + lower * down;
            }
        }
        return new Ink(large, newWidth, newHeight);
    }

    /**
     * The same with strokes at least so wide, as a share of the longer side: thinner ones are widened by a disc with a
     * soft edge. Bolder ones stay, which hardly hurts a reader.
     */
    Ink atStrokeWidth(float share) {
        int side = Math.max(width, height);
        int edge = Math.max(2, Math.round(0.08f * side));
        Ink roomy = crop(-edge, -edge, width + 2 * edge, height + 2 * edge);
        float enlarge = Math.max(1, ENOUGH / (float) side);
        if (enlarge > 1) {
            roomy = roomy.enlarged(enlarge);
        }
        roomy.stretch();
        float longer = side * enlarge;
        float stroke = 2 * roomy.area() / roomy.variation();
        // Widening by r makes the stroke and the longer side 2r longer.
        float radius = (share * longer - stroke) / (2 * (1 - share));
        if (radius > 0.25f) {
            float[] distance = Distance.toInk(roomy, THRESHOLD);
            for (int i = 0; i < distance.length; i++) {
                // Distances count from pixel centres, half a pixel inside the ink's edge.
                float widened = Math.max(0, Math.min(1, radius + 1 - distance[i]));
                roomy.values[i] = Math.max(roomy.values[i], widened);
            }
        }
        return roomy;
    }

    /** Left, top, right and bottom (not included) of ink beyond the threshold; null without any. */
    int[] box() {
        float least = THRESHOLD * max();
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (values[row * width + column] > least) {
                    left = Math.min(left, column);
                    right = Math.max(right, column + 1);
                    top = Math.min(top, row);
                    bottom = row + 1;
                }
            }
        }
        return right == 0 ? null : new int[] {left, top, right, bottom};
    }
}
