package dev.inkling.nnlib.gles;

import dev.inkling.nnlib.gpu.device.DeviceLostException;
import dev.inkling.nnlib.gpu.device.GpuException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one thread that talks to the driver: a context belongs to a thread, and a driver that hangs holds up only this
 * one. Whoever waits for it gives up when nothing has moved for a while.
 */
final class GlThread {
    private static final int MOST_WAITING = 64;

    /** A wait that ends early where what it waits for comes. */
    private interface Wait {
        boolean within(long nanos) throws InterruptedException;
    }

    /** A job whose caller waits for it, and gets what it throws. */
    private final class Waited implements Runnable {
        private final Runnable job;
        private final boolean always;
        private final CountDownLatch ended = new CountDownLatch(1);
        private RuntimeException failure;
        private Error error;

        Waited(Runnable job, boolean always) {
            this.job = job;
            this.always = always;
        }

        @Override
        public void run() {
            try {
                if (broken != null && !always) throw broken;
                job.run();
            } catch (DeviceLostException e) {
                broken = e;
                failure = e;
            } catch (RuntimeException e) {
                failure = e;
            } catch (Error e) {
                error = e;
            } finally {
                ended.countDown();
            }
        }

        void await() {
            patiently(nanos -> ended.await(nanos, TimeUnit.NANOSECONDS));
            if (error != null) throw error;
            if (failure != null) throw failure;
        }
    }

    private final ArrayBlockingQueue<Runnable> jobs = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong done = new AtomicLong();
    private final long mostNanos;
    /** Why nothing more is done: what was asked for without waiting has failed, or the device is lost. */
    private volatile GpuException broken;

    private volatile boolean ended;

    GlThread(long mostNanos) {
        this.mostNanos = mostNanos;
        Thread thread = new Thread(this::work, "nnlib-gles");
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        try {
            while (!ended) {
                Runnable job = jobs.take();
                if (job instanceof Waited) job.run();
                else if (broken == null) unwaited(job);
                done.incrementAndGet();
            }
        } catch (InterruptedException e) {
            broken = new GpuException("the thread of OpenGL ES was stopped", e);
        }
    }

    private void unwaited(Runnable job) {
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
        if (!jobs.offer(job)) patiently(nanos -> jobs.offer(job, nanos, TimeUnit.NANOSECONDS));
    }

    /** Has a job done in its turn, and waits for it. */
    void now(Runnable job) {
        Waited waited = new Waited(job, false);
        later(waited);
        waited.await();
    }

    /** The last job, done even where the device is lost, unless it hangs. */
    void end(Runnable last) {
        Waited waited = new Waited(
                () -> {
                    ended = true;
                    last.run();
                },
                true);
        if (!jobs.offer(waited)) patiently(nanos -> jobs.offer(waited, nanos, TimeUnit.NANOSECONDS));
        waited.await();
        if (broken == null) broken = new GpuException("this device of OpenGL ES is closed");
    }

    /** Waits on while jobs are done. Who is interrupted meanwhile stays so. */
    private void patiently(Wait wait) {
        boolean interrupted = false;
        long seen = done.get();
        long end = System.nanoTime() + mostNanos;
        try {
            while (true) {
                try {
                    if (wait.within(end - System.nanoTime())) return;
                    if (done.get() == seen) throw hung();
                    seen = done.get();
                    end = System.nanoTime() + mostNanos;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
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
