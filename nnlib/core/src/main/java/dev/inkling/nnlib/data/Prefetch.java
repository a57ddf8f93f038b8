package dev.inkling.nnlib.data;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Threads that prepare the batches of a {@link DataLoader} ahead. Batch {@code n} goes to slot {@code n} modulo the
 * number of slots; a slot is free again when the batch after it has been taken.
 */
final class Prefetch {
    /** Fills one of two batches and says which. */
    interface Filler {
        Batch fill(int number, Batch whole, Batch rest, SampleRandom random);
    }

    private final Object lock = new Object();
    private final Filler filler;
    private final Batch[] wholes;
    private final Batch[] rests;
    private final Batch[] ready;
    private final int[] readyNumber;
    private Throwable failure;
    private boolean closed;
    private int busy;
    private int nextToFill;
    private int end;
    private int held;

    Prefetch(int workers, Supplier<Batch> whole, Supplier<Batch> rest, Filler filler) {
        this.filler = filler;
        int slots = workers + 1;
        wholes = new Batch[slots];
        rests = new Batch[slots];
        ready = new Batch[slots];
        readyNumber = new int[slots];
        for (int i = 0; i < slots; i++) {
            wholes[i] = whole.get();
            rests[i] = rest.get();
        }
        for (int i = 1; i <= workers; i++) {
            Thread thread = new Thread(this::work, "inkling-loader-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits until no worker fills a batch, and lets none begin. */
    void stop() {
        synchronized (lock) {
            end = 0;
            while (busy > 0) {
                await();
            }
        }
    }

    /** Lets the workers prepare the batches {@code from} up to, not including, {@code to}. */
    void start(int from, int to) {
        synchronized (lock) {
            Arrays.fill(readyNumber, -1);
            failure = null;
            nextToFill = from;
            held = from - 1;
            end = to;
            lock.notifyAll();
        }
    }

    Batch take(int number) {
        int slot = number % ready.length;
        synchronized (lock) {
            held = number;
            lock.notifyAll();
            while (readyNumber[slot] != number) {
                if (closed) {
                    throw new IllegalStateException("This loader was closed.");
                }
                if (failure instanceof Error error) {
                    throw error;
                }
                if (failure instanceof RuntimeException exception) {
                    throw exception;
                }
                await();
            }
            return ready[slot];
        }
    }

    void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    private void work() {
        SampleRandom random = new SampleRandom();
        for (int number = next(); number >= 0; number = next()) {
            int slot = number % ready.length;
            Throwable thrown = null;
            try {
                ready[slot] = filler.fill(number, wholes[slot], rests[slot], random);
            } catch (RuntimeException | Error e) {
                thrown = e;
            }
            synchronized (lock) {
                busy--;
                if (thrown == null) {
                    readyNumber[slot] = number;
                } else if (failure == null) {
                    failure = thrown;
                }
                lock.notifyAll();
            }
        }
    }

    /** The next batch to fill, once its slot is free; -1 when there is nothing more to do, ever. */
    private int next() {
        synchronized (lock) {
            while (!closed && (nextToFill >= end || nextToFill >= held + ready.length)) {
                await();
            }
            if (closed) {
                return -1;
            }
            busy++;
            return nextToFill++;
        }
    }

    @SuppressWarnings("WaitNotInLoop") // each caller loops on its own condition
    private void await() {
        try {
            lock.wait();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a batch.", stop);
        }
    }
}
