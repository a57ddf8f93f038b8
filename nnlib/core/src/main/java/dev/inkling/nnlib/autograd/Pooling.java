package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;

/** Pooling over square windows of pictures (batch, channels, height, width). */
public final class Pooling {
    private Pooling() {}

    /**
     * The largest value of each window; the first one of equals gets the gradient. A border of padding counts as minus
     * infinity.
     */
    public static final class Max extends Op {
        private final int kernel;
        private final int stride;
        private final int padding;
        /** Where in its picture, counted row by row, each result was found. */
        private Saved position;

        public Max(Tensor x, int kernel, int stride, int padding) {
            super("max_pool2d", x);
            this.kernel = kernel;
            this.stride = stride;
            this.padding = padding;
        }

        @Override
        protected View forward() {
            View x = data(0);
            int[] shape = {x.shape[0], x.shape[1], places(x.shape[2]), places(x.shape[3])};
            View out = allocate(shape);
            View found = allocate(shape);
            if (Engine.runFused("max_pool2d", new View[] {out, found}, new View[] {x}, kernel, stride, padding)) {
                position = new Saved(new Tensor(found));
                return out;
            }
            Tensor windows = flat(input(0).detach().pad(padding, Float.NEGATIVE_INFINITY));
            Tensor chosen = Reductions.position(windows, 4, true);
            Tensor plane = plane(x.shape[2], x.shape[3]);
            position = new Saved(flat(plane.pad(padding, 0))
                    .expand(windows.shape())
                    .gather(4, chosen)
                    .squeeze(4));
            return windows.gather(4, chosen).squeeze(4).data();
        }

        /** Positions counted row by row, as a picture. */
        private Tensor plane(int height, int width) {
            float[] positions = new float[height * width];
            for (int i = 0; i < positions.length; i++) positions[i] = i;
            return new Tensor(View.of(backend().wrap(positions), 1, 1, height, width));
        }

        private int places(int size) {
            return (size + 2 * padding - kernel) / stride + 1;
        }

        /** (batch, channels, rows, columns, all of a window). */
        private Tensor flat(Tensor x) {
            Tensor windows = x.windows(kernel, kernel, stride, 1);
            return windows.reshape(windows.size(0), windows.size(1), windows.size(2), windows.size(3), -1);
        }

        @Override
        protected void backward(Tensor up) {
            int[] shape = shape(0);
            int[] planes = {shape[0], shape[1], shape[2] * shape[3]};
            int[] rows = {shape[0], shape[1], up.size(2) * up.size(3)};
            Tensor gradients = up.reshape(rows);
            Tensor places = position.get(this).reshape(rows);
            View out = allocate(planes);
            boolean fused = Engine.runFused(
                    "max_pool2d_backward", new View[] {out}, new View[] {gradients.data(), places.data()});
            Tensor whole = fused ? new Tensor(out) : Indexing.scattered(gradients, 2, places, planes);
            addGradient(0, whole.reshape(shape));
        }
    }
}
