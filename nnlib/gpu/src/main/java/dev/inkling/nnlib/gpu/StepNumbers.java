package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.HostStep;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.RandomBits;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.gpu.device.Dispatch;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The numbers that the host gives a plan: rates, corrections, keys of random kernels. They are written to the device
 * for many replays at once, a row for each, as far as the host can tell them beforehand; a program takes the row whose
 * turn it is. The host still does what it does in every replay, and writes anew where something came otherwise.
 */
final class StepNumbers {
    private static final int MOST_ROWS = 256;

    private final GpuBackend backend;
    private final HostStep[] steps;
    /** By storage, where its numbers stand in a row. */
    private final IdentityHashMap<GpuStorage, Integer> columns = new IdentityHashMap<>();

    private final IdentityHashMap<long[], Integer> keyColumns = new IdentityHashMap<>();
    /** The numbers of this replay. */
    private final GpuStorage now;

    private final GpuStorage table;
    private final int width;
    /** What the host has given this time, and the time before. */
    private int[] given;

    private int[] before;
    private int[] rows = {};
    private int row;
    private int rowCount;
    /** Rows to write the next time: more where the last ones were used up, one where they were not. */
    private int worth = 1;

    StepNumbers(GpuBackend backend, List<HostStep> steps) {
        this.backend = backend;
        this.steps = steps.toArray(new HostStep[0]);
        int column = 0;
        for (HostStep step : steps) {
            for (View view : step.written()) {
                GpuStorage storage = (GpuStorage) view.storage;
                if (columns.containsKey(storage)) continue;
                columns.put(storage, column);
                column += storage.size();
            }
        }
        for (HostStep step : steps) {
            if (step.key() == null) continue;
            keyColumns.put(step.key(), column);
            column += 2;
        }
        width = column;
        given = new int[width];
        before = new int[width];
        now = backend.own(width);
        table = backend.own(1 + width * MOST_ROWS);
    }

    /** What a graph begins with. */
    List<Dispatch> dispatches() {
        Dispatches dispatches = new Dispatches(backend.gpu());
        if (width == 0) return dispatches.all();
        Operand rows = dispatches.operand(View.of(table, table.size()));
        Operand row = dispatches.operand(View.of(now, width));
        dispatches.groups("numbers", 1, new int[] {width, MOST_ROWS}, row.range, rows.range);
        return dispatches.all();
    }

    /** The kernel, which reads its numbers where they lie now. */
    Kernel moved(Kernel kernel) {
        View[] in = kernel.in.clone();
        for (int i = 0; i < in.length; i++) {
            Integer column = columns.get((GpuStorage) in[i].storage);
            if (column != null) in[i] = new View(now, column + in[i].offset, in[i].shape, in[i].strides);
        }
        return kernel.on(kernel.out, in);
    }

    /** Where the key that a step fills lies on the device. */
    View keyPlace(long[] key) {
        return new View(now, keyColumns.get(key), new int[] {2}, new int[] {1});
    }

    boolean hasKey(long[] key) {
        return keyColumns.containsKey(key);
    }

    /** Whether this write is one of the numbers; then it is kept for the row. */
    boolean takes(float[] from, int at, GpuStorage to, int offset, int count) {
        Integer column = columns.get(to);
        if (column == null) return false;
        for (int i = 0; i < count; i++) given[column + offset + i] = Float.floatToRawIntBits(from[at + i]);
        return true;
    }

    /** Does what the host does in a replay, and sees to it that the device has its numbers. */
    void refresh() {
        int[] last = before;
        before = given;
        given = last;
        System.arraycopy(before, 0, given, 0, width);
        for (HostStep step : steps) {
            step.run();
            if (step.key() == null) continue;
            long key = RandomBits.key(step.key()[0], step.key()[1]);
            int column = keyColumns.get(step.key());
            given[column] = (int) key;
            given[column + 1] = (int) (key >>> 32);
        }
        if (row < rowCount && isGiven(rows, row * width)) row++;
        else write();
    }

    private boolean isGiven(int[] told, int at) {
        for (int i = 0; i < width; i++) if (told[at + i] != given[i]) return false;
        return true;
    }

    /** This row, and those that come as far as they can be told. */
    private void write() {
        worth = row == rowCount ? Math.min(MOST_ROWS, 4 * worth) : 1;
        int[] told = new int[worth * width];
        System.arraycopy(given, 0, told, 0, width);
        int count = 1;
        while (count < worth && foretell(count, told)) count++;
        int[] words = new int[1 + count * width];
        System.arraycopy(told, 0, words, 1, count * width);
        backend.put(words, table);
        rows = told;
        rowCount = count;
        row = 1;
    }

    private boolean foretell(int ahead, int[] told) {
        int at = ahead * width;
        for (HostStep step : steps) {
            if (step.key() != null) {
                int column = keyColumns.get(step.key());
                long now = key(given, column);
                long step1 = now - key(before, column);
                long later = now + ahead * step1;
                told[at + column] = (int) later;
                told[at + column + 1] = (int) (later >>> 32);
            }
            View[] written = step.written();
            if (written.length == 0) continue;
            int size = 0;
            for (View view : written) size += view.count();
            float[] numbers = new float[size];
            if (!step.foretell(ahead, numbers)) return false;
            int from = 0;
            for (View view : written) {
                int column = columns.get((GpuStorage) view.storage);
                for (int i = 0; i < view.count(); i++) {
                    told[at + column + view.offset + i] = Float.floatToRawIntBits(numbers[from++]);
                }
            }
        }
        return true;
    }

    private static long key(int[] row, int column) {
        return (row[column] & 0xffffffffL) | (long) row[column + 1] << 32;
    }
}
