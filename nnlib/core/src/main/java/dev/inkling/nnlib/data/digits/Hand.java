package dev.inkling.nnlib.data.digits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One way of writing a digit: control points, and the curve through them as weights, computed once.
 *
 * <p>A stroke is a uniform Catmull-Rom curve that is split at corners. It is sampled evenly along its length, with a
 * sample on every corner; each sample is a weighted sum of four control points, or, drawn angularly, of two.
 */
final class Hand {
    /** Segments a digit, shared among its strokes by their lengths. */
    static final int SEGMENTS = 60;

    private static final int FEWEST_SEGMENTS_A_STROKE = 4;

    final int digit;
    final String name;
    final float weight;
    /** Control points, the digit 1 high. */
    final float[] x;

    final float[] y;
    /** For each stroke where its control points begin, and their end. */
    final int[] firstPoint;
    /** For each stroke where its samples begin, and their end. */
    final int[] firstSample;

    private final boolean[] corner;
    /** For each sample the control point before it, and how far it is on the way to the next. */
    private final int[] before;

    private final float[] way;
    private final float[] curve;

    private Hand(int digit, String name, float weight, List<float[]> points, List<Integer> strokeStarts) {
        this.digit = digit;
        this.name = name;
        this.weight = weight;
        int count = points.size();
        x = new float[count];
        y = new float[count];
        corner = new boolean[count];
        for (int i = 0; i < count; i++) {
            x[i] = points.get(i)[0];
            y[i] = points.get(i)[1];
            corner[i] = points.get(i)[2] != 0;
        }
        firstPoint = new int[strokeStarts.size() + 1];
        for (int i = 0; i < strokeStarts.size(); i++) {
            firstPoint[i] = strokeStarts.get(i);
        }
        firstPoint[strokeStarts.size()] = count;
        int strokes = strokes();
        firstSample = new int[strokes + 1];
        int[] segments = shareSegments();
        for (int s = 0; s < strokes; s++) {
            firstSample[s + 1] = firstSample[s] + segments[s] + 1;
        }
        before = new int[samples()];
        way = new float[samples()];
        curve = new float[4 * samples()];
        for (int s = 0; s < strokes; s++) {
            placeSamples(s);
        }
    }

    int strokes() {
        return firstPoint.length - 1;
    }

    int samples() {
        return firstSample[strokes()];
    }

    /** Reads the lines of {@link HandTable}. */
    static List<Hand> parse(String table) {
        List<Hand> hands = new ArrayList<>();
        for (String line : table.split("\n")) {
            String[] headAndPoints = line.split(": ");
            String[] head = headAndPoints[0].split(" ");
            List<float[]> points = new ArrayList<>();
            List<Integer> starts = new ArrayList<>();
            starts.add(0);
            for (String word : headAndPoints[1].split(" ")) {
                if (word.equals("|")) {
                    starts.add(points.size());
                    continue;
                }
                boolean corner = word.endsWith("*");
                String[] xy = (corner ? word.substring(0, word.length() - 1) : word).split(",");
                points.add(new float[] {Float.parseFloat(xy[0]) / 100, Float.parseFloat(xy[1]) / 100, corner ? 1 : 0});
            }
            hands.add(new Hand(Integer.parseInt(head[0]), head[1], Float.parseFloat(head[2]), points, starts));
        }
        return Collections.unmodifiableList(hands);
    }

    /**
     * The samples of a digit whose control points were moved: {@code angular} 0 follows the curve, 1 straight lines.
     */
    void sample(float[] pointX, float[] pointY, float angular, float[] outX, float[] outY) {
        for (int s = 0; s < strokes(); s++) {
            int first = firstPoint[s];
            int last = firstPoint[s + 1] - 1;
            for (int r = firstSample[s]; r < firstSample[s + 1]; r++) {
                int i = before[r];
                int previous = Math.max(first, i - 1);
                int afterNext = Math.min(last, i + 2);
                int at = 4 * r;
                float curveX = curve[at] * pointX[previous]
                        + curve[at + 1] * pointX[i]
                        + curve[at + 2] * pointX[i + 1]
                        + curve[at + 3] * pointX[afterNext];
                float curveY = curve[at] * pointY[previous]
                        + curve[at + 1] * pointY[i]
                        + curve[at + 2] * pointY[i + 1]
                        + curve[at + 3] * pointY[afterNext];
                float straightX = pointX[i] + way[r] * (pointX[i + 1] - pointX[i]);
                float straightY = pointY[i] + way[r] * (pointY[i + 1] - pointY[i]);
                outX[r] = curveX + angular * (straightX - curveX);
                outY[r] = curveY + angular * (straightY - curveY);
            }
        }
    }

    private float length(int stroke) {
        float length = 0;
        for (int i = firstPoint[stroke]; i < firstPoint[stroke + 1] - 1; i++) {
            length += distance(i);
        }
        return length;
    }

    private float distance(int point) {
        return (float) Math.hypot(x[point + 1] - x[point], y[point + 1] - y[point]);
    }

    private int[] shareSegments() {
        float total = 0;
        for (int s = 0; s < strokes(); s++) {
            total += length(s);
        }
        int[] segments = new int[strokes()];
        int given = 0;
        for (int s = 0; s < segments.length; s++) {
            segments[s] = Math.max(FEWEST_SEGMENTS_A_STROKE, Math.round(SEGMENTS * length(s) / total));
            given += segments[s];
        }
        segments[0] += SEGMENTS - given;
        return segments;
    }

    private void placeSamples(int stroke) {
        int first = firstPoint[stroke];
        int spans = firstPoint[stroke + 1] - 1 - first;
        int from = firstSample[stroke];
        int segments = firstSample[stroke + 1] - 1 - from;
        float[] along = new float[segments + 1];
        float length = length(stroke);
        float passed = 0;
        int span = 0;
        for (int k = 0; k <= segments; k++) {
            float wanted = length * k / segments;
            while (span < spans - 1 && passed + distance(first + span) < wanted) {
                passed += distance(first + span);
                span++;
            }
            along[k] = span + Math.min(1, (wanted - passed) / distance(first + span));
        }
        for (int i = 1; i < spans; i++) {
            if (corner[first + i]) {
                along[nearest(along, i)] = i;
            }
        }
        for (int k = 0; k <= segments; k++) {
            int i = Math.min((int) along[k], spans - 1);
            before[from + k] = first + i;
            way[from + k] = along[k] - i;
            boolean open = i == 0 || corner[first + i];
            boolean end = i + 1 == spans || corner[first + i + 1];
            weigh(4 * (from + k), along[k] - i, open, end);
        }
    }

    private static int nearest(float[] values, float wanted) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            if (Math.abs(values[k] - wanted) < Math.abs(values[best] - wanted)) {
                best = k;
            }
        }
        return best;
    }

    /** Catmull-Rom weights; at an end or a corner the missing neighbour is the next point mirrored. */
    private void weigh(int at, float t, boolean open, boolean end) {
        float t2 = t * t;
        float t3 = t2 * t;
        float w0 = -0.5f * t + t2 - 0.5f * t3;
        float w1 = 1 - 2.5f * t2 + 1.5f * t3;
        float w2 = 0.5f * t + 2 * t2 - 1.5f * t3;
        float w3 = -0.5f * t2 + 0.5f * t3;
        if (open) {
            w1 += 2 * w0;
            w2 -= w0;
            w0 = 0;
        }
        if (end) {
            w2 += 2 * w3;
            w1 -= w3;
            w3 = 0;
        }
        curve[at] = w0;
        curve[at + 1] = w1;
        curve[at + 2] = w2;
        curve[at + 3] = w3;
    }
}
