package dev.inkling.nnlib.watch;

/**
 * One curve of a run, in bounded memory: when it is full, neighbours are merged, and each point keeps the lowest, the
 * highest and the mean of the values it stands for, so that no peak is lost.
 *
 * <p>Adding allocates nothing. Not safe for several threads; {@link #copy()} is what other threads get.
 */
public final class Series {
    /** Points that a curve keeps at most: more than a phone has pixels across. */
    public static final int CAPACITY = 2048;

    private static final int HEAD = 8;

    private final int capacity;
    private final long[] steps;
    private final double[] values;
    private int size;
    private long stride = 1;
    private long inLast;
    private long count;
    private double last = Double.NaN;
    private long lastStep = -1;
    private long firstBad = -1;

    public Series() {
        this(CAPACITY);
    }

    /** A curve of at most {@code capacity} points, an even number. */
    public Series(int capacity) {
        if (capacity < 2 || capacity % 2 != 0) {
            throw new IllegalArgumentException("A series keeps an even number of points, not " + capacity + ".");
        }
        this.capacity = capacity;
        steps = new long[2 * capacity];
        values = new double[3 * capacity];
    }

    /** Adds the value of a step; steps must not go back. A value that is not finite is remembered but not drawn. */
    public void add(long step, double value) {
        last = value;
        lastStep = step;
        count++;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            if (firstBad < 0) {
                firstBad = step;
            }
            return;
        }
        if (size > 0 && inLast < stride) {
            put(size - 1, step, value);
            inLast++;
            return;
        }
        if (size == capacity) {
            halve();
        }
        steps[2 * size] = step;
        steps[2 * size + 1] = step;
        values[3 * size] = value;
        values[3 * size + 1] = value;
        values[3 * size + 2] = value;
        size++;
        inLast = 1;
    }

    private void put(int point, long step, double value) {
        if (value < values[3 * point]) {
            values[3 * point] = value;
            steps[2 * point] = step;
        }
        if (value > values[3 * point + 1]) {
            values[3 * point + 1] = value;
            steps[2 * point + 1] = step;
        }
        values[3 * point + 2] += (value - values[3 * point + 2]) / (inLast + 1);
    }

    private void halve() {
        for (int i = 0; i < size / 2; i++) {
            int a = 2 * i;
            int b = a + 1;
            boolean lower = values[3 * b] < values[3 * a];
            boolean higher = values[3 * b + 1] > values[3 * a + 1];
            steps[2 * i] = steps[2 * (lower ? b : a)];
            steps[2 * i + 1] = steps[2 * (higher ? b : a) + 1];
            double min = Math.min(values[3 * a], values[3 * b]);
            double max = Math.max(values[3 * a + 1], values[3 * b + 1]);
            double mean = (values[3 * a + 2] + values[3 * b + 2]) / 2;
            values[3 * i] = min;
            values[3 * i + 1] = max;
            values[3 * i + 2] = mean;
        }
        size /= 2;
        stride *= 2;
    }

    /** Points that are kept now. */
    public int size() {
        return size;
    }

    /** Values that were added in all. */
    public long count() {
        return count;
    }

    /** The lowest value that a point stands for. */
    public double min(int point) {
        return values[3 * checked(point)];
    }

    public double max(int point) {
        return values[3 * checked(point) + 1];
    }

    public double mean(int point) {
        return values[3 * checked(point) + 2];
    }

    /** The step at which a point's lowest value stood. */
    public long minStep(int point) {
        return steps[2 * checked(point)];
    }

    public long maxStep(int point) {
        return steps[2 * checked(point) + 1];
    }

    private int checked(int point) {
        if (point < 0 || point >= size) {
            throw new IndexOutOfBoundsException("Point " + point + " of " + size + ".");
        }
        return point;
    }

    /** The newest value, also where it is not finite; NaN before the first. */
    public double last() {
        return last;
    }

    /** The step of the newest value; -1 before the first. */
    public long lastStep() {
        return lastStep;
    }

    /** The step of the first value that was NaN or infinite; -1 if there was none. */
    public long firstNotFinite() {
        return firstBad;
    }

    /** The lowest value of all; NaN if there is none. */
    public double lowest() {
        int at = lowestPoint();
        return at < 0 ? Double.NaN : values[3 * at];
    }

    /** The step of the lowest value; -1 if there is none. */
    public long lowestStep() {
        int at = lowestPoint();
        return at < 0 ? -1 : steps[2 * at];
    }

    private int lowestPoint() {
        int best = -1;
        for (int i = 0; i < size; i++) {
            if (best < 0 || values[3 * i] < values[3 * best]) {
                best = i;
            }
        }
        return best;
    }

    /** The highest value of all; NaN if there is none. */
    public double highest() {
        double best = Double.NaN;
        for (int i = 0; i < size; i++) {
            best = i == 0 ? values[1] : Math.max(best, values[3 * i + 1]);
        }
        return best;
    }

    /** The mean of the points whose steps lie in a range, both ends included; NaN if there are none. */
    public double meanBetween(long from, long to) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < size; i++) {
            if (Math.min(steps[2 * i], steps[2 * i + 1]) >= from && Math.max(steps[2 * i], steps[2 * i + 1]) <= to) {
                sum += values[3 * i + 2];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /** A copy that later values do not change. */
    public Series copy() {
        return fromArray(toArray());
    }

    /** Everything as numbers, for a checkpoint. */
    public double[] toArray() {
        double[] out = new double[HEAD + 5 * size];
        double[] head = {capacity, size, stride, inLast, count, lastStep, firstBad, last};
        System.arraycopy(head, 0, out, 0, HEAD);
        for (int i = 0; i < size; i++) {
            out[HEAD + 5 * i] = steps[2 * i];
            out[HEAD + 5 * i + 1] = steps[2 * i + 1];
            System.arraycopy(values, 3 * i, out, HEAD + 5 * i + 2, 3);
        }
        return out;
    }

    /** The inverse of {@link #toArray()}; numbers that no series could have are an IllegalArgumentException. */
    public static Series fromArray(double[] in) {
        boolean capacityIsFine = in.length >= HEAD && in[0] >= 2 && in[0] <= 1 << 20 && in[0] % 2 == 0;
        if (!capacityIsFine || !(in[1] >= 0 && in[1] <= in[0]) || in.length != HEAD + 5 * (int) in[1]) {
            throw new IllegalArgumentException("These numbers are no series.");
        }
        Series series = new Series((int) in[0]);
        series.size = (int) in[1];
        series.stride = Math.max(1, (long) in[2]);
        series.inLast = (long) in[3];
        series.count = (long) in[4];
        series.lastStep = (long) in[5];
        series.firstBad = (long) in[6];
        series.last = in[7];
        for (int i = 0; i < series.size; i++) {
            series.steps[2 * i] = (long) in[HEAD + 5 * i];
            series.steps[2 * i + 1] = (long) in[HEAD + 5 * i + 1];
            System.arraycopy(in, HEAD + 5 * i + 2, series.values, 3 * i, 3);
        }
        return series;
    }
}
