package dev.inkling.app.data;

import android.content.Context;
import android.content.SharedPreferences;
import android.os.StrictMode;
import java.util.function.UnaryOperator;
import kotlinx.coroutines.flow.MutableStateFlow;
import kotlinx.coroutines.flow.StateFlow;
import kotlinx.coroutines.flow.StateFlowKt;

/** Keeps the person's {@link Settings} across starts and tells everyone who watches when they change. */
public final class SettingsStore {
    private final SharedPreferences file;
    private final MutableStateFlow<Settings> current;

    public SettingsStore(Context context) {
        // The theme must be right on the first frame, so this one small file is read at once, on whatever thread asks.
        StrictMode.ThreadPolicy before = StrictMode.allowThreadDiskReads();
        try {
            file = context.getSharedPreferences("settings", Context.MODE_PRIVATE);
            current = StateFlowKt.MutableStateFlow(read());
        } finally {
            StrictMode.setThreadPolicy(before);
        }
    }

    /** The settings now and from now on. */
    public StateFlow<Settings> values() {
        return current;
    }

    /** Changes the settings; the file follows in the background. */
    public synchronized void change(UnaryOperator<Settings> to) {
        Settings next = to.apply(current.getValue());
        current.setValue(next);
        file.edit()
                .putString("theme", next.theme().name())
                .putBoolean("wallpaper", next.wallpaper())
                .putBoolean("touchFeedback", next.touchFeedback())
                .putBoolean("pauseWhenHot", next.pauseWhenHot())
                .putBoolean("pauseOnLowBattery", next.pauseOnLowBattery())
                .putBoolean("wifiOnly", next.wifiOnly())
                .putLong("modelId", next.modelId())
                .putString("backend", next.backend())
                .putBoolean("greeted", next.greeted())
                .apply();
    }

    private Settings read() {
        Settings none = Settings.DEFAULT;
        return new Settings(
                theme(file.getString("theme", none.theme().name())),
                file.getBoolean("wallpaper", none.wallpaper()),
                file.getBoolean("touchFeedback", none.touchFeedback()),
                file.getBoolean("pauseWhenHot", none.pauseWhenHot()),
                file.getBoolean("pauseOnLowBattery", none.pauseOnLowBattery()),
                file.getBoolean("wifiOnly", none.wifiOnly()),
                file.getLong("modelId", none.modelId()),
                file.getString("backend", none.backend()),
                file.getBoolean("greeted", none.greeted()));
    }

    private static ThemeChoice theme(String name) {
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (choice.name().equals(name)) return choice;
        }
        return Settings.DEFAULT.theme();
    }
}
