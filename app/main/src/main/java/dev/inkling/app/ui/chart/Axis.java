package dev.inkling.app.ui.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** One axis of a chart: from what to what, in equal steps or in powers of ten, with its round values. */
public final class Axis {
    private static final float SMALLEST = 1e-36f;
    private static final int MOST = 50;
    /** From here on, and below the other, a value is told as a power of ten: its zeros alone would fill the margin. */
    private static final double LARGE = 1e6;

    private static final double SMALL = 1e-4;
    /** So many signs fit beside a chart. */
    private static final int LONGEST = 11;

    /** Fewer powers of ten than these say too little of what lies between them. */
    private static final int FEW = 3;

    private static final int TRIES = 40;

    private static final BigDecimal[] VALUES = {
        BigDecimal.ONE, new BigDecimal("0.5"), new BigDecimal("0.25"), new BigDecimal("0.2")
    };

    private static final BigDecimal[] COUNTS = {BigDecimal.ONE, new BigDecimal("0.5"), new BigDecimal("0.2")};

    private final float from;
    private final float to;
    private final boolean logarithmic;

    /**
     * A round value and its words.
     *
     * @param value where it stands
     * @param words what stands beside it: all of its digits, so that no two ticks of an axis read the same
     */
    public record Tick(float value, String words) {}

    public Axis(float from, float to, boolean logarithmic) {
        this.logarithmic = logarithmic;
        float low = Math.max(-Float.MAX_VALUE, Math.min(from, Float.MAX_VALUE));
        this.from = logarithmic ? Math.min(Math.max(low, SMALLEST), 1e38f) : Math.min(low, 3.4e38f);
        double apart = Math.abs((double) this.from) * 1e-6;
        double least = logarithmic ? this.from * 1.0001 : this.from + Math.max(1e-30, apart);
        this.to = (float) Math.min(Float.MAX_VALUE, Math.max(to, least));
    }

    /**
     * An axis in equal steps from the lowest to the highest of some values with a little room; a level line has the
     * room in which a thousandth of it can be seen.
     */
    public static Axis around(float low, float high) {
        if (low == 0 && high == 0) return new Axis(0, 1, false);
        double wide = (double) high - low;
        double least = Math.max(Math.abs(low), Math.abs(high)) * 1e-3;
        double room = Math.max(wide * 0.05, (least - wide) / 2);
        // A loss or an accuracy lives above 0, and a line that hugs the frame's foot should be seen to.
        double foot = low >= 0 && low < high * 0.5f ? 0 : low - room;
        return new Axis((float) foot, (float) (high + room), false);
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
        if (!logarithmic) return (float) (((double) value - from) / ((double) to - from));
        double low = Math.log10(from);
        return (float) ((Math.log10(Math.max(value, SMALLEST)) - low) / (Math.log10(to) - low));
    }

    /** The value at a place; undoes {@link #place}. */
    public float value(float place) {
        if (!logarithmic) return (float) (from + place * ((double) to - from));
        double low = Math.log10(from);
        return (float) Math.pow(10, low + place * (Math.log10(to) - low));
    }

    /**
     * Round values inside the axis, at least as many as {@code wanted} where so many can be told apart: 1, 2, 2.5 or 5
     * times a power of ten. Fewer would leave a curve without anything to measure it by.
     */
    public List<Tick> ticks(int wanted) {
        if (!logarithmic) return steps(wanted, VALUES);
        List<Tick> powers = powers(wanted);
        if (powers.size() < FEW) powers = between();
        return powers.size() < FEW ? steps(wanted, VALUES) : powers;
    }

    /** As {@link #ticks}, for what is counted: 1, 2 or 5 times a power of ten. */
    public List<Tick> counts(int wanted) {
        return steps(wanted, COUNTS);
    }

    /** The widest steps that give as many as wanted. */
    private List<Tick> steps(int wanted, BigDecimal[] times) {
        int power = (int) Math.ceil(Math.log10((double) to - from));
        List<Tick> most = Collections.emptyList();
        for (int tries = 0; tries < TRIES && most.size() < Math.max(2, wanted); tries++) {
            BigDecimal step = times[tries % times.length].scaleByPowerOfTen(power - tries / times.length);
            List<Tick> ticks = multiples(step);
            if (ticks.size() > most.size()) most = ticks;
        }
        return most;
    }

    /** All multiples of {@code step} inside the axis. */
    private List<Tick> multiples(BigDecimal step) {
        BigDecimal tick =
                new BigDecimal(from).divide(step, 0, RoundingMode.FLOOR).multiply(step);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < MOST; i++, tick = tick.add(step)) {
            float value = tick.floatValue();
            if (value > to) break;
            boolean same = !ticks.isEmpty() && ticks.get(ticks.size() - 1).value() == value;
            if (value >= from && !same) add(ticks, tick);
        }
        return ticks;
    }

    private List<Tick> powers(int wanted) {
        int low = (int) Math.ceil(Math.log10(from) - 1e-6);
        int high = (int) Math.floor(Math.log10(to) + 1e-6);
        int every = Math.max(1, (high - low + wanted) / Math.max(1, wanted));
        List<Tick> ticks = new ArrayList<>();
        for (int power = high - (high - low) / every * every; power <= high; power += every) {
            add(ticks, BigDecimal.ONE.scaleByPowerOfTen(power));
        }
        return ticks;
    }

    /** 1, 2 and 5 times the powers of ten, for an axis that holds less than two powers. */
    private List<Tick> between() {
        int power = (int) Math.floor(Math.log10(from));
        List<Tick> ticks = new ArrayList<>();
        for (int i = power; i <= power + 2; i++) {
            for (int times : new int[] {1, 2, 5})
                add(ticks, BigDecimal.valueOf(times).scaleByPowerOfTen(i));
        }
        return ticks;
    }

    private void add(List<Tick> ticks, BigDecimal at) {
        float value = at.floatValue();
        if (value >= from && value <= to) ticks.add(new Tick(value, words(at)));
    }

    /** A value as it stands beside a curve: no more digits than it needs, thousands apart, 1.2e6 where it is long. */
    public static String words(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value)) return "–";
        float size = Math.abs(value);
        BigDecimal exact = new BigDecimal(value);
        if (size >= LARGE || size < SMALL) return words(exact.round(new MathContext(size >= LARGE ? 3 : 2)));
        int decimals = size >= 1000 ? 0 : size < 0.01f ? 4 : size < 0.1f ? 3 : 2;
        return words(exact.setScale(decimals, RoundingMode.HALF_UP));
    }

    private static String words(BigDecimal value) {
        if (value.signum() == 0) return "0";
        BigDecimal plain = value.stripTrailingZeros();
        double size = Math.abs(plain.doubleValue());
        String digits = String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
        if (size < LARGE && size >= SMALL && digits.length() <= LONGEST) return digits;
        int power = plain.precision() - plain.scale() - 1;
        return plain.scaleByPowerOfTen(-power).toPlainString() + "e" + power;
    }
}
