package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.tensor.Tensor;

/** How the operands of a case lie in memory. */
enum Layout {
    /** Row-major, without gaps. */
    CONTIGUOUS,
    /** With the dimensions in reverse order in memory. */
    REVERSED,
    /** Every second element of a larger storage, beginning in its middle. */
    STRIDED;

    /** A leaf of these values, lying as this layout says. */
    Tensor leaf(Arr values) {
        int rank = values.rank();
        if (this == CONTIGUOUS || rank == 0) {
            return values.tensor();
        }
        if (this == REVERSED) {
            int[] order = new int[rank];
            int[] shape = new int[rank];
            for (int d = 0; d < rank; d++) {
                order[d] = rank - 1 - d;
                shape[d] = values.shape[rank - 1 - d];
            }
            return Arr.of(shape, i -> values.at(reversed(i))).tensor().permute(order);
        }
        int[] larger = values.shape.clone();
        larger[rank - 1] = 2 * larger[rank - 1] + 3;
        Tensor window = Tensor.full(7, larger).slice(rank - 1, 2, larger[rank - 1] - 1, 2);
        return window.assign(values.tensor());
    }

    private static int[] reversed(int[] index) {
        int[] reversed = new int[index.length];
        for (int d = 0; d < index.length; d++) {
            reversed[d] = index[index.length - 1 - d];
        }
        return reversed;
    }
}
