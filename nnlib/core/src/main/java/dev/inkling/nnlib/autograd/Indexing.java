package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Engine;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Memory;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;

/** Operations that go where an index says. */
public final class Indexing {
    private Indexing() {}

    /** out[..i..] = x[..index[..i..]..] along a dimension; the index has the shape of the result. */
    public static final class Gather extends Op {
        private final int dim;
        private final Saved index;
        private final String loss;

        public Gather(Tensor x, int dim, Tensor index) {
            this(x, dim, index, null);
        }

        /** Whose index holds class numbers for that loss. */
        public Gather(Tensor x, int dim, Tensor index, String loss) {
            super("gather", x);
            this.dim = dim;
            this.index = new Saved(index);
            this.loss = loss;
        }

        @Override
        protected View forward() {
            View at = index.get(this).data();
            View out = allocate(at.shape.clone());
            Engine.run(Kernel.gather(dim, data(0), at, out, loss));
            return out;
        }

        @Override
        protected void backward(Tensor up) {
            addGradient(0, scattered(up, dim, index.get(this), shape(0)));
        }
    }

    /** Zeros of a shape, to which each value is added where its index says. */
    static Tensor scattered(Tensor values, int dim, Tensor index, int[] shape) {
        Backend backend = values.device();
        Tensor whole = new Tensor(Memory.allocate(backend, shape));
        Tensor zero = new Tensor(View.of(backend.wrap(new float[1])));
        Engine.run(Kernel.map(Primitive.COPY, whole.data(), zero.data()));
        Engine.run(Kernel.scatterAdd(dim, values.data(), index.data(), whole.data()));
        return whole;
    }
}
