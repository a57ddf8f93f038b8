package dev.inkling.nnlib.run;

import dev.inkling.nnlib.spec.Option;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Rates that a hand sets while a run goes on, each right after a step: "1200:0.01 3000:0.003" sets 0.01 after step 1200
 * and 0.003 after step 3000. Part of a run's settings, so that it can be made again.
 *
 * <p>Immutable. From a change on a schedule goes on in proportion: what it asks for is scaled so that at this step it
 * asks for the rate that was set.
 */
public final class RateChanges {
    /** No change at all. */
    public static final RateChanges NONE = new RateChanges(Collections.emptyNavigableMap());

    private static final int MOST = 10_000;

    private final NavigableMap<Long, Double> rates;

    private RateChanges(NavigableMap<Long, Double> rates) {
        this.rates = Collections.unmodifiableNavigableMap(rates);
    }

    /** The changes of a run. */
    public static RateChanges of(RunSpec spec) {
        return parse(spec.text(Settings.RATE_CHANGES));
    }

    /**
     * Reads the text form; an empty text is no change. What is wrong with another is the message of an InvalidSetting.
     */
    public static RateChanges parse(String text) {
        NavigableMap<Long, Double> rates = new TreeMap<>();
        for (String word : text.trim().split("\\s+")) {
            if (word.isEmpty()) {
                continue;
            }
            int colon = word.indexOf(':');
            if (colon < 0) {
                throw wrong("\"" + word + "\" is no change of the rate");
            }
            long step = step(word.substring(0, colon), word);
            double rate = Double.parseDouble(Settings.LR.canonical(word.substring(colon + 1)));
            if (rates.put(step, rate) != null) {
                throw wrong("Step " + step + " is named twice");
            }
        }
        if (rates.size() > MOST) {
            throw wrong("There are " + rates.size() + " changes, more than " + MOST);
        }
        return rates.isEmpty() ? NONE : new RateChanges(rates);
    }

    private static long step(String text, String word) {
        long step;
        try {
            step = Long.parseLong(text);
        } catch (NumberFormatException e) {
            step = 0;
        }
        if (step < 1) {
            throw wrong("\"" + word + "\" names no step from 1 on");
        }
        return step;
    }

    private static InvalidSetting wrong(String what) {
        return new InvalidSetting(
                "rate-changes", what + ": write step:rate for each, such as 1200:0.01 3000:0.003, or nothing.");
    }

    /** The rates by the step after which each was set, first to last. */
    public Map<Long, Double> rates() {
        return rates;
    }

    public boolean isEmpty() {
        return rates.isEmpty();
    }

    /** The rate that is set after that step; NaN where none is. */
    public double after(long step) {
        return rates.getOrDefault(step, Double.NaN);
    }

    /** The first step after that one with a change; a number that no run reaches where there is none. */
    public long next(long step) {
        Long next = rates.higherKey(step);
        return next == null ? Long.MAX_VALUE : next;
    }

    /** These changes and one more, which takes the place of another after the same step. */
    public RateChanges with(long step, double rate) {
        NavigableMap<Long, Double> more = new TreeMap<>(rates);
        more.put(step, rate);
        return new RateChanges(more);
    }

    /**
     * The changes of a run that goes on after {@code step}: what had happened by then stands in these, what is to come
     * in {@code asked}. A run that is asked for another past is refused.
     */
    public RateChanges goingOn(long step, RateChanges asked) {
        NavigableMap<Long, Double> past = asked.rates.headMap(step, false);
        if (!rates.entrySet().containsAll(past.entrySet())) {
            throw new InvalidSetting(
                    "rate-changes",
                    "The run that was stopped after step " + step + " has rate-changes \"" + this
                            + "\" and this one has \"" + asked + "\": go on with the same, or start anew.");
        }
        NavigableMap<Long, Double> all = new TreeMap<>(rates);
        all.putAll(asked.rates.tailMap(step, true));
        return new RateChanges(all);
    }

    /** The text form, which {@link #parse} reads back. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        rates.forEach((step, rate) -> text.append(text.length() == 0 ? "" : " ")
                .append(step)
                .append(':')
                .append(Option.plain(rate)));
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RateChanges changes && rates.equals(changes.rates);
    }

    @Override
    public int hashCode() {
        return rates.hashCode();
    }
}
