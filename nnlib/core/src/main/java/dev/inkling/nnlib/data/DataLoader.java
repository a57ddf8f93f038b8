package dev.inkling.nnlib.data;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.tensor.TorchGenerator;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Serves a dataset in batches, epoch by epoch.
 *
 * <pre>{@code
 * try (DataLoader loader = new DataLoader(digits, 100, true, seed).workers(1)) {
 *     for (int epoch = 0; epoch < 20; epoch++) {
 *         for (Batch batch : loader.epoch(epoch)) { ... batch.x() ... batch.y() ... }
 *     }
 * }
 * }</pre>
 *
 * <p>The order of an epoch and what transforms do are functions of seed and epoch alone: any number of workers, which
 * prepare batches ahead on threads of their own, gives the same batches, and {@link #epoch(int, int)} goes on in the
 * middle of an epoch as if it had never stopped. The last batch is short if the examples do not divide. Iterating
 * allocates nothing; one iteration at a time.
 */
public final class DataLoader implements AutoCloseable {
    private final Dataset dataset;
    private final int batch;
    private final boolean shuffle;
    private final long seed;
    private final int[] order;
    private final Iterator<Batch> cursor = new Cursor();
    private final Iterable<Batch> batchesLeft = new Rest();

    private TorchOrder torch;
    private Transform transform;
    private Backend device = Devices.current();
    private int workers;
    private boolean dropLast;
    private boolean gathers;
    /** Null where batches are read on the host. */
    private DeviceExamples examples;

    private Prefetch prefetch;
    private Batch full;
    private Batch last;
    private final SampleRandom random = new SampleRandom();
    private int epoch = -1;
    private int position;

    /** Batches of so many examples; shuffled anew each epoch by the seed, or in the dataset's order. */
    public DataLoader(Dataset dataset, int batch, boolean shuffle, long seed) {
        if (batch < 1) {
            throw new IllegalArgumentException("A batch has at least 1 example, not " + batch + ".");
        }
        this.dataset = dataset;
        this.batch = Math.min(batch, Math.max(1, dataset.size()));
        this.shuffle = shuffle;
        this.seed = seed;
        order = new int[dataset.size()];
    }

    /** Changes each input after reading, at random per (seed, epoch, example). */
    public DataLoader transform(Transform change) {
        refuseIfStarted();
        transform = change;
        return this;
    }

    /**
     * Shuffles as PyTorch's {@code DataLoader(..., shuffle=True)} does where nothing but its epochs draws from the
     * default generator, which stands as the given one stands now; that one is left alone.
     */
    public DataLoader shuffledBy(TorchGenerator generator) {
        refuseIfStarted();
        torch = new TorchOrder(generator);
        return this;
    }

    /** Prepares batches ahead on so many threads; 0, as at first, does it in the thread that iterates. */
    public DataLoader workers(int count) {
        refuseIfStarted();
        if (count < 0) {
            throw new IllegalArgumentException("A loader has 0 workers or more, not " + count + ".");
        }
        workers = count;
        return this;
    }

    /** The device on which the batches lie; unless told otherwise, where new tensors are born. */
    public DataLoader device(Backend where) {
        refuseIfStarted();
        device = where;
        return this;
    }

    /** Leaves out a last batch that would be short. */
    public DataLoader dropLast(boolean drop) {
        refuseIfStarted();
        dropLast = drop;
        return this;
    }

    /**
     * Keeps all examples on the device and puts batches together there, so that a step waits for nothing of the host.
     * Only where nothing changes them after reading and the device has room for all; else batches are read on the host
     * as ever.
     */
    public DataLoader gathersOnDevice(boolean gather) {
        refuseIfStarted();
        gathers = gather;
        return this;
    }

    private void refuseIfStarted() {
        if (epoch >= 0) {
            throw new IllegalStateException("Set up a loader before its first epoch.");
        }
    }

    public Dataset dataset() {
        return dataset;
    }

    /** How many batches an epoch has. */
    public int batches() {
        return dropLast ? order.length / batch : (order.length + batch - 1) / batch;
    }

    /** The batches of an epoch from its beginning. */
    public Iterable<Batch> epoch(int number) {
        return epoch(number, 0);
    }

    /** The batches of an epoch from the given one on, as a run that goes on from a checkpoint needs them. */
    public Iterable<Batch> epoch(int number, int from) {
        if (number < 0 || from < 0 || from > batches()) {
            throw new IllegalArgumentException(
                    "No batch " + from + " of epoch " + number + ": an epoch has " + batches() + " batches.");
        }
        if (epoch < 0 && gathers && transform == null) {
            examples = DeviceExamples.of(dataset, device);
        }
        if (workers > 0 && prefetch == null && examples == null) {
            prefetch = new Prefetch(workers, this::newFull, this::newLast, this::fill);
        }
        if (prefetch != null) {
            prefetch.stop();
        }
        epoch = number;
        position = from;
        arrange();
        if (examples != null) {
            examples.arrange(order);
        }
        if (prefetch != null) {
            prefetch.start(from, batches());
        }
        return batchesLeft;
    }

    /** The epoch that is being iterated, -1 before the first. */
    public int epoch() {
        return epoch;
    }

    /** How many batches of this epoch have been handed out, to go on from later. */
    public int position() {
        return position;
    }

    /** Ends the workers. A loader without workers need not be closed. */
    @Override
    public void close() {
        if (prefetch != null) {
            prefetch.close();
            prefetch = null;
        }
    }

    private void arrange() {
        if (torch != null) {
            torch.arrange(order, epoch);
            return;
        }
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (shuffle) {
            random.reset(seed, epoch, -1).shuffle(order, order.length);
        }
    }

    private boolean isShort(int number) {
        return (long) (number + 1) * batch > order.length;
    }

    private Batch newFull() {
        return newBatch(batch);
    }

    private Batch newBatch(int size) {
        return examples == null ? new Batch(size, dataset, device) : new Batch(size, examples);
    }

    /** The short batch, or null where every batch is full. */
    private Batch newLast() {
        int rest = order.length % batch;
        return rest == 0 || dropLast ? null : newBatch(rest);
    }

    private Batch fill(int number, Batch whole, Batch rest, SampleRandom numbers) {
        Batch target = isShort(number) ? rest : whole;
        target.fill(dataset, order, number * batch, transform, numbers, seed, epoch);
        return target;
    }

    private Batch take(int number) {
        if (prefetch != null) {
            return prefetch.take(number).publish();
        }
        if (full == null) {
            full = newFull();
            last = newLast();
        }
        if (examples != null) {
            return (isShort(number) ? last : full).gather(order, number * batch);
        }
        return fill(number, full, last, random).publish();
    }

    /** The batches that an epoch still has; one object for all epochs. */
    private final class Rest implements Iterable<Batch> {
        @Override
        public Iterator<Batch> iterator() {
            return cursor;
        }
    }

    private final class Cursor implements Iterator<Batch> {
        @Override
        public boolean hasNext() {
            return position < batches();
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("Epoch " + epoch + " has " + batches() + " batches.");
            }
            Batch taken = take(position);
            position++;
            return taken;
        }
    }
}
