package dev.inkling.nnlib.gles;

import dev.inkling.nnlib.gpu.device.DeviceLostException;
import dev.inkling.nnlib.gpu.device.GpuException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that talks to the driver: a context belongs to a thread, and a driver that hangs holds up only this
 * one. Whoever waits for it gives up when nothing has moved for a while. One caller at a time; handing a job over leaves
 * nothing to the collector.
 */
final class GlThread {
    /** Jobs on their way, with the one that is being done. */
    static final int MOST_WAITING = 64;

    /** A ring: the job of number n stands at n modulo its size. */
    private final Runnable[] jobs = new Runnable[MOST_WAITING];
    /** Whether the caller waits for that job, and gets what it throws. */
    private final boolean[] waited = new boolean[MOST_WAITING];

    private final AtomicLong given = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final long mostNanos;
    private final Thread thread = new Thread(this::work, "nnlib-gles");
    private volatile Thread caller;
    /** What the last job threw whose caller waited; seen by it once the job is done. */
    private RuntimeException failure;

    private Error error;
    /** Why nothing more is done: what was asked for without waiting has failed, or the device is lost. */
    private volatile GpuException broken;

    /** Whether the last job is on its way; the thread ends with it. */
    private volatile boolean ending;

    private boolean ended;

    GlThread(long mostNanos) {
        this.mostNanos = mostNanos;
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        while (!ended) {
            if (done.get() == given.get()) {
                LockSupport.park(this);
                continue;
            }
            int at = (int) (done.get() % MOST_WAITING);
            Runnable job = jobs[at];
            jobs[at] = null;
            if (waited[at]) runForCaller(job);
            else if (broken == null) runUnwaited(job);
            done.set(done.get() + 1);
            LockSupport.unpark(caller);
        }
    }

    private void runForCaller(Runnable job) {
        try {
            if (broken != null && !ending) throw broken;
            job.run();
        } catch (DeviceLostException e) {
            broken = e;
            failure = e;
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) {
            error = e;
        }
    }

    private void runUnwaited(Runnable job) {
        try {
            job.run();
        } catch (GpuException e) {
            broken = e;
        } catch (RuntimeException e) {
            broken = new GpuException("OpenGL ES failed: " + e.getMessage(), e);
        }
    }

    /** Has a job done in its turn; what goes wrong is thrown at whoever comes next. */
    void later(Runnable job) {
        if (broken != null) throw broken;
        give(job, false);
    }

    /** Has a job done in its turn, and waits for it. */
    void now(Runnable job) {
        if (broken != null) throw broken;
        give(job, true);
        awaitDone(given.get());
        RuntimeException thrown = failure;
        Error serious = error;
        failure = null;
        error = null;
        if (serious != null) throw serious;
        if (thrown != null) throw thrown;
    }

    /** The last job, done even where the device is lost, unless it hangs. */
    void end(Runnable last) {
        ending = true;
        Runnable job = () -> {
            ended = true;
            last.run();
        };
        give(job, true);
        awaitDone(given.get());
        if (broken == null) broken = new GpuException("this device of OpenGL ES is closed");
    }

    private void give(Runnable job, boolean isWaited) {
        long number = given.get();
        awaitDone(number + 1 - MOST_WAITING);
        int at = (int) (number % MOST_WAITING);
        jobs[at] = job;
        waited[at] = isWaited;
        given.set(number + 1);
        LockSupport.unpark(thread);
    }

    /** Waits until so many jobs are done, for as long as they go on. Who is interrupted meanwhile stays so. */
    private void awaitDone(long count) {
        long seen = done.get();
        if (seen >= count) return;
        caller = Thread.currentThread();
        boolean interrupted = false;
        long end = System.nanoTime() + mostNanos;
        try {
            for (long now = done.get(); now < count; now = done.get()) {
                if (now != seen) {
                    seen = now;
                    end = System.nanoTime() + mostNanos;
                }
                long left = end - System.nanoTime();
                if (left <= 0) throw hung();
                LockSupport.parkNanos(this, left);
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private GpuException hung() {
        // Who comes later is told at once.
        if (broken == null) {
            broken = new DeviceLostException(
                    "the driver of OpenGL ES has not answered for " + TimeUnit.NANOSECONDS.toSeconds(mostNanos) + " s");
        }
        return broken;
    }
}
