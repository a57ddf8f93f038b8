package dev.inkling.nnlib.data;

/** A picture of any size in grey: row by row one unsigned byte a pixel, 0 black and 255 white. */
public final class GrayPicture {
    private final byte[] pixels;
    private final int width;
    private final int height;

    /** The array is shared, not copied. */
    public GrayPicture(byte[] pixels, int width, int height) {
        if (width < 1 || height < 1 || (long) width * height != pixels.length) {
            throw new IllegalArgumentException(
                    "A picture of " + width + " by " + height + " does not have " + pixels.length + " pixels.");
        }
        this.pixels = pixels;
        this.width = width;
        this.height = height;
    }

    /** The pixels themselves, not a copy. */
    public byte[] pixels() {
        return pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The whole picture scaled by area averages into a square, in the middle, what it does not fill black. */
    public byte[] fitted(int side) {
        double cell = Math.max(width, height) / (double) side;
        double left = (side - width / cell) / 2;
        double top = (side - height / cell) / 2;
        byte[] square = new byte[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double sum = sum((column - left) * cell, (row - top) * cell, cell);
                square[row * side + column] = (byte) Math.min(255, Math.round(sum / (cell * cell)));
            }
        }
        return square;
    }

    /** The pixels under a square of that side, each as often as it is covered. */
    private double sum(double x, double y, double side) {
        int toRow = (int) Math.min(height, Math.ceil(y + side));
        int toColumn = (int) Math.min(width, Math.ceil(x + side));
        double sum = 0;
        for (int row = (int) Math.max(0, Math.floor(y)); row < toRow; row++) {
            double high = Math.min(y + side, row + 1) - Math.max(y, row);
            for (int column = (int) Math.max(0, Math.floor(x)); column < toColumn; column++) {
                double wide = Math.min(x + side, column + 1) - Math.max(x, column);
                sum += wide * high * (pixels[row * width + column] & 0xff);
            }
        }
        return sum;
    }
}
