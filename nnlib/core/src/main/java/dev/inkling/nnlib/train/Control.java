package dev.inkling.nnlib.train;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The desk between the thread that trains and those that watch it: wishes are laid down here at any time and looked at
 * between two steps. While there are none, looking costs one read of a volatile flag.
 */
final class Control {
    private final Queue<Runnable> wishes = new ArrayDeque<>();
    private volatile boolean wanted;
    private volatile boolean paused;
    private volatile boolean cancelled;
    private boolean closed;

    boolean isPaused() {
        return paused;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Whether {@link #attend} has something to do. */
    boolean isWanted() {
        return wanted;
    }

    synchronized void pause(boolean on) {
        paused = on;
        wanted = true;
        notifyAll();
    }

    synchronized void cancel() {
        cancelled = true;
        wanted = true;
        notifyAll();
    }

    /** Runs {@code work} between two steps, or at once where no thread trains any more. */
    <T> CompletableFuture<T> ask(Supplier<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        tell(() -> {
            try {
                answer.complete(work.get());
            } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    /** Does something between two steps, or at once where no thread trains any more. */
    void tell(Runnable wish) {
        synchronized (this) {
            if (!closed) {
                wishes.add(wish);
                wanted = true;
                notifyAll();
                return;
            }
        }
        wish.run();
    }

    /** Does what is wished; called by the training thread between two steps. */
    void attend() {
        while (true) {
            Runnable wish;
            synchronized (this) {
                wish = wishes.poll();
                if (wish == null) {
                    wanted = paused || cancelled;
                    return;
                }
            }
            wish.run();
        }
    }

    /** Waits while the run is paused, and does meanwhile what is wished. */
    void waitWhilePaused() {
        while (paused && !cancelled) {
            attend();
            synchronized (this) {
                while (paused && !cancelled && wishes.isEmpty()) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        cancelled = true;
                    }
                }
            }
        }
        attend();
    }

    /** Waits for some time, or until something is wished. */
    void rest(long nanos) {
        long end = System.nanoTime() + nanos;
        synchronized (this) {
            long left = nanos;
            while (!wanted && left > 0) {
                try {
                    wait(left / 1_000_000, (int) (left % 1_000_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    cancelled = true;
                    wanted = true;
                }
                left = end - System.nanoTime();
            }
        }
    }

    /** No thread trains any more: what is still wished is done here, and later wishes at once. */
    void close() {
        attend();
        synchronized (this) {
            closed = true;
        }
        attend();
    }

    /** A run begins: wishes wait for its steps. */
    synchronized void open() {
        if (cancelled) {
            throw new CancellationException("This run was cancelled; make another trainer.");
        }
        closed = false;
    }
}
