package dev.inkling.nnlib.metric;

/** Counts triplets whose first point lies nearer to the second, which is like it, than to the third. */
final class TripletTally implements Metric.Tally {
    private long right;
    private long count;

    @Override
    public void add(float[] outputs, int width, float[] targets, int targetWidth, int samples) {
        int size = width / 3;
        for (int i = 0; i < samples; i++) {
            int at = i * width;
            double near = 0;
            double far = 0;
            for (int j = 0; j < size; j++) {
                double like = (double) outputs[at + j] - outputs[at + size + j];
                double other = (double) outputs[at + j] - outputs[at + 2 * size + j];
                near += like * like;
                far += other * other;
            }
            right += near < far ? 1 : 0;
            count++;
        }
    }

    @Override
    public double value() {
        return 100.0 * right / count;
    }
}
