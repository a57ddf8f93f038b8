package dev.inkling.nnlib.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples of three inputs each: one, another of its class, and one of another class. Which three is a function of the
 * seed and the index, so that any thread reads the same.
 */
public final class Triplets implements Dataset {
    private final Dataset labelled;
    private final int size;
    private final long seed;
    private final List<int[]> byClass = new ArrayList<>();

    /** So many triplets from a dataset with classes, of which at least two must have two samples. */
    public Triplets(Dataset labelled, int size, long seed) {
        this.labelled = labelled;
        this.size = size;
        this.seed = seed;
        int[] labels = new int[labelled.size()];
        int[] counts = new int[labelled.classes()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = labelled.label(i);
            counts[labels[i]]++;
        }
        int[][] members = new int[counts.length][];
        Arrays.setAll(members, c -> new int[counts[c]]);
        int[] filled = new int[counts.length];
        for (int i = 0; i < labels.length; i++) {
            members[labels[i]][filled[labels[i]]++] = i;
        }
        for (int[] alike : members) {
            if (alike.length > 1) {
                byClass.add(alike);
            }
        }
        if (byClass.size() < 2) {
            throw new IllegalArgumentException(
                    "Triplets need two samples of each of two classes at least; there are not so many.");
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int[] inputShape() {
        int[] one = labelled.inputShape();
        int[] three = new int[one.length + 1];
        three[0] = 3;
        System.arraycopy(one, 0, three, 1, one.length);
        return three;
    }

    @Override
    public int classes() {
        return 0;
    }

    @Override
    public int[] targetShape() {
        return new int[] {1};
    }

    /** The target says nothing, and is 0. */
    @Override
    public void read(int index, float[] input, int at, float[] target, int targetAt) {
        SampleRandom random = new SampleRandom(seed, 0, index);
        int kind = random.below(byClass.size());
        int other = (kind + 1 + random.below(byClass.size() - 1)) % byClass.size();
        int[] alike = byClass.get(kind);
        int one = random.below(alike.length);
        int two = (one + 1 + random.below(alike.length - 1)) % alike.length;
        int[] others = byClass.get(other);
        int width = labelled.inputSize();
        labelled.read(alike[one], input, at, target, targetAt);
        labelled.read(alike[two], input, at + width, target, targetAt);
        labelled.read(others[random.below(others.length)], input, at + 2 * width, target, targetAt);
        target[targetAt] = 0;
    }
}
