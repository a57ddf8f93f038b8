package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;

/**
 * A convolution that the backend makes in one go, as are its gradients; where it does not, the layer composes windows
 * and products.
 */
public final class Convolution extends Op {
    private final int padding;
    private final int dilation;
    private View out;

    private Convolution(int padding, int dilation, Tensor... inputs) {
        super("conv2d", inputs);
        this.padding = padding;
        this.dilation = dilation;
    }

    /**
     * x * weight + bias, moved by one pixel, or null where the backend has no such kernel for these operands.
     *
     * @param bias null if there is none
     */
    public static Tensor whole(Tensor x, Tensor weight, Tensor bias, int padding, int dilation) {
        Convolution op = bias == null
                ? new Convolution(padding, dilation, x, weight)
                : new Convolution(padding, dilation, x, weight, bias);
        return op.isFused() ? Op.apply(op) : null;
    }

    private boolean isFused() {
        View x = data(0);
        View w = data(1);
        int grown = 2 * padding - dilation * (w.shape[2] - 1);
        out = allocate(x.shape[0], w.shape[0], x.shape[2] + grown, x.shape[3] + grown);
        return Engine.hasFused(name(), new View[] {out}, operands(), padding, dilation);
    }

    private View[] operands() {
        View[] views = new View[inputs().length];
        for (int i = 0; i < views.length; i++) views[i] = data(i);
        return views;
    }

    @Override
    protected View forward() {
        Engine.run(Kernel.fused(name(), new View[] {out}, operands(), padding, dilation));
        return out;
    }

    @Override
    protected void backward(Tensor upstream) {
        Tensor up = upstream.contiguous();
        if (needs(0)) gradient(0, "conv2d_input", data(1), up);
        if (needs(1)) gradient(1, "conv2d_weight", data(0), up);
        if (inputs().length > 2) addGradient(2, up.sum(0, 2, 3));
    }

    private void gradient(int i, String kernel, View other, Tensor up) {
        View target = allocate(shape(i));
        Engine.run(Kernel.fused(kernel, new View[] {target}, new View[] {other, up.data()}, padding, dilation));
        addGradient(i, new Tensor(target));
    }
}
