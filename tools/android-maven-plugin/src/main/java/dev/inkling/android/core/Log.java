package dev.inkling.android.core;

/** Where the steps say what they do. */
public interface Log {
    void info(String line);

    void warn(String line);

    /** A log that keeps silent. */
    Log SILENT = new Log() {
        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}
    };
}
