package dev.inkling.android.core;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Dexes an app's libraries on a thread of its own, beside the compilers of the app: it needs nothing of theirs and,
 * where no cache has it, takes as long as they do.
 */
public final class LibraryDex {
    private final FutureTask<Void> work;

    private LibraryDex(FutureTask<Void> work) {
        this.work = work;
    }

    /**
     * Begins; a build that ends before does not wait for it.
     *
     * @param work where steps put what they make
     */
    public static LibraryDex start(Workshop shop, int minSdk, Path work, Code code) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            new Dexer(shop, minSdk, AppSpec.dex(work), code).libraries();
            return null;
        });
        Thread thread = new Thread(task, "dex-libraries");
        thread.setDaemon(true);
        thread.start();
        return new LibraryDex(task);
    }

    /** Waits for the end, and fails as the work failed. */
    public void await() {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw Problem.of("dexing libraries", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("dexing libraries was interrupted", "", "", e);
        }
    }
}
