package dev.inkling.android.core;

import java.util.Map;

/**
 * What an APK may weigh at most.
 *
 * @param apk bytes of the whole file; 0 for no limit
 * @param dex bytes of code by Java package, with the packages below it
 */
public record Limits(long apk, Map<String, Long> dex) {
    /** No limits at all. */
    public static final Limits NONE = new Limits(0, Map.of());

    public Limits {
        dex = Map.copyOf(dex);
    }

    @Override
    public String toString() {
        return "apk " + apk + ", dex " + new java.util.TreeMap<>(dex);
    }
}
