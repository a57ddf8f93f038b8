package dev.inkling.window;

import android.app.Application;
import android.app.LocaleManager;
import android.os.LocaleList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.robolectric.RuntimeEnvironment;

/** The language that the app asked its phone for: the phone keeps it from run to run, outside the app's own data. */
final class Language {
    private final LocaleManager manager;
    private final String phones;
    private final Path file;
    private LocaleList now = LocaleList.getEmptyLocaleList();

    /** The phone's own language, and the folder in which it remembers what the app asked for. */
    Language(Application app, String phones, Path folder) {
        this.manager = app.getSystemService(LocaleManager.class);
        this.phones = phones;
        this.file = folder.resolve("language");
    }

    /** Speaks as it was asked to in an earlier run. */
    void restore() throws IOException {
        if (Files.isReadable(file)) {
            manager.setApplicationLocales(
                    LocaleList.forLanguageTags(Files.readString(file).trim()));
            changed();
        }
    }

    /** Whether the app asked for another language since it was asked last; from here on it speaks that. */
    boolean changed() {
        LocaleList wanted = manager.getApplicationLocales();
        if (wanted.equals(now)) {
            return false;
        }
        now = wanted;
        RuntimeEnvironment.setQualifiers(
                "+" + (wanted.isEmpty() ? phones : wanted.get(0).getLanguage()));
        try {
            Files.writeString(file, wanted.toLanguageTags());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }
}
