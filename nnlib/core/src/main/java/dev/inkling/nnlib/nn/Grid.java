package dev.inkling.nnlib.nn;

/** A square window that moves over a picture: its side, its step, the border put around the picture, and its spread. */
record Grid(int kernel, int stride, int padding, int dilation) {
    /** How many places the window has along a side of that length. */
    int places(int side) {
        return Math.floorDiv(side + 2 * padding - reach(), stride) + 1;
    }

    /** How many pixels the window covers from its first to its last. */
    private int reach() {
        return dilation * (kernel - 1) + 1;
    }

    /** The shape of the places; a picture that is smaller than the window is refused by {@code type}. */
    int[] output(LayerType type, int channels, int[] input) {
        int[] output = {channels, places(input[1]), places(input[2])};
        if (output[1] < 1 || output[2] < 1) {
            throw type.refuse(
                    "pictures of at least " + (reach() - 2 * padding) + " x " + (reach() - 2 * padding) + " pixels",
                    input);
        }
        return output;
    }
}
