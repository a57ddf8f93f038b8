package dev.inkling.nnlib.compute;

/** What each thread has of its own: one look for all of it, since every operation needs some. */
final class PerThread {
    private static final ThreadLocal<PerThread> OF_THREAD = ThreadLocal.withInitial(PerThread::new);

    final Tracing tracing = new Tracing();
    final Modes modes = new Modes();
    final RandomKeys keys = new RandomKeys();

    private PerThread() {}

    static PerThread current() {
        return OF_THREAD.get();
    }
}
