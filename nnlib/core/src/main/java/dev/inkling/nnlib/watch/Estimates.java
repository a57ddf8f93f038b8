package dev.inkling.nnlib.watch;

import java.util.List;

/** What a net estimated for some samples, beside what is true, in what people count in. */
public final class Estimates {
    private final List<String> names;
    private final float[] truth;
    private final float[] estimated;

    /** Row by row, a number for each column. */
    Estimates(List<String> names, float[] truth, float[] estimated) {
        this.names = names;
        this.truth = truth;
        this.estimated = estimated;
    }

    /** The names of the columns. */
    public List<String> names() {
        return names;
    }

    /** For how many samples. */
    public int rows() {
        return truth.length / names.size();
    }

    /** What is true of a sample. */
    public float truth(int row, int column) {
        return truth[row * names.size() + column];
    }

    /** What the net estimated. */
    public float estimated(int row, int column) {
        return estimated[row * names.size() + column];
    }
}
