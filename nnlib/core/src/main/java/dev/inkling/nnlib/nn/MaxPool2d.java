package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.autograd.Pooling;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;

/** The largest number under each place of a window that moves over a picture. */
public final class MaxPool2d extends Module {
    /** What the layer says about itself. */
    public static final LayerType TYPE = new PoolType("max-pool2d", "Keeps the largest number of each small window.") {
        @Override
        public Module build(LayerSpec spec, Generator generator) {
            return new MaxPool2d(grid(spec.options()));
        }
    };

    private final Grid grid;

    /** A window moved by its own side, so that places do not overlap. */
    public MaxPool2d(int kernel) {
        this(kernel, kernel, 0);
    }

    /** A window moved by {@code stride} pixels over a picture with a border of {@code padding}. */
    public MaxPool2d(int kernel, int stride, int padding) {
        this(PoolType.checked(new Grid(kernel, stride, padding, 1)));
    }

    private MaxPool2d(Grid grid) {
        this.grid = grid;
    }

    @Override
    public Tensor forward(Tensor x) {
        Pictures.check("MaxPool2d", x, 0);
        Pictures.fits("MaxPool2d", x, grid);
        return Op.apply(new Pooling.Max(x, grid.kernel(), grid.stride(), grid.padding()));
    }

    @Override
    public LayerSpec layerSpec() {
        return PoolType.spec(TYPE, grid);
    }

    @Override
    protected String extra() {
        return "kernel_size=" + grid.kernel() + ", stride=" + grid.stride() + ", padding=" + grid.padding()
                + ", dilation=1, ceil_mode=False";
    }
}
