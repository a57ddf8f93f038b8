package dev.inkling.app.ui.chart;

import java.util.Arrays;
import java.util.Locale;

/** One axis of a chart: from what to what, in equal steps or in powers of ten, with its round values. */
public final class Axis {
    private static final float SMALLEST = 1e-9f;

    private final float from;
    private final float to;
    private final boolean logarithmic;

    public Axis(float from, float to, boolean logarithmic) {
        this.logarithmic = logarithmic;
        this.from = logarithmic ? Math.max(from, SMALLEST) : from;
        float least = logarithmic ? this.from * 1.0001f : this.from + Math.max(1e-6f, Math.abs(this.from) * 1e-6f);
        this.to = Math.max(to, least);
    }

    public float from() {
        return from;
    }

    public float to() {
        return to;
    }

    public boolean isLogarithmic() {
        return logarithmic;
    }

    /** Where {@code value} lies between the ends: 0 at the lower one and 1 at the upper one. */
    public float place(float value) {
        if (!logarithmic) return (value - from) / (to - from);
        double low = Math.log10(from);
        return (float) ((Math.log10(Math.max(value, SMALLEST)) - low) / (Math.log10(to) - low));
    }

    /** The value at a place; undoes {@link #place}. */
    public float value(float place) {
        if (!logarithmic) return from + place * (to - from);
        double low = Math.log10(from);
        return (float) Math.pow(10, low + place * (Math.log10(to) - low));
    }

    /** Round values inside the axis, about as many as {@code wanted}: 1, 2 or 5 times a power of ten. */
    public float[] ticks(int wanted) {
        return logarithmic ? powers(wanted) : steps(wanted);
    }

    private float[] steps(int wanted) {
        double rough = (to - from) / (double) Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        double step = power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
        long first = (long) Math.ceil(from / step - 1e-6);
        long last = (long) Math.floor(to / step + 1e-6);
        float[] out = new float[(int) Math.max(0, Math.min(50, last - first + 1))];
        for (int i = 0; i < out.length; i++) out[i] = (float) ((first + i) * step);
        return out;
    }

    private float[] powers(int wanted) {
        int low = (int) Math.ceil(Math.log10(from) - 1e-6);
        int high = (int) Math.floor(Math.log10(to) + 1e-6);
        if (high - low + 1 >= 2) {
            int every = Math.max(1, (high - low + wanted) / Math.max(1, wanted));
            int n = (high - low) / every + 1;
            float[] out = new float[n];
            for (int i = 0; i < n; i++) out[i] = (float) Math.pow(10, high - (n - 1 - i) * every);
            return out;
        }
        float[] out = new float[12];
        int n = 0;
        for (int power = low - 1; power <= high; power++) {
            for (int times : new int[] {1, 2, 5}) {
                float value = (float) (times * Math.pow(10, power));
                if (value >= from * 0.999f && value <= to * 1.001f && n < out.length) out[n++] = value;
            }
        }
        return Arrays.copyOf(out, n);
    }

    /** A value as it stands beside a tick: no more digits than it needs, thousands apart. */
    public static String words(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value)) return "–";
        float size = Math.abs(value);
        if (size != 0 && size < 0.0001f) return String.format(Locale.ROOT, "%.0e", value);
        if (size >= 1000) return String.format(Locale.ROOT, "%,.0f", value);
        String all = String.format(Locale.ROOT, size < 0.01f ? "%.4f" : size < 0.1f ? "%.3f" : "%.2f", value);
        int end = all.length();
        while (end > 0 && all.charAt(end - 1) == '0') end--;
        if (end > 0 && all.charAt(end - 1) == '.') end--;
        return all.substring(0, end);
    }
}
