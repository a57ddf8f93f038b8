package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** The mean under each place of a window that moves over a picture; zeros of the border count. */
public final class AvgPool2d extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE = new PoolType("avg-pool2d", "Keeps the mean of each small window.") {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new AvgPool2d(grid(spec.options()));
        }
    };

    private final Grid grid;

    /** A window moved by its own side, so that places do not overlap. */
    public AvgPool2d(int kernel) {
        this(kernel, kernel, 0);
    }

    /** A window moved by {@code stride} pixels over a picture with a border of {@code padding}. */
    public AvgPool2d(int kernel, int stride, int padding) {
        this(PoolType.checked(new Grid(kernel, stride, padding, 1)));
    }

    private AvgPool2d(Grid grid) {
        this.grid = grid;
    }

    @Override
    public Tensor forward(Tensor x) {
        Pictures.check("AvgPool2d", x, 0);
        Tensor windows = Pictures.windows("AvgPool2d", x, grid, 0);
        int side = grid.kernel() * grid.kernel();
        int[] s = windows.shape();
        return windows.reshape(s[0], s[1], s[2], s[3], side).mean(4);
    }

    @Override
    public LayerSpec layerSpec() {
        return PoolType.spec(TYPE, grid);
    }

    @Override
    protected String extra() {
        return "kernel_size=" + grid.kernel() + ", stride=" + grid.stride() + ", padding=" + grid.padding();
    }
}
