package dev.inkling.nnlib.tensor;

import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.autograd.Reductions;
import dev.inkling.nnlib.autograd.Shaping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands between a tensor's method and the operation where that takes more than a line. */
final class Joining {
    private Joining() {}

    static Tensor cat(List<Tensor> parts, int dim) {
        if (parts.isEmpty()) throw new IllegalArgumentException("cat: there is nothing to join");
        int[] shape = parts.get(0).shape();
        int d = Shape.dim("cat", dim, shape);
        shape[d] = 0;
        for (Tensor part : parts) {
            int[] other = part.shape();
            boolean fits = other.length == shape.length;
            for (int i = 0; fits && i < shape.length; i++) fits = i == d || other[i] == shape[i];
            if (!fits)
                throw new IllegalArgumentException(
                        "cat: " + Shape.text(parts.get(0).shape()) + " and " + Shape.text(other)
                                + " differ outside dimension " + dim);
            shape[d] += other[d];
        }
        return Op.apply(new Shaping.Cat(parts.toArray(new Tensor[0]), d, shape));
    }

    static Tensor stack(List<Tensor> parts, int dim) {
        List<Tensor> raised = new ArrayList<>();
        for (Tensor part : parts) {
            if (!Shape.same(part.data().shape, parts.get(0).data().shape)) {
                throw new IllegalArgumentException(
                        "stack: " + Shape.text(parts.get(0).shape()) + " and " + Shape.text(part.shape()) + " differ");
            }
            raised.add(part.unsqueeze(dim));
        }
        return cat(raised, dim);
    }

    static Tensor extreme(Tensor x, int dim, boolean keepdim, boolean largest) {
        int d = Shape.dim(largest ? "max" : "min", dim, x.data().shape);
        Tensor position = Reductions.position(x, d, largest);
        Tensor value = Op.apply(new Reductions.Extreme(x, d, position, largest));
        return keepdim ? value : value.squeeze(d);
    }

    /** Over several dimensions at once: they are brought to the end and seen as one. */
    static Tensor extreme(Tensor x, boolean keepdim, int[] dims, boolean largest) {
        String name = largest ? "max" : "min";
        if (dims.length == 1) return extreme(x, dims[0], keepdim, largest);
        boolean[] reduced = Shape.dims(name, dims, x.data().shape);
        int[] order = new int[reduced.length];
        int[] kept = x.shape();
        int[] flat = new int[reduced.length + 1];
        int at = 0;
        for (int d = 0; d < order.length; d++) {
            if (reduced[d]) continue;
            flat[at] = kept[d];
            order[at++] = d;
        }
        flat[at] = 1;
        int rank = at + 1;
        for (int d = 0; d < order.length; d++) {
            if (!reduced[d]) continue;
            flat[rank - 1] *= kept[d];
            kept[d] = 1;
            order[at++] = d;
        }
        Tensor values = extreme(x.permute(order).reshape(Arrays.copyOf(flat, rank)), -1, false, largest);
        return keepdim ? values.reshape(kept) : values;
    }

    static Tensor drop(Tensor kept, boolean[] reduced, boolean keepdim) {
        if (keepdim) return kept;
        int rank = 0;
        for (boolean gone : reduced) if (!gone) rank++;
        int[] shape = new int[rank];
        for (int d = 0, to = 0; d < reduced.length; d++) if (!reduced[d]) shape[to++] = kept.data().shape[d];
        return rank == reduced.length ? kept : kept.reshape(shape);
    }

    static int count(int[] shape, boolean[] reduced) {
        int count = 1;
        for (int d = 0; d < shape.length; d++) if (reduced[d]) count *= shape[d];
        return count;
    }
}
