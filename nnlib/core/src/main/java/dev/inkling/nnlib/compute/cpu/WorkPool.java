package dev.inkling.nnlib.compute.cpu;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shares the chunks of one job among a few threads. The caller takes part, and never waits for a helper that has taken no chunk: on a busy device a
 * helper may come late. Helpers look for work for a moment after each job and then sleep, so that an idle pool costs no battery.
 */
public final class WorkPool implements AutoCloseable {
    /** How long a helper looks for the next job before it sleeps: longer than the gaps inside a training step, shorter than anyone notices. */
    private static final long LOOK_NANOS = 50_000;

    /** Elements of a simple loop that take a few microseconds. */
    private static final int WORTH = 16 * 1024;

    private static final int NONE = Integer.MAX_VALUE;

    /** A job in pieces that may run in any order and at the same time; run allocates nothing of its own. */
    public interface Job {
        void run(int chunk);
    }

    private final int threads;
    private final Helper[] helpers;
    /** Held by the caller whose job runs; a second caller finds it taken and works alone. */
    private final ReentrantLock busy = new ReentrantLock();
    /**
     * Number of the job in the upper half, next chunk in the lower: a late helper cannot take a chunk of a job that it has not read. Between two jobs the
     * lower half is {@link #NONE}, so that nothing can be taken while the next job is being laid out.
     */
    private final AtomicLong next = new AtomicLong(NONE);

    private final AtomicInteger unfinished = new AtomicInteger();
    private volatile Job job;
    private volatile int chunks;
    private volatile Throwable failure;
    private volatile boolean closed;

    public WorkPool(int threads) {
        if (threads < 1) throw new IllegalArgumentException("a pool needs at least 1 thread, not " + threads);
        this.threads = threads;
        helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper("inkling-" + (i + 1));
            helpers[i].start();
        }
    }

    public int threads() {
        return threads;
    }

    /** In how many chunks a loop over so many elements is worth sharing: 1 where waking a thread costs more than it gains. */
    int chunks(int elements) {
        return threads == 1 ? 1 : Math.max(1, Math.min(4 * threads, elements / WORTH));
    }

    /** Runs all chunks and returns when the last is done; what a chunk throws is thrown here. */
    public void run(Job work, int count) {
        if (count <= 1 || threads == 1 || busy.isHeldByCurrentThread() || !busy.tryLock()) {
            for (int i = 0; i < count; i++) work.run(i);
            return;
        }
        try {
            job = work;
            chunks = count;
            failure = null;
            unfinished.set(count);
            next.set((next.get() >>> 32) + 1 << 32);
            for (int i = 0; i < helpers.length && i < count - 1; i++)
                if (helpers[i].asleep) LockSupport.unpark(helpers[i]);
            takeChunks();
            awaitHelpers();
            next.set(next.get() | NONE);
            job = null;
            if (failure != null) throw rethrown(failure);
        } finally {
            busy.unlock();
        }
    }

    /** The last chunks of helpers take microseconds; where the device is busy with others, they may need this very core. */
    @SuppressWarnings("ThreadPriorityCheck")
    private void awaitHelpers() {
        int looks = 0;
        while (unfinished.get() > 0) if (++looks > 1000) Thread.yield();
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) throw error;
        return (RuntimeException) failure;
    }

    private void takeChunks() {
        for (; ; ) {
            long state = next.get();
            Job work = job;
            int chunk = (int) state;
            if (work == null || chunk >= chunks) return;
            if (!next.compareAndSet(state, state + 1)) continue;
            try {
                work.run(chunk);
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

        Helper(String name) {
            super(name);
            setDaemon(true);
        }

        @Override
        public void run() {
            long seen = 0;
            while (!closed) {
                long now = awaitJob(seen);
                if (now != seen) takeChunks();
                seen = now;
            }
        }

        private long awaitJob(long seen) {
            long until = System.nanoTime() + LOOK_NANOS;
            int looks = 0;
            for (; ; ) {
                long now = next.get() >>> 32;
                if (now != seen || closed) return now;
                if ((++looks & 63) == 0 && System.nanoTime() - until > 0) {
                    asleep = true;
                    if (next.get() >>> 32 == seen && !closed) LockSupport.park(WorkPool.this);
                    asleep = false;
                    until = System.nanoTime() + LOOK_NANOS;
                }
            }
        }
    }
}
