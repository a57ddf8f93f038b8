package dev.inkling.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns Ctrl-C into a wish to stop, and lets the process end only when the command has said its last words. */
final class Interrupt implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final CountDownLatch FINISHED = new CountDownLatch(1);

    private final Thread hook;

    Interrupt(Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            awaitEnd();
        });
    }

    /** From here on Ctrl-C stops the work and not the process. */
    void arm() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void awaitEnd() {
        try {
            if (!FINISHED.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("inkling: it did not stop in time; the last checkpoint is kept.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From here on Ctrl-C ends the process as usual; while it is already ending, nothing changes. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running and waits for finished().
        }
    }

    /** The command has said everything: a process that waits to end may do so. */
    static void finished() {
        FINISHED.countDown();
    }
}
