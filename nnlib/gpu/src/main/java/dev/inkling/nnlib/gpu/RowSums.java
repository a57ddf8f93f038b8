package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.Primitive;
import dev.inkling.nnlib.compute.Recorded;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.gpu.device.Range;
import java.util.ArrayList;
import java.util.List;

/** Joins the gradient of a layer's bias to that of its weights: both go through the same rows. */
final class RowSums {
    private final int alignment;

    private RowSums(int alignment) {
        this.alignment = alignment;
    }

    static List<Recorded> joined(GpuBackend backend, List<Recorded> steps) {
        RowSums sums = new RowSums(backend.gpu().facts().alignment());
        List<Recorded> kept = new ArrayList<>(steps);
        for (int i = 0; i < kept.size(); i++) {
            Kernel product = kept.get(i).kernel;
            if (product == null || product.primitive != Primitive.MATMUL) continue;
            if (product.accumulates() || product.out[0].rank() != 2) continue;
            int at = sums.after(kept, i, product);
            if (at < 0) continue;
            View[] out = {product.out[0], kept.get(at).kernel.out[0]};
            Kernel one = Kernel.fused(FusedBinder.MATMUL_SUMS, out, product.in);
            if (backend.dispatches(one, null) == null) continue;
            kept.set(i, Recorded.of(one));
            kept.remove(at);
        }
        return kept;
    }

    /** Where the sums stand that may come early, to the product; -1 where there are none. */
    private int after(List<Recorded> steps, int product, Kernel of) {
        View a = of.in[0];
        for (int j = product + 1; j < steps.size(); j++) {
            Kernel kernel = steps.get(j).kernel;
            if (kernel != null && isSumOf(kernel, a)) {
                return canComeEarly(kernel, steps.subList(product, j)) ? j : -1;
            }
        }
        return -1;
    }

    /** Whether it sums the columns of what lies as the other's rows. */
    private static boolean isSumOf(Kernel kernel, View a) {
        if (kernel.primitive != Primitive.SUM || kernel.accumulates()) return false;
        View x = kernel.in[0];
        View out = kernel.out[0];
        return x.rank() == 2
                && out.shape[0] == 1
                && out.shape[1] == x.shape[1]
                && x.storage == a.storage
                && x.offset == a.offset
                && x.shape[0] == a.shape[1]
                && x.shape[1] == a.shape[0]
                && x.strides[0] == a.strides[1]
                && x.strides[1] == a.strides[0];
    }

    private boolean canComeEarly(Kernel sum, List<Recorded> steps) {
        for (Recorded step : steps) {
            View[] written = step.kernel == null ? step.host.written() : step.kernel.out;
            if (written == null || meet(written, sum.out) || meet(written, sum.in)) return false;
            if (step.kernel != null && meet(step.kernel.in, sum.out)) return false;
        }
        return true;
    }

    /** By bytes: two temporaries may lie in one storage. */
    private boolean meet(View[] some, View[] others) {
        for (View a : some) for (View b : others) if (range(a).meets(range(b))) return true;
        return false;
    }

    private Range range(View view) {
        return new Operand(view, alignment).range;
    }
}
