package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;

/** Matrix products. */
public final class Products {
    private Products() {}

    /** (..., m, k) x (..., k, n), batch dimensions broadcast. */
    public static final class MatMul extends Op {
        public MatMul(Tensor a, Tensor b) {
            super("matmul", a, b);
        }

        @Override
        protected View forward() {
            View x = data(0);
            View y = data(1);
            int rank = rank();
            View a = lead(x, rank);
            View b = lead(y, rank);
            int m = a.shape[rank - 2];
            int n = b.shape[rank - 1];
            if (a.shape[rank - 1] != b.shape[rank - 2]) throw new IllegalArgumentException(mismatch(x.shape, y.shape));
            int[] shape = Shape.broadcast(
                    "matmul", java.util.Arrays.copyOf(a.shape, rank - 2), java.util.Arrays.copyOf(b.shape, rank - 2));
            shape = java.util.Arrays.copyOf(shape, rank);
            shape[rank - 2] = m;
            shape[rank - 1] = n;
            View out = allocate(shape);
            if (a.shape[rank - 1] == 0)
                Engine.run(Kernel.map(Primitive.COPY, out, constant(0).data()));
            else Engine.run(Kernel.matmul(a, b, out, false));
            return out;
        }

        @Override
        protected void backward(Tensor up) {
            if (needs(0)) giveProduct(0, up.data(), turned(1));
            if (needs(1)) giveProduct(1, turned(0), up.data());
        }

        private int rank() {
            return Math.max(shape(0).length, shape(1).length);
        }

        private View turned(int i) {
            int rank = rank();
            return lead(data(i), rank).transpose(rank - 2, rank - 1);
        }

        private static View lead(View view, int rank) {
            View wide = view;
            while (wide.rank() < rank) wide = wide.insert(0, 1, 0);
            return wide;
        }

        private static String mismatch(int[] x, int[] y) {
            int k = x[x.length - 1];
            int inner = y[y.length - 2];
            String advice = y[y.length - 1] == k
                    ? "; transpose the second?"
                    : x[x.length - 2] == inner ? "; transpose the first?" : "";
            return "matmul: " + Shape.text(x) + " x " + Shape.text(y) + ": inner sizes " + k + " and " + inner
                    + " differ" + advice;
        }
    }

    /** x W^T + b with W as PyTorch lays it out, (out, in); x is (rows, in), the bias may be missing. */
    public static final class Linear extends Op {
        public Linear(Tensor x, Tensor weight, Tensor bias) {
            super("linear", bias == null ? new Tensor[] {x, weight} : new Tensor[] {x, weight, bias});
        }

        private boolean biased() {
            return inputs().length == 3;
        }

        @Override
        protected View forward() {
            View x = data(0);
            View w = data(1);
            if (x.shape[1] != w.shape[1]) {
                throw new IllegalArgumentException("linear: the input is " + Shape.text(x.shape) + ", but the weight "
                        + Shape.text(w.shape) + " takes " + w.shape[1] + " features, not " + x.shape[1]);
            }
            View out = allocate(x.shape[0], w.shape[0]);
            if (biased() && Engine.runFused("linear", new View[] {out}, new View[] {x, w, data(2)})) return out;
            Engine.run(Kernel.matmul(x, w.transpose(0, 1), out, false));
            if (biased()) Engine.run(Kernel.map(Primitive.ADD, out, out, data(2)));
            return out;
        }

        @Override
        protected void backward(Tensor up) {
            if (needs(0)) giveProduct(0, up.data(), data(1));
            if (needs(1)) giveProduct(1, up.data().transpose(0, 1), data(0));
            if (biased()) addGradient(2, up);
        }
    }
}
