package dev.inkling.android.core;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an APK may weigh at most.
 *
 * @param apk bytes of the whole file; 0 for no limit
 * @param dex bytes of code by Java package, with the packages below it
 */
public record Limits(long apk, Map<String, Long> dex) {
    /** No limits at all. */
    public static final Limits NONE = new Limits(0, Map.of());

    /** Limits as a build file writes them, with numbers as text. */
    public static Limits of(long apk, Map<String, String> dex) {
        Map<String, Long> numbers = new TreeMap<>();
        dex.forEach((name, bytes) -> {
            try {
                numbers.put(name, Long.valueOf(bytes.strip()));
            } catch (NumberFormatException e) {
                throw new Problem(
                        "'" + bytes + "' is no number of bytes", "limit of " + name, "write a whole number", e);
            }
        });
        return new Limits(apk, numbers);
    }

    public Limits {
        dex = Map.copyOf(dex);
    }

    @Override
    public String toString() {
        return "apk " + apk + ", dex " + new TreeMap<>(dex);
    }
}
