package dev.inkling.nnlib.watch;

/** Counts what was read for what was there: rows are the truth, columns the reading. */
public final class ConfusionMatrix {
    private final int classes;
    private final long[] counts;

    public ConfusionMatrix(int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("A confusion matrix needs at least 2 classes, not " + classes + ".");
        }
        this.classes = classes;
        counts = new long[classes * classes];
    }

    public void add(int truth, int reading) {
        counts[checked(truth) * classes + checked(reading)]++;
    }

    /** How often {@code truth} was read as {@code reading}. */
    public long count(int truth, int reading) {
        return counts[checked(truth) * classes + checked(reading)];
    }

    private int checked(int number) {
        if (number < 0 || number >= classes) {
            throw new IndexOutOfBoundsException("Class " + number + " of " + classes + ".");
        }
        return number;
    }

    public int classes() {
        return classes;
    }

    /** Samples counted. */
    public long total() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Samples read right. */
    public long correct() {
        long sum = 0;
        for (int i = 0; i < classes; i++) {
            sum += counts[i * classes + i];
        }
        return sum;
    }

    /** 100 correct / total; NaN without samples. */
    public double accuracy() {
        return 100.0 * correct() / total();
    }

    /** Of the samples of a class, the share that was read right, from 0 to 1. */
    public double recall(int truth) {
        long row = 0;
        for (int i = 0; i < classes; i++) {
            row += count(truth, i);
        }
        return (double) count(truth, truth) / row;
    }

    /** Of the samples read as a class, the share that are of it, from 0 to 1. */
    public double precision(int reading) {
        long column = 0;
        for (int i = 0; i < classes; i++) {
            column += count(i, reading);
        }
        return (double) count(reading, reading) / column;
    }

    /** The matrix as a table, with a line and a column of class numbers. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("truth\\read");
        for (int i = 0; i < classes; i++) {
            out.append(String.format("%7d", i));
        }
        for (int i = 0; i < classes; i++) {
            out.append(String.format("%n%10d", i));
            for (int j = 0; j < classes; j++) {
                out.append(String.format("%7d", count(i, j)));
            }
        }
        return out.toString();
    }
}
