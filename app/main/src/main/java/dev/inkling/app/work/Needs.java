package dev.inkling.app.work;

/**
 * What a kind of work asks of the phone.
 *
 * @param computes whether it warms the phone and drains its battery
 * @param network whether it moves bytes over a connection
 * @param charger whether it waits for a charger
 */
public record Needs(boolean computes, boolean network, boolean charger) {
    /** Work that computes, whenever the phone can. */
    public static final Needs PROCESSOR = new Needs(true, false, false);

    /** Work that waits for bytes. */
    public static final Needs NETWORK = new Needs(false, true, false);
}
