package dev.inkling.nnlib.compute.cpu;

import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.compute.cpu.kernels.Kernels;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import java.util.Arrays;

/**
 * A product that computes a gradient, and the step of Adam that uses it, block by block while the gradient is in a near
 * cache; it is written all the same. out = gradient, and what Adam writes; in = both operands, then what Adam reads.
 */
final class UpdateCall extends Call {
    static final String NAME = "matmul_adam";

    private final AdamCall adam;
    private final MatmulCall product;

    private UpdateCall(AdamCall adam, MatmulCall product) {
        this.adam = adam;
        this.product = product;
    }

    /** Both in one. */
    static Kernel join(Kernel product, Kernel adam) {
        View[] out = Arrays.copyOf(product.out, 1 + adam.out.length);
        System.arraycopy(adam.out, 0, out, 1, adam.out.length);
        View[] in = Arrays.copyOf(product.in, 2 + adam.in.length);
        System.arraycopy(adam.in, 0, in, 2, adam.in.length);
        return Kernel.fused(NAME, out, in);
    }

    /**
     * The call, or null where the product is small, or finished in strips, or the parameter does not lie as its
     * gradient does.
     */
    static Call of(Kernel kernel, Kernels kernels, WorkPool pool) {
        Kernel product = Kernel.matmul(kernel.in[0], kernel.in[1], kernel.out[0], false);
        if (!MatmulCall.ends(product)) return null;
        View[] moved = Arrays.copyOfRange(kernel.out, 1, kernel.out.length);
        View[] read = Arrays.copyOfRange(kernel.in, 2, kernel.in.length);
        AdamCall adam = AdamCall.of(Kernel.fused(AdamCall.NAME, moved, read), kernels, pool);
        if (adam == null || !adam.follows()) return null;
        MatmulCall call = new MatmulCall(product, kernels, pool, adam);
        return call.endsRows() ? new UpdateCall(adam, call) : null;
    }

    @Override
    public void run() {
        adam.begin();
        product.run();
    }
}
