package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;

/** What convolution and pooling share: pictures seen as windows. */
final class Pictures {
    private Pictures() {}

    /** Refuses what is no batch of pictures with that many channels; 0 channels means any number. */
    static void check(String layer, Tensor x, int channels) {
        if (x.rank() != 4 || (channels > 0 && x.size(1) != channels)) {
            throw new IllegalArgumentException(layer + " takes (batch, " + (channels > 0 ? channels : "channels")
                    + ", height, width), but gets " + Shape.text(x.shape()) + ".");
        }
    }

    /** Refuses pictures that are smaller than the window. */
    static void fits(String layer, Tensor x, Grid grid) {
        if (grid.places(x.size(2)) < 1 || grid.places(x.size(3)) < 1) {
            throw new IllegalArgumentException(layer + ": the window of side " + grid.kernel() + " does not fit into "
                    + Shape.text(x.shape()) + "; use larger pictures, more padding or a smaller window.");
        }
    }

    /**
     * (batch, channels, rows of places, columns of places, window rows, window columns), with {@code border} around x.
     */
    static Tensor windows(String layer, Tensor x, Grid grid, float border) {
        fits(layer, x, grid);
        return x.pad(grid.padding(), border).windows(grid.kernel(), grid.kernel(), grid.stride(), grid.dilation());
    }
}
