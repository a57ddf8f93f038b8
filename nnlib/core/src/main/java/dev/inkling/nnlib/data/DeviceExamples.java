package dev.inkling.nnlib.data;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Storage;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;

/** All examples of a dataset in a device's memory, where batches are put together from them. */
final class DeviceExamples {
    /** Floats hold whole numbers up to this; no index is larger. */
    private static final int MOST_EXAMPLES = 1 << 24;
    /** Targets are on the host as well, so many numbers at most. */
    private static final int MOST_TARGETS = 1 << 24;
    /** So many numbers go to the device at once. */
    private static final int PART = 1 << 18;

    private final Backend device;
    private final int[] inputShape;
    private final int[] targetShape;
    private final int targetSize;
    private final float[] targets;
    private final Tensor allInputs;
    private final Tensor allTargets;
    /** The order of an epoch, on the device and on its way there. */
    private final Storage order;

    private final float[] written;

    private DeviceExamples(Dataset dataset, Backend device) {
        this.device = device;
        inputShape = dataset.inputShape();
        targetShape = dataset.targetShape();
        targetSize = dataset.targetSize();
        int size = dataset.size();
        targets = new float[size * targetSize];
        Storage inputs = device.allocate(size * dataset.inputSize());
        read(dataset, inputs);
        allInputs = tensor(inputs, size, dataset.inputSize());
        allTargets = tensor(device.wrap(targets), size, targetSize);
        order = device.allocate(size);
        written = new float[size];
    }

    private static Tensor tensor(Storage storage, int rows, int columns) {
        return new Tensor(View.of(storage, rows, columns));
    }

    private void read(Dataset dataset, Storage inputs) {
        int width = dataset.inputSize();
        int rows = Math.max(1, PART / width);
        float[] part = new float[Math.min(rows, dataset.size()) * width];
        for (int from = 0; from < dataset.size(); from += rows) {
            int count = Math.min(rows, dataset.size() - from);
            for (int i = 0; i < count; i++) dataset.read(from + i, part, i * width, targets, (from + i) * targetSize);
            device.write(part, 0, inputs, from * width, count * width);
        }
    }

    /** Those of a dataset; null where they are too many for the device. */
    static DeviceExamples of(Dataset dataset, Backend device) {
        long size = dataset.size();
        boolean fits = size <= MOST_EXAMPLES
                && size * dataset.targetSize() <= MOST_TARGETS
                && size * dataset.inputSize() <= device.mostFloats();
        return fits ? new DeviceExamples(dataset, device) : null;
    }

    /** Takes up the order of an epoch. */
    void arrange(int[] numbers) {
        for (int i = 0; i < numbers.length; i++) written[i] = numbers[i];
        device.write(written, 0, order, 0, written.length);
    }

    /** Room for the numbers of so many examples. */
    Tensor index(int size) {
        return Tensor.wrap(device, new float[size], size);
    }

    /** Fills an index with the examples that stand in the order from a place on. */
    void choose(int from, Tensor index) {
        View view = index.data();
        device.copy(order, from, view.storage, view.offset, view.count());
    }

    /** The inputs that an index names. */
    Tensor inputs(Tensor index) {
        return allInputs.indexSelect(0, index).reshape(Batch.batched(index.numel(), inputShape));
    }

    /** The targets that an index names. */
    Tensor targets(Tensor index) {
        return allTargets.indexSelect(0, index).reshape(Batch.batched(index.numel(), targetShape));
    }

    /** Writes the target of an example into an array. */
    void target(int example, float[] to, int at) {
        System.arraycopy(targets, example * targetSize, to, at, targetSize);
    }

    int targetSize() {
        return targetSize;
    }
}
