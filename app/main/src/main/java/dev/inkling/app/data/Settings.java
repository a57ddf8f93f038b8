package dev.inkling.app.data;

/**
 * What the person has set, all of it, as one value that never changes; {@link SettingsStore} keeps the current one.
 *
 * @param theme light, dark, or as the system
 * @param wallpaper whether surfaces take their colours from the wallpaper
 * @param touchFeedback whether a stamp may be felt
 * @param pauseWhenHot whether training rests on a hot phone
 * @param pauseOnLowBattery whether training rests on a low battery
 * @param wifiOnly whether downloads wait for a connection that costs nothing
 * @param modelId the model that reads in Draw: a row of the models, or 0 for the one that came with the app
 * @param backend the name of the backend that reads
 * @param greeted whether the person has drawn here before, so that nobody is welcomed twice
 */
public record Settings(
        ThemeChoice theme,
        boolean wallpaper,
        boolean touchFeedback,
        boolean pauseWhenHot,
        boolean pauseOnLowBattery,
        boolean wifiOnly,
        long modelId,
        String backend,
        boolean greeted) {

    /** What holds before anything was set. */
    public static final Settings DEFAULT =
            new Settings(ThemeChoice.SYSTEM, false, true, true, true, true, 0, "cpu", false);

    /** These settings with another theme. */
    public Settings withTheme(ThemeChoice value) {
        return new Settings(
                value, wallpaper, touchFeedback, pauseWhenHot, pauseOnLowBattery, wifiOnly, modelId, backend, greeted);
    }

    /** These settings with colours from the wallpaper on or off. */
    public Settings withWallpaper(boolean value) {
        return new Settings(
                theme, value, touchFeedback, pauseWhenHot, pauseOnLowBattery, wifiOnly, modelId, backend, greeted);
    }

    /** These settings with touch feedback on or off. */
    public Settings withTouchFeedback(boolean value) {
        return new Settings(
                theme, wallpaper, value, pauseWhenHot, pauseOnLowBattery, wifiOnly, modelId, backend, greeted);
    }

    /** These settings with the pause on a hot phone on or off. */
    public Settings withPauseWhenHot(boolean value) {
        return new Settings(
                theme, wallpaper, touchFeedback, value, pauseOnLowBattery, wifiOnly, modelId, backend, greeted);
    }

    /** These settings with the pause on a low battery on or off. */
    public Settings withPauseOnLowBattery(boolean value) {
        return new Settings(theme, wallpaper, touchFeedback, pauseWhenHot, value, wifiOnly, modelId, backend, greeted);
    }

    /** These settings with downloads over any connection on or off. */
    public Settings withWifiOnly(boolean value) {
        return new Settings(
                theme, wallpaper, touchFeedback, pauseWhenHot, pauseOnLowBattery, value, modelId, backend, greeted);
    }

    /** These settings with another model reading in Draw. */
    public Settings withModel(long value) {
        return new Settings(
                theme, wallpaper, touchFeedback, pauseWhenHot, pauseOnLowBattery, wifiOnly, value, backend, greeted);
    }

    /** These settings with another backend reading in Draw. */
    public Settings withBackend(String value) {
        return new Settings(
                theme, wallpaper, touchFeedback, pauseWhenHot, pauseOnLowBattery, wifiOnly, modelId, value, greeted);
    }

    /** These settings after the first stroke. */
    public Settings withGreeted(boolean value) {
        return new Settings(
                theme, wallpaper, touchFeedback, pauseWhenHot, pauseOnLowBattery, wifiOnly, modelId, backend, value);
    }
}
