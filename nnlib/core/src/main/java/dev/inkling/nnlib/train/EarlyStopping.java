package dev.inkling.nnlib.train;

/** Remembers the best validation loss, and says when it has not improved for too many epochs. */
public final class EarlyStopping {
    private final int patience;
    private double best = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private int epoch;

    /** {@code patience} epochs without a better loss end the run; 0 never ends it. */
    public EarlyStopping(int patience) {
        if (patience < 0) {
            throw new IllegalArgumentException("The patience is " + patience + ": write 0 or more epochs.");
        }
        this.patience = patience;
    }

    /** Takes the validation loss of the next epoch; true if it is the best so far. */
    public boolean isBest(int number, double loss) {
        epoch = number;
        if (loss < best) {
            best = loss;
            bestEpoch = number;
            return true;
        }
        return false;
    }

    /** Whether the run should end here. */
    public boolean isDue() {
        return patience > 0 && epoch - bestEpoch >= patience;
    }

    /** The lowest validation loss; infinite before the first. */
    public double best() {
        return best;
    }

    /** The epoch of the lowest loss, counted from 1; 0 before the first. */
    public int bestEpoch() {
        return bestEpoch;
    }

    void restore(double bestLoss, int itsEpoch) {
        best = bestLoss;
        bestEpoch = itsEpoch;
    }
}
