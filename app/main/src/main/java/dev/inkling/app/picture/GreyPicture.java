package dev.inkling.app.picture;

/** A small grey picture: values from 0 (black) to 1 (white), row by row. Each is equal to itself alone. */
public final class GreyPicture {
    /** Twenty-eight by twenty-eight of nothing: what the net sees on an empty pad. */
    public static final GreyPicture BLANK = new GreyPicture(28, 28, new float[784]);

    private final int width;
    private final int height;
    private final float[] values;

    /** A picture of these values, which are shared, not copied. */
    public GreyPicture(int width, int height, float[] values) {
        if (values.length != width * height) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " has " + values.length
                    + " values: give " + width * height);
        }
        this.width = width;
        this.height = height;
        this.values = values;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The values themselves, row by row: read them only. */
    public float[] values() {
        return values;
    }
}
