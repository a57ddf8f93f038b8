package dev.inkling.app.work;

/** What the phone is connected by, as far as a download cares. */
public interface Network {
    /** The kinds of connection. */
    enum Kind {
        NONE,
        /** Each byte may cost. */
        METERED,
        /** Wi-Fi or a cable. */
        FREE
    }

    /** The connection now. */
    Kind kind();

    /** Calls {@code changed} whenever the connection changes, on any thread, from now on. */
    void watch(Runnable changed);
}
