package dev.inkling.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * What the window was asked for. It travels as system properties, because the app runs in a class loader of its own and
 * sees no object of ours.
 */
final class Options {
    /** What the command line may set. */
    static final List<String> NAMES =
            List.of("tour", "script", "data", "language", "size", "density", "font-size", "dark", "words");

    private static final String PREFIX = "inkling.window.";

    private final Properties values;

    Options(Properties values) {
        this.values = values;
    }

    /** The options of this process. */
    static Options ofProcess() {
        return new Options(System.getProperties());
    }

    void set(String name, String value) {
        values.setProperty(PREFIX + name, value);
    }

    private String get(String name, String otherwise) {
        return values.getProperty(PREFIX + name, otherwise);
    }

    private Path path(String name) {
        String path = get(name, null);
        return path == null ? null : Path.of(path).toAbsolutePath();
    }

    /** The app's merged manifest, as its build left it. */
    Path manifest() {
        return path("manifest");
    }

    /** The app's resources and assets in one archive. */
    Path resources() {
        return path("resources");
    }

    /** Where the app keeps its data. */
    Path data() {
        return path("data");
    }

    /** Where a tour leaves its pictures; null when a person looks. */
    Path tour() {
        return path("tour");
    }

    /** A tour's own script; null for the one that comes with the window. */
    Path script() {
        return path("script");
    }

    /** Whether what is on the screen is printed as well. */
    boolean words() {
        return Boolean.parseBoolean(get("words", "false"));
    }

    /** The phone's language. */
    String language() {
        return get("language", Locale.getDefault().getLanguage());
    }

    /** By what the phone's settings multiply the size of all type. */
    float fontScale() {
        return Integer.parseInt(get("font-size", "100")) / 100f;
    }

    /** Android's resource qualifiers for the phone that the window shows. */
    String qualifiers() {
        boolean wide = width() > height();
        return language() + "-w" + width() + "dp-h" + height() + "dp-normal-long-notround-" + (wide ? "land" : "port")
                + (Boolean.parseBoolean(get("dark", "false")) ? "-night" : "-notnight") + "-" + get("density", "xhdpi");
    }

    private int width() {
        return Integer.parseInt(get("size", "411x891").split("x")[0]);
    }

    private int height() {
        return Integer.parseInt(get("size", "411x891").split("x")[1]);
    }
}
