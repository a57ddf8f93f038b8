package dev.inkling.nnlib.metric;

/** What the differences between outputs and targets sum up to; outputs and targets are as many. */
abstract class Errors implements Metric.Tally {
    long count;
    double absolute;
    double squared;
    private double mean;
    private double deviations;

    @Override
    public void add(float[] outputs, int width, float[] targets, int targetWidth, int samples) {
        if (width != targetWidth) {
            throw new IllegalArgumentException("A sample has " + width + " outputs and " + targetWidth
                    + " targets: errors are counted where they are as many.");
        }
        for (int i = 0; i < samples * width; i++) {
            double error = (double) outputs[i] - targets[i];
            absolute += Math.abs(error);
            squared += error * error;
            count++;
            // Welford's way, since large targets that differ little would drown in a sum of squares.
            double off = targets[i] - mean;
            mean += off / count;
            deviations += off * (targets[i] - mean);
        }
    }

    /** The sum of the squares by which targets differ from their mean. */
    double spread() {
        return deviations;
    }
}
