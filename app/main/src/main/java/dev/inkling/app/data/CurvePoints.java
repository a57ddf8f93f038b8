package dev.inkling.app.data;

import dev.inkling.nnlib.watch.Series;
import java.nio.ByteBuffer;
import java.util.List;

/** A curve at rest: each point keeps the lowest, the highest and the mean of the steps that it stands for. */
public final class CurvePoints {
    private static final byte VERSION = 1;
    private static final int POINT = 2 * Long.BYTES + 3 * Float.BYTES;
    private static final int SKETCH = 48;

    private final long[] lowStep;
    private final long[] highStep;
    private final float[] low;
    private final float[] high;
    private final float[] mean;

    private CurvePoints(int size) {
        lowStep = new long[size];
        highStep = new long[size];
        low = new float[size];
        high = new float[size];
        mean = new float[size];
    }

    /** The points of a curve that training may still add to; take a copy of it first. */
    public static CurvePoints of(Series series) {
        CurvePoints points = new CurvePoints(series.size());
        for (int i = 0; i < series.size(); i++) {
            points.lowStep[i] = series.minStep(i);
            points.highStep[i] = series.maxStep(i);
            points.low[i] = (float) series.min(i);
            points.high[i] = (float) series.max(i);
            points.mean[i] = (float) series.mean(i);
        }
        return points;
    }

    /** One point of a curve: the lowest and the highest value that it stands for, where they stood, and the mean. */
    public record Point(long lowStep, float low, long highStep, float high, float mean) {}

    /** These points, in their order. */
    public static CurvePoints of(List<Point> all) {
        CurvePoints points = new CurvePoints(all.size());
        for (int i = 0; i < all.size(); i++) points.put(i, all.get(i));
        return points;
    }

    private void put(int i, Point point) {
        lowStep[i] = point.lowStep;
        highStep[i] = point.highStep;
        low[i] = point.low;
        high[i] = point.high;
        mean[i] = point.mean;
    }

    /** This curve in at most so many points; neighbours become one that keeps their lowest and highest. */
    public CurvePoints thinned(int most) {
        int together = (size() + most - 1) / Math.max(1, most);
        if (together <= 1) return this;
        CurvePoints thin = new CurvePoints((size() + together - 1) / together);
        for (int i = 0; i < thin.size(); i++) {
            int from = i * together;
            int to = Math.min(size(), from + together);
            int lowest = from;
            int highest = from;
            double sum = 0;
            for (int k = from; k < to; k++) {
                if (low[k] < low[lowest]) lowest = k;
                if (high[k] > high[highest]) highest = k;
                sum += mean[k];
            }
            float average = (float) (sum / (to - from));
            thin.put(i, new Point(lowStep[lowest], low[lowest], highStep[highest], high[highest], average));
        }
        return thin;
    }

    /** Reads what {@link #toBytes} wrote; bytes that are not a curve are an IllegalArgumentException. */
    public static CurvePoints of(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION || (bytes.length - 1) % POINT != 0) {
            throw new IllegalArgumentException("these " + bytes.length + " bytes are no curve of version " + VERSION);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        CurvePoints points = new CurvePoints((bytes.length - 1) / POINT);
        for (int i = 0; i < points.size(); i++) {
            points.lowStep[i] = in.getLong();
            points.highStep[i] = in.getLong();
            points.low[i] = in.getFloat();
            points.high[i] = in.getFloat();
            points.mean[i] = in.getFloat();
        }
        return points;
    }

    /** The curve as bytes for the database. */
    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(1 + size() * POINT);
        out.put(VERSION);
        for (int i = 0; i < size(); i++) {
            out.putLong(lowStep[i])
                    .putLong(highStep[i])
                    .putFloat(low[i])
                    .putFloat(high[i])
                    .putFloat(mean[i]);
        }
        return out.array();
    }

    /** The means in at most 48 values from 0 (lowest) to 127 (highest), a byte each: a picture for a list, not data. */
    public byte[] sketch() {
        int n = Math.min(SKETCH, size());
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : mean) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        byte[] sketch = new byte[n];
        for (int i = 0; i < n; i++) {
            float value = mean[n == 1 ? 0 : (int) ((long) i * (size() - 1) / (n - 1))];
            sketch[i] = most > least ? (byte) Math.round(127 * (value - least) / (most - least)) : 0;
        }
        return sketch;
    }

    /** How many points there are. */
    public int size() {
        return mean.length;
    }

    /** The step at which a point's lowest value stood. */
    public long lowStep(int point) {
        return lowStep[point];
    }

    public long highStep(int point) {
        return highStep[point];
    }

    public float low(int point) {
        return low[point];
    }

    public float high(int point) {
        return high[point];
    }

    public float mean(int point) {
        return mean[point];
    }
}
