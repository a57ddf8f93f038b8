package dev.inkling.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kinds of files that the app asks for.
 *
 * @param types as MIME writes them, such as image/png or image/*
 */
record FileKinds(List<String> types) {
    private static final String EVERY = "*/*";

    /** Whether any file will do. */
    boolean every() {
        return types.isEmpty() || types.contains(EVERY);
    }

    /** Whether a file may be one of these; one of which nothing is known may be anything. */
    boolean admit(Path file) {
        String type = every() ? null : of(file);
        return type == null || types.stream().anyMatch(wanted -> matches(wanted, type));
    }

    private static boolean matches(String wanted, String type) {
        return wanted.endsWith("/*")
                ? type.startsWith(wanted.substring(0, wanted.length() - 1))
                : type.equalsIgnoreCase(wanted);
    }

    /** The kind of a file by its name; null where that tells nothing. */
    static String of(Path file) {
        try {
            return Files.probeContentType(file);
        } catch (IOException unknown) {
            return null;
        }
    }
}
