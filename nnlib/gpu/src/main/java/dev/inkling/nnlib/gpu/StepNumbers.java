package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.HostStep;
import dev.inkling.nnlib.compute.RandomBits;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.gpu.device.Block;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Range;
import java.util.ArrayList;
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
    private final List<HostStep> steps;
    /** By storage, where its numbers stand in a row; -1 once for what is not of it. */
    private final IdentityHashMap<GpuStorage, Integer> columns = new IdentityHashMap<>();

    private final IdentityHashMap<long[], Integer> keyColumns = new IdentityHashMap<>();
    private final GpuStorage keys;
    private final GpuStorage table;
    private final List<Dispatch> dispatches = new ArrayList<>();
    private final int width;
    private final int[] places;
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
        this.steps = steps;
        int column = 0;
        int keyCount = 0;
        List<GpuStorage> targets = new ArrayList<>();
        for (HostStep step : steps) {
            for (View view : step.written()) {
                GpuStorage storage = (GpuStorage) view.storage;
                if (columns.containsKey(storage)) continue;
                columns.put(storage, column);
                column += storage.size();
                targets.add(storage);
            }
            if (step.key() != null) keyCount++;
        }
        keys = keyCount == 0 ? null : backend.own(2 * keyCount);
        int n = column;
        for (HostStep step : steps) {
            if (step.key() == null) continue;
            keyColumns.put(step.key(), n);
            n += 2;
        }
        if (keys != null) targets.add(keys);
        width = n;
        places = new int[width];
        given = new int[width];
        before = new int[width];
        table = backend.own(1 + width * (1 + MOST_ROWS));
        bind(targets);
    }

    /** A dispatch for each block that the targets lie in. */
    private void bind(List<GpuStorage> targets) {
        int alignment = backend.gpu().facts().alignment();
        int first = 0;
        Range from = new Operand(View.of(table, table.size()), alignment).range;
        for (int i = 0; i < targets.size(); ) {
            Block block = targets.get(i).block;
            int end = i;
            Range range = null;
            while (end < targets.size() && targets.get(end).block == block) {
                Range one =
                        new Operand(View.of(targets.get(end), targets.get(end).size()), alignment).range;
                range = range == null ? one : range.with(one);
                end++;
            }
            int count = 0;
            for (; i < end; i++) {
                int place = (int) ((targets.get(i).start - range.start(alignment)) / 4);
                for (int j = 0; j < targets.get(i).size(); j++) places[first + count++] = place + j;
            }
            int done = end == targets.size() ? 1 : 0;
            dispatches.add(new Dispatch(
                    backend.gpu().program(Programs.named("numbers")),
                    List.of(from, range),
                    new int[] {width, first, count, MOST_ROWS, done},
                    new int[] {1, 1, 1}));
            first += count;
        }
    }

    /** What a graph begins with. */
    List<Dispatch> dispatches() {
        return dispatches;
    }

    /** Where the key that a step fills lies on the device. */
    View keyPlace(long[] key) {
        return new View(keys, keyColumns.get(key) - (width - keys.size()), new int[] {2}, new int[] {1});
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
        int[] words = new int[1 + width + count * width];
        System.arraycopy(places, 0, words, 1, width);
        System.arraycopy(told, 0, words, 1 + width, count * width);
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
