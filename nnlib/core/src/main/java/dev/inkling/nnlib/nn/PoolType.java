package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;

/** What both pooling layers say as data: their options and the shape that they make. */
abstract class PoolType extends LayerType {
    PoolType(String word, String help) {
        super(
                word,
                Role.PASSES,
                help,
                Option.whole("kernel", null, 1),
                Option.whole("stride", 0, 0),
                Option.whole("padding", 0, 0));
    }

    @Override
    public int[] output(LayerSpec spec, int[] input) {
        if (input.length != 3) {
            throw refuse("pictures of shape (channels, height, width)", input);
        }
        return checked(grid(spec.options())).output(this, input[0], input);
    }

    /** The grid of these options; stride 0 means the kernel's own side, PyTorch's default. */
    static Grid grid(Options o) {
        int stride = o.whole("stride");
        return new Grid(o.whole("kernel"), stride == 0 ? o.whole("kernel") : stride, o.whole("padding"), 1);
    }

    /** Refuses a border that is wider than half the window, under which a window could lie altogether. */
    static Grid checked(Grid grid) {
        if (grid.kernel() < 1 || grid.stride() < 1 || grid.padding() < 0 || 2 * grid.padding() > grid.kernel()) {
            throw new IllegalArgumentException("A pooling window of side " + grid.kernel() + " cannot have stride "
                    + grid.stride() + " and padding " + grid.padding()
                    + "; side and stride are at least 1, and padding at most half the side.");
        }
        return grid;
    }

    static LayerSpec spec(LayerType type, Grid grid) {
        return type.spec(type.options()
                .with("kernel", grid.kernel())
                .with("stride", grid.stride() == grid.kernel() ? 0 : grid.stride())
                .with("padding", grid.padding()));
    }
}
