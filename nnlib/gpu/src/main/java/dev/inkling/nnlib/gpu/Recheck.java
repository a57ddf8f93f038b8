package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.gpu.device.Range;
import java.util.ArrayList;
import java.util.List;

/** Runs one product of a plan twice now and then: a device that was right at first may not stay so, as when it is hot. */
public final class Recheck {
    /** Replays between two products that are looked at. */
    public static final int EVERY = 500;

    private final GpuBackend backend;
    private final List<Dispatch> products = new ArrayList<>();
    private int replays;
    private int next;

    Recheck(GpuBackend backend) {
        this.backend = backend;
    }

    void add(List<Dispatch> dispatches) {
        for (Dispatch dispatch : dispatches) {
            String name = dispatch.program().source().name();
            // Sums are a second output, of which nothing here knows.
            if (Product.isOne(name) && !name.endsWith("-sums")) products.add(dispatch);
        }
    }

    /** To be called after each replay. */
    void replayed() {
        if (++replays < EVERY || products.isEmpty()) return;
        replays = 0;
        Dispatch product = products.get(next++ % products.size());
        float[] first = result(product);
        float[] second = result(product);
        for (int i = 0; i < first.length; i++) {
            if (Float.floatToRawIntBits(first[i]) == Float.floatToRawIntBits(second[i])) continue;
            String name = product.program().source().name();
            backend.unsteady(name);
            throw new GpuException(name + " gave two results for the same product");
        }
    }

    /** What it computes now, in memory of its own: nothing of the plan's is touched. */
    private float[] result(Dispatch product) {
        Range out = product.ranges().get(0);
        int count = (int) ((out.to() - out.from()) / 4);
        // Where the output begins is counted from where the device lets it be bound.
        int skipped = (int) ((out.from() - out.start(backend.gpu().facts().alignment())) / 4);
        GpuStorage scratch = backend.own(skipped + count);
        backend.write(new float[count], 0, scratch, skipped, count);
        List<Range> ranges = new ArrayList<>(product.ranges());
        long from = scratch.start + 4L * skipped;
        ranges.set(0, new Range(scratch.block, from, from + 4L * count));
        backend.gpu().run(new Dispatch(product.program(), ranges, product.words(), product.groups()));
        float[] result = new float[count];
        backend.get(scratch, skipped, result, 0, count);
        return result;
    }
}
