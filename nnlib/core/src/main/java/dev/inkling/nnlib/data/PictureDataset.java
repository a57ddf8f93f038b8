package dev.inkling.nnlib.data;

import java.util.Arrays;

/** Grey pictures of one size, each with a class; a pixel stays a byte until it is read as a number from 0 to 1. */
public final class PictureDataset implements Dataset {
    private static final float[] LEVELS = new float[256];

    static {
        for (int i = 0; i < 256; i++) {
            LEVELS[i] = i / 255f;
        }
    }

    private final byte[] pixels;
    private final byte[] labels;
    private final int height;
    private final int width;
    private final int classes;
    private final boolean flat;

    private PictureDataset(byte[] pixels, byte[] labels, int height, int width, int classes, boolean flat) {
        this.pixels = pixels;
        this.labels = labels;
        this.height = height;
        this.width = width;
        this.classes = classes;
        this.flat = flat;
    }

    /** Pictures one after the other, row by row, 0 the background and 255 full ink. The arrays are shared. */
    public static PictureDataset of(byte[] pixels, byte[] labels, int height, int width, int classes) {
        if ((long) labels.length * height * width != pixels.length) {
            throw new IllegalArgumentException(labels.length + " pictures of " + height + "x" + width + " do not have "
                    + pixels.length + " pixels.");
        }
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] & 0xff) >= classes) {
                throw new IllegalArgumentException("Picture " + i + " has the class " + (labels[i] & 0xff)
                        + "; they are 0 to " + (classes - 1) + ".");
            }
        }
        return new PictureDataset(pixels, labels, height, width, classes, false);
    }

    /** The same pictures as rows of numbers, for a net that begins with a linear layer. */
    public PictureDataset flat() {
        return new PictureDataset(pixels, labels, height, width, classes, true);
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** The bytes of one picture, row by row. */
    public byte[] picture(int index) {
        return Arrays.copyOfRange(pixels, index * height * width, (index + 1) * height * width);
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int[] inputShape() {
        return flat ? new int[] {height * width} : new int[] {1, height, width};
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int[] targetShape() {
        return new int[0];
    }

    @Override
    public void read(int index, float[] input, int at, float[] target, int targetAt) {
        int count = height * width;
        int from = index * count;
        for (int i = 0; i < count; i++) {
            input[at + i] = LEVELS[pixels[from + i] & 0xff];
        }
        target[targetAt] = labels[index] & 0xff;
    }

    @Override
    public int label(int index) {
        return labels[index] & 0xff;
    }
}
