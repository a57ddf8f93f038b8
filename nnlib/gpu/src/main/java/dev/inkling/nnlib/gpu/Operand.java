package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.gpu.device.Range;

/** A view as a program is bound to it: the bytes that it touches, and where it begins in them. */
final class Operand {
    final View view;
    Range range;

    private final int alignment;

    Operand(View view, int alignment) {
        this.view = view;
        this.alignment = alignment;
        GpuStorage storage = (GpuStorage) view.storage;
        long first = view.offset;
        long last = view.offset;
        for (int d = 0; d < view.rank(); d++) {
            long reach = (long) (view.shape[d] - 1) * view.strides[d];
            first += Math.min(0, reach);
            last += Math.max(0, reach);
        }
        range = new Range(storage.block, storage.start + 4 * first, storage.start + 4 * (last + 1));
    }

    /** Where the view begins, in floats from the beginning of what is bound. */
    int offset() {
        GpuStorage storage = (GpuStorage) view.storage;
        return (int) ((storage.start + 4L * view.offset - range.start(alignment)) / 4);
    }

    /** Whether these fill their memory without gaps and in the same order, so that one index is good for all. */
    static boolean areAlike(View... views) {
        View first = views[0];
        boolean alike = first.isDense();
        for (View view : views) {
            alike &= view.sameShape(first);
            for (int d = 0; d < first.rank() && alike; d++) {
                alike = first.shape[d] == 1 || view.strides[d] == first.strides[d];
            }
        }
        return alike;
    }
}
