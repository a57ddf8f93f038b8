package dev.inkling.nnlib.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parts and sums of datasets; none copies an example. */
public final class Datasets {
    private Datasets() {}

    /** What is learned from, and what is held back to measure. */
    public record Split(Dataset training, Dataset validation) {}

    /** The examples of these numbers, in their order. */
    public static Dataset subset(Dataset whole, int... indices) {
        for (int index : indices) {
            if (index < 0 || index >= whole.size()) {
                throw new IllegalArgumentException(
                        "No example " + index + ": the dataset has " + whole.size() + " of them, numbered from 0.");
            }
        }
        return new Subset(whole, indices.clone());
    }

    /** The examples from {@code from} up to, not including, {@code to}. */
    public static Dataset range(Dataset whole, int from, int to) {
        if (from < 0 || to < from || to > whole.size()) {
            throw new IllegalArgumentException(
                    "No examples " + from + " to " + to + ": the dataset has " + whole.size() + " of them.");
        }
        int[] indices = new int[to - from];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = from + i;
        }
        return new Subset(whole, indices);
    }

    /** One dataset after the other; their shapes and classes must agree. */
    public static Dataset concat(Dataset... parts) {
        return new Concat(parts.clone());
    }

    /** The examples over and over, in their order, until there are so many. */
    public static Dataset repeated(Dataset whole, int size) {
        if (whole.size() == 0 || size < 0) {
            throw new IllegalArgumentException(
                    "A dataset of " + whole.size() + " cannot be repeated until it has " + size + ".");
        }
        if (size == whole.size()) {
            return whole;
        }
        int[] indices = new int[size];
        for (int i = 0; i < size; i++) {
            indices[i] = i % whole.size();
        }
        return new Subset(whole, indices);
    }

    /** Holds back a share of the examples, drawn at random by the seed; at least one stays on each side. */
    public static Split split(Dataset whole, double validationShare, long seed) {
        if (!(validationShare > 0 && validationShare < 1)) {
            throw new IllegalArgumentException(
                    "A validation share lies between 0 and 1, not included: " + validationShare + ".");
        }
        if (whole.size() < 2) {
            throw new IllegalArgumentException("A dataset of " + whole.size() + " cannot be split in two.");
        }
        int[] order = shuffled(whole.size(), seed);
        int held = (int) Math.max(1, Math.min(order.length - 1, Math.round(order.length * validationShare)));
        return split(whole, order, 0, held);
    }

    /** Cross-validation: {@code k} splits, in which each example is held back once. */
    public static List<Split> kFold(Dataset whole, int k, long seed) {
        int size = whole.size();
        if (k < 2 || k > size) {
            throw new IllegalArgumentException(
                    "Cross-validation takes 2 to " + size + " folds on " + size + " examples, not " + k + ".");
        }
        int[] order = shuffled(size, seed);
        List<Split> folds = new ArrayList<>();
        for (int fold = 0; fold < k; fold++) {
            folds.add(split(whole, order, (int) ((long) size * fold / k), (int) ((long) size * (fold + 1) / k)));
        }
        return folds;
    }

    private static Split split(Dataset whole, int[] order, int from, int to) {
        int[] training = new int[order.length - (to - from)];
        System.arraycopy(order, 0, training, 0, from);
        System.arraycopy(order, to, training, from, order.length - to);
        return new Split(new Subset(whole, training), new Subset(whole, Arrays.copyOfRange(order, from, to)));
    }

    static int[] shuffled(int size, long seed) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        new SampleRandom(seed, 0, -1).shuffle(order, size);
        return order;
    }

    static int count(int[] shape) {
        int count = 1;
        for (int size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    private static final class Subset implements Dataset {
        private final Dataset whole;
        private final int[] indices;

        Subset(Dataset whole, int[] indices) {
            this.whole = whole;
            this.indices = indices;
        }

        @Override
        public int size() {
            return indices.length;
        }

        @Override
        public int[] inputShape() {
            return whole.inputShape();
        }

        @Override
        public int classes() {
            return whole.classes();
        }

        @Override
        public int[] targetShape() {
            return whole.targetShape();
        }

        @Override
        public void read(int index, float[] input, int at, float[] target, int targetAt) {
            whole.read(indices[index], input, at, target, targetAt);
        }

        @Override
        public int label(int index) {
            return whole.label(indices[index]);
        }
    }

    private static final class Concat implements Dataset {
        private final Dataset[] parts;
        private final int[] ends;

        Concat(Dataset[] parts) {
            if (parts.length == 0) {
                throw new IllegalArgumentException("Joining needs at least one dataset.");
            }
            this.parts = parts;
            ends = new int[parts.length];
            int end = 0;
            for (int i = 0; i < parts.length; i++) {
                if (!Arrays.equals(parts[i].inputShape(), parts[0].inputShape())
                        || !Arrays.equals(parts[i].targetShape(), parts[0].targetShape())
                        || parts[i].classes() != parts[0].classes()) {
                    throw new IllegalArgumentException("Dataset " + i + " does not join the first: its inputs are "
                            + Arrays.toString(parts[i].inputShape()) + " and its classes " + parts[i].classes()
                            + ", there they are " + Arrays.toString(parts[0].inputShape()) + " and "
                            + parts[0].classes() + ".");
                }
                end = Math.addExact(end, parts[i].size());
                ends[i] = end;
            }
        }

        private int part(int index) {
            int part = 0;
            while (index >= ends[part]) {
                part++;
            }
            return part;
        }

        private int start(int part) {
            return part == 0 ? 0 : ends[part - 1];
        }

        @Override
        public int size() {
            return ends[ends.length - 1];
        }

        @Override
        public int[] inputShape() {
            return parts[0].inputShape();
        }

        @Override
        public int classes() {
            return parts[0].classes();
        }

        @Override
        public int[] targetShape() {
            return parts[0].targetShape();
        }

        @Override
        public void read(int index, float[] input, int at, float[] target, int targetAt) {
            int part = part(index);
            parts[part].read(index - start(part), input, at, target, targetAt);
        }

        @Override
        public int label(int index) {
            int part = part(index);
            return parts[part].label(index - start(part));
        }
    }
}
