package dev.inkling.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where the account keeps what can be fetched or found out again. */
final class CacheFolder {
    private CacheFolder() {}

    /** The folder of that name. */
    static Path of(Map<String, String> environment, String name) {
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("inkling").resolve(name);
    }
}
