package dev.inkling.nnlib.train;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Storage;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.data.Batch;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.function.LongSupplier;

/**
 * Loss and right answers of the last batches. On a device that computes behind the call they wait there until several
 * are read together, for reading waits for all that the device has to do.
 */
final class BatchFigures {
    /** So many batches wait at most, ... */
    static final int MOST_BATCHES = 64;
    /** ... so many of their numbers, ... */
    private static final int MOST_FLOATS = 1 << 20;
    /** ... and so long. */
    private static final long MOST_NANOS = 100_000_000;

    private final Scoring scoring;
    private final Backend device;
    private final int most;
    private final LongSupplier nanos;
    private final double[] losses;
    private final int[] right;
    private final int[] widths;
    private final int[] targetWidths;
    private final int[] samples;
    private final long[] steps;
    private final float[][] targets;
    private int count;
    private long since;

    /** Where losses and outputs wait: a place for each batch, its loss first. */
    private Storage waiting;

    private int place;
    private float[] values = {};

    /**
     * @param most how many batches may wait; 1 where each is read at once
     * @param nanos the time
     */
    BatchFigures(Scoring scoring, Backend device, int most, LongSupplier nanos) {
        this.scoring = scoring;
        this.device = device;
        this.most = most;
        this.nanos = nanos;
        losses = new double[most];
        right = new int[most];
        widths = new int[most];
        targetWidths = new int[most];
        samples = new int[most];
        steps = new long[most];
        targets = new float[most][0];
    }

    /** Those of a run: read at once where nothing is gained by waiting. */
    static BatchFigures of(RunSetup setup) {
        Backend device = setup.model.device();
        int most = device.isAsynchronous() ? MOST_BATCHES : 1;
        return new BatchFigures(setup.scoring, device, most, System::nanoTime);
    }

    /**
     * Takes up a batch; there is room, for a reader who asks {@link #isDue} after each.
     *
     * @param step the step that ends with this batch; 0 if it goes on with the next
     */
    void add(Tensor loss, Tensor outputs, Batch batch, long step) {
        boolean scored = scoring != Scoring.NONE;
        int size = scored ? outputs.numel() : 0;
        makeRoom(1 + size);
        if (count == 0) since = nanos.getAsLong();
        copy(loss, count * place);
        if (scored) {
            copy(outputs, count * place + 1);
            targets[count] = batch.targets(targets[count]);
        }
        samples[count] = batch.size();
        steps[count] = step;
        widths[count] = size / batch.size();
        targetWidths[count] = batch.targetSize();
        count++;
    }

    private void makeRoom(int size) {
        if (size <= place) return;
        if (count > 0) throw new IllegalStateException("A larger batch while " + count + " wait.");
        place = size;
        waiting = device.allocate(Math.min(most, Math.max(1, MOST_FLOATS / size)) * size);
        values = new float[waiting.size()];
    }

    private void copy(Tensor from, int at) {
        View view = from.data();
        View dense = view.isContiguous() ? view : from.contiguous().data();
        device.copy(dense.storage, dense.offset, waiting, at, dense.count());
    }

    /** Whether they have to be read before another batch. */
    boolean isDue() {
        return count > 0 && ((count + 1) * place > waiting.size() || nanos.getAsLong() - since >= MOST_NANOS);
    }

    /** Reads all that wait, and says how many they are. */
    int read() {
        int ready = count;
        count = 0;
        if (ready == 0) return 0;
        device.read(waiting, 0, values, 0, ready * place);
        for (int i = 0; i < ready; i++) {
            losses[i] = values[i * place];
            if (scoring == Scoring.NONE) continue;
            int from = i * place + 1;
            right[i] = scoring.correct(values, from, widths[i], targets[i], targetWidths[i], samples[i]);
        }
        return ready;
    }

    double loss(int i) {
        return losses[i];
    }

    /** How many answers were right; 0 where nothing is right or wrong. */
    int right(int i) {
        return right[i];
    }

    int samples(int i) {
        return samples[i];
    }

    /** The step that ended with the batch; 0 if none did. */
    long step(int i) {
        return steps[i];
    }
}
