package dev.inkling.app.work;

/**
 * How the phone is, as far as work cares.
 *
 * @param thermalStatus as Android's PowerManager counts it, from 0 (none) to 6 (about to switch off)
 * @param degrees of the battery
 * @param percent of the battery
 * @param saver whether the battery saver is on
 * @param network what the phone is connected by
 * @param background whether Android lets nothing go on until the app is opened
 * @param awakeMillis for how long work has kept the phone awake, off the charger and with nobody looking
 */
public record Conditions(
        int thermalStatus,
        double degrees,
        int percent,
        boolean charging,
        boolean saver,
        Network.Kind network,
        boolean background,
        long awakeMillis) {
    /** A cool phone on its charger and on Wi-Fi. */
    public static final Conditions FINE = new Conditions(0, 25, 100, true, false, Network.Kind.FREE, false, 0);

    /** These conditions with what the battery says of itself. */
    public Conditions withBattery(double nowDegrees, int nowPercent, boolean nowCharging) {
        return new Conditions(
                thermalStatus, nowDegrees, nowPercent, nowCharging, saver, network, background, awakeMillis);
    }

    /** These conditions with another thermal status. */
    public Conditions withThermalStatus(int status) {
        return new Conditions(status, degrees, percent, charging, saver, network, background, awakeMillis);
    }

    /** These conditions with the battery saver on or off. */
    public Conditions withSaver(boolean on) {
        return new Conditions(thermalStatus, degrees, percent, charging, on, network, background, awakeMillis);
    }

    /** These conditions on another connection. */
    public Conditions withNetwork(Network.Kind kind) {
        return new Conditions(thermalStatus, degrees, percent, charging, saver, kind, background, awakeMillis);
    }

    /** These conditions where Android lets work go on only while the app is open, or in the background as well. */
    public Conditions withBackground(boolean stopped) {
        return new Conditions(thermalStatus, degrees, percent, charging, saver, network, stopped, awakeMillis);
    }

    /** These conditions with so much time awake. */
    public Conditions withAwake(long millis) {
        return new Conditions(thermalStatus, degrees, percent, charging, saver, network, background, millis);
    }
}
