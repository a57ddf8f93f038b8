package dev.inkling.nnlib.compute;

/** What each thread has of its own: one look for all of it, since every operation needs some. */
final class PerThread {
    private static final ThreadLocal<PerThread> OF_THREAD = new ThreadLocal<>();

    final Tracing tracing = new Tracing();
    final Modes modes = new Modes();
    final RandomKeys keys = new RandomKeys();

    private PerThread() {}

    static PerThread current() {
        // withInitial would bring a class for its lambda, which a phone carries
        PerThread own = OF_THREAD.get();
        if (own == null) {
            own = new PerThread();
            OF_THREAD.set(own);
        }
        return own;
    }
}
