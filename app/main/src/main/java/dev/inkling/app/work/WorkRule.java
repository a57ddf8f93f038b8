package dev.inkling.app.work;

import dev.inkling.app.data.Hold;
import dev.inkling.app.data.Settings;

/**
 * The one rule that says whether work may go on now, and why not. Heat and battery have two limits each, so that work
 * does not stop and start around one value: the rule remembers on which side it is.
 */
public final class WorkRule {
    /** Degrees of the battery from which what computes is held, and below which it goes on. */
    public static final double HOT = 43;

    public static final double COOL = 40;

    /** Per cent of the battery below which what computes is held, unless charging, and from which it goes on. */
    public static final int LOW = 20;

    public static final int ENOUGH = 25;

    /** For how long work may keep a phone awake that nobody looks at, off its charger. */
    public static final long AWAKE_MILLIS = 3 * 60 * 60_000L;

    /** As Android's PowerManager counts them. */
    private static final int MODERATE = 2;

    private static final int SEVERE = 3;

    private boolean hot;
    private boolean low;

    /** Looks at the phone; what {@link #hold} says is of it as it was looked at last. */
    public void look(Conditions now) {
        hot = hot
                ? now.thermalStatus() >= MODERATE || now.degrees() >= COOL
                : now.thermalStatus() >= SEVERE || now.degrees() >= HOT;
        low = !now.charging() && now.percent() < (low ? ENOUGH : LOW);
    }

    /**
     * Why work has to wait, the foremost cause where there are several; NONE where it may go on.
     *
     * @param anyNetwork whether the person allowed this work a connection that may cost
     */
    public Hold hold(Needs needs, boolean anyNetwork, Conditions now, Settings set) {
        if (needs.computes()) {
            if (hot && set.pauseWhenHot()) return Hold.HOT;
            if (low && set.pauseOnLowBattery()) return Hold.LOW_BATTERY;
            if (now.saver() && !now.charging() && set.pauseOnLowBattery()) return Hold.SAVER;
        }
        if (needs.charger() && !now.charging()) return Hold.NOT_CHARGING;
        if (needs.network() && !connected(now.network(), anyNetwork || !set.wifiOnly())) return Hold.NETWORK;
        if (now.background()) return Hold.BACKGROUND;
        if (needs.computes() && !now.charging() && now.awakeMillis() >= AWAKE_MILLIS) return Hold.AWAKE_LONG;
        return Hold.NONE;
    }

    private static boolean connected(Network.Kind by, boolean any) {
        return by == Network.Kind.FREE || any && by == Network.Kind.METERED;
    }
}
