package dev.inkling.app.data;

import android.app.LocaleManager;
import android.content.Context;
import android.content.SharedPreferences;
import android.content.res.Configuration;
import android.os.Build;
import android.os.LocaleList;
import android.os.StrictMode;
import java.util.Locale;

/**
 * The language of this app alone. Android 13 keeps it itself and shows it in the system's settings; before that the
 * app keeps a tag and wraps the contexts of its activities with it. The empty tag means: as the phone.
 */
public final class AppLanguage {
    private AppLanguage() {}

    /** The chosen tag, "en" or "ko", or empty where the app follows the phone. */
    public static String tag(Context context) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            LocaleList chosen = context.getSystemService(LocaleManager.class).getApplicationLocales();
            return chosen.isEmpty() ? "" : chosen.get(0).getLanguage();
        }
        StrictMode.ThreadPolicy before = StrictMode.allowThreadDiskReads();
        try {
            return file(context).getString("tag", "");
        } finally {
            StrictMode.setThreadPolicy(before);
        }
    }

    /** Chooses the language. True when the caller must recreate its activity for it to show. */
    public static boolean choose(Context context, String tag) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) {
            context.getSystemService(LocaleManager.class).setApplicationLocales(LocaleList.forLanguageTags(tag));
            return false;
        }
        file(context).edit().putString("tag", tag).apply();
        return true;
    }

    /** The context that an activity starts from: the given one, speaking the chosen language. */
    public static Context wrap(Context base) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) return base;
        String tag = tag(base);
        if (tag.isEmpty()) return base;
        Configuration configuration = new Configuration(base.getResources().getConfiguration());
        configuration.setLocale(Locale.forLanguageTag(tag));
        return base.createConfigurationContext(configuration);
    }

    private static SharedPreferences file(Context context) {
        return context.getSharedPreferences("language", Context.MODE_PRIVATE);
    }
}
