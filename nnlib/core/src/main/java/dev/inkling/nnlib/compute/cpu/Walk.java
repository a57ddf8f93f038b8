package dev.inkling.nnlib.compute.cpu;

/**
 * Steps several strided operands through one shape in row-major order, without allocating. {@link #at} holds the
 * operands' present offsets; after the last position it stands at the first again.
 */
final class Walk {
    final int[] at;
    private final int[] sizes;
    private final int[][] strides;
    private final int[] index;

    Walk(int[] sizes, int[][] strides, int[] start) {
        this.sizes = sizes;
        this.strides = strides;
        this.at = start.clone();
        this.index = new int[sizes.length];
    }

    int rank() {
        return sizes.length;
    }

    /** The size of the first dimension. */
    int size() {
        return sizes[0];
    }

    /** An operand's stride along the first dimension. */
    int stride(int operand) {
        return strides[operand][0];
    }

    /** Moves on; false when all positions have been seen. */
    boolean next() {
        for (int d = sizes.length - 1; d >= 0; d--) {
            if (++index[d] < sizes[d]) {
                for (int k = 0; k < at.length; k++) at[k] += strides[k][d];
                return true;
            }
            index[d] = 0;
            for (int k = 0; k < at.length; k++) at[k] -= strides[k][d] * (sizes[d] - 1);
        }
        return false;
    }

    /** Whether all of these dimensions stand at their first position. */
    boolean atStartOf(boolean[] dims) {
        for (int d = 0; d < sizes.length; d++) if (dims[d] && index[d] != 0) return false;
        return true;
    }
}
