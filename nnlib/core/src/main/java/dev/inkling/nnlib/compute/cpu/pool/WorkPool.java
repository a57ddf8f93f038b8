package dev.inkling.nnlib.compute.cpu.pool;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shares the chunks of one job among a few threads. Each begins with its own part of the chunks, the same one in every
 * job, so that what it wrote in one step is still in its cache in the next; who is done early takes what others have
 * left. The caller takes part, and never waits for a helper that has taken no chunk: on a busy device a helper may come
 * late. Helpers look for work for a moment after each job and then sleep, so that an idle pool costs no battery.
 */
public final class WorkPool implements AutoCloseable {
    /**
     * How long a helper looks for the next job before it sleeps: longer than the gaps inside a training step, shorter
     * than anyone notices.
     */
    private static final long LOOK_NANOS = 50_000;

    /** Elements of a simple loop that take a few microseconds. */
    private static final int WORTH = 16 * 1024;

    /** Bits of a chunk's number. */
    private static final int BITS = 22;

    private static final int MASK = (1 << BITS) - 1;
    /** Longs between two threads' ranges, so that none waits for a line of the cache that the other writes. */
    private static final int APART = 16;

    /** A job in pieces that may run in any order and at the same time; run allocates nothing of its own. */
    public interface Job {
        void run(int chunk);
    }

    private final int threads;
    private final Helper[] helpers;
    /** Held by the caller whose job runs; a second caller finds it taken and works alone. */
    private final ReentrantLock busy = new ReentrantLock();
    /**
     * For each thread the number of the job, its first chunk that nobody has taken, and where they end, in one number:
     * a late helper cannot take a chunk of a job that is over.
     */
    private final AtomicLongArray ranges;

    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile Job job;
    /** Counts jobs; written by the caller that holds the lock. */
    private long jobs;

    private volatile Throwable failure;
    private volatile boolean closed;

    public WorkPool(int threads) {
        if (threads < 1) throw new IllegalArgumentException("a pool needs at least 1 thread, not " + threads);
        this.threads = threads;
        ranges = new AtomicLongArray(threads * APART);
        helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
            helpers[i].start();
        }
    }

    public int threads() {
        return threads;
    }

    /** Which of the pool's threads this is: 0 for one that calls. */
    public int place() {
        return Thread.currentThread() instanceof Helper helper && helper.pool() == this ? helper.thread : 0;
    }

    /**
     * In how many chunks a loop over so many elements is worth sharing, as many for each thread: 1 where waking one
     * costs more than it gains.
     */
    public int chunks(int elements) {
        int worth = elements / WORTH;
        return threads == 1 || worth < 2 ? 1 : worth < threads ? worth : Math.min(4, worth / threads) * threads;
    }

    /** Runs all chunks and returns when the last is done; what a chunk throws is thrown here. */
    public void run(Job work, int count) {
        if (count <= 1 || count > MASK || threads == 1 || busy.isHeldByCurrentThread() || !busy.tryLock()) {
            for (int i = 0; i < count; i++) work.run(i);
            return;
        }
        try {
            job = work;
            failure = null;
            unfinished.set(count);
            long number = ++jobs << 2 * BITS;
            for (int i = 0; i < threads; i++) {
                long from = (long) count * i / threads;
                ranges.set(i * APART, number | from << BITS | (long) count * (i + 1) / threads);
            }
            for (int i = 0; i < helpers.length && i < count - 1; i++)
                if (helpers[i].asleep) LockSupport.unpark(helpers[i]);
            takeChunks(0);
            awaitHelpers();
            job = null;
            if (failure != null) throw rethrown(failure);
        } finally {
            busy.unlock();
        }
    }

    /**
     * The last chunks of helpers take microseconds; where the device is busy with others, they may need this very core.
     */
    @SuppressWarnings("ThreadPriorityCheck")
    private void awaitHelpers() {
        int looks = 0;
        while (unfinished.get() > 0) if (++looks > 1000) Thread.yield();
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) throw error;
        return (RuntimeException) failure;
    }

    /** Its own from the front; then what others have left, from the back, which they would come to last. */
    private void takeChunks(int thread) {
        for (int i = 0; i < threads; i++) takeChunks((thread + i) % threads, i == 0);
    }

    private void takeChunks(int whose, boolean own) {
        for (; ; ) {
            long range = ranges.get(whose * APART);
            int first = (int) (range >>> BITS) & MASK;
            int end = (int) range & MASK;
            if (first >= end) return;
            if (!ranges.compareAndSet(whose * APART, range, own ? range + (1L << BITS) : range - 1)) continue;
            try {
                // read only now: while this chunk is unfinished, the job is the one that it belongs to
                job.run(own ? first : end - 1);
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                unfinished.decrementAndGet();
            }
        }
    }

    /** Ends the helpers; a closed pool still works, on the caller's thread. */
    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) LockSupport.unpark(helper);
    }

    private final class Helper extends Thread {
        volatile boolean asleep;
        private final int thread;

        Helper(int thread) {
            super("inkling-" + thread);
            this.thread = thread;
            setDaemon(true);
        }

        WorkPool pool() {
            return WorkPool.this;
        }

        @Override
        public void run() {
            long seen = 0;
            while (!closed) {
                long now = awaitJob(seen);
                if (now != seen) takeChunks(thread);
                seen = now;
            }
        }

        private long awaitJob(long seen) {
            long until = System.nanoTime() + LOOK_NANOS;
            int looks = 0;
            for (; ; ) {
                long now = jobNumber();
                if (now != seen || closed) return now;
                if ((++looks & 63) == 0 && System.nanoTime() - until > 0) {
                    asleep = true;
                    if (jobNumber() == seen && !closed) LockSupport.park(WorkPool.this);
                    asleep = false;
                    until = System.nanoTime() + LOOK_NANOS;
                }
            }
        }

        private long jobNumber() {
            return ranges.get(thread * APART) >>> 2 * BITS;
        }
    }
}
