package dev.inkling.window;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Supplier;

/** The window's own words, in the language that the app speaks at the moment. */
final class Words {
    private final Supplier<Locale> language;

    Words(Supplier<Locale> language) {
        this.language = language;
    }

    Locale language() {
        return language.get();
    }

    /** The words under this name, with these in their blanks. */
    String of(String name, Object... blanks) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "dev.inkling.window.words",
                language(),
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return MessageFormat.format(bundle.getString(name), blanks);
    }

    /** Why a file could not be written. */
    String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return of("not-allowed");
        }
        if (e instanceof NoSuchFileException) {
            return of("no-folder");
        }
        String told = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return told == null ? e.getClass().getSimpleName() : told;
    }
}
