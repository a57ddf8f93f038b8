package dev.inkling.android.maven;

import dev.inkling.android.core.Log;

/** What the steps say, in Maven's log. */
record MavenLog(org.apache.maven.plugin.logging.Log log) implements Log {
    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }
}
