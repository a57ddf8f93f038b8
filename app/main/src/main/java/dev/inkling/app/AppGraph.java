package dev.inkling.app;

import android.content.Context;
import dev.inkling.app.settings.SettingsStore;

/** What the app is made of, put together once and by hand: everything a ViewModel or a service needs, and no more. */
public class AppGraph {
    private final Context context;
    private final SettingsStore settings;

    public AppGraph(Context context) {
        this.context = context.getApplicationContext();
        this.settings = new SettingsStore(this.context);
    }

    /** The application's context: for files and system services, never for a screen's resources. */
    public final Context context() {
        return context;
    }

    /** What the person has set. */
    public final SettingsStore settings() {
        return settings;
    }
}
