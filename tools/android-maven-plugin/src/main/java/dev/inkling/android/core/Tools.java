package dev.inkling.android.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The versions of the tools that this plugin was built with: a new version is a change to every step that uses it. */
final class Tools {
    private static final Properties VERSIONS = read();

    private Tools() {}

    /** The version of a tool that tools.properties names. */
    static String version(String tool) {
        String version = VERSIONS.getProperty(tool, "");
        if (version.isEmpty() || version.contains("$")) {
            throw new IllegalStateException("tools.properties has no version of " + tool);
        }
        return version;
    }

    private static Properties read() {
        Properties versions = new Properties();
        try (InputStream in = Tools.class.getResourceAsStream("tools.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw Problem.of("reading tools.properties", e);
        }
        return versions;
    }
}
