package dev.inkling.cli;

import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Progress;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Moves the progress bar of a run a few times a second, from a thread of its own so that no step waits for it. */
final class Ticker implements AutoCloseable {
    private static final long PERIOD_MILLIS = 200;

    private final Trainer trainer;
    private final ProgressBar bar;
    private final CountDownLatch over = new CountDownLatch(1);

    Ticker(Console console, Trainer trainer, boolean wanted) {
        this.trainer = trainer;
        bar = new ProgressBar(console, wanted);
    }

    void start() {
        if (bar.isShown()) {
            Thread thread = new Thread(this::tick, "progress");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void tick() {
        try {
            while (!over.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                show(trainer.progress());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void show(Progress progress) {
        if (progress.step() > 0 && over.getCount() > 0) {
            String note = String.format(
                    Locale.ROOT,
                    "epoch %d/%d  loss %s",
                    progress.epoch(),
                    progress.epochs(),
                    Figures.loss(progress.loss()));
            bar.show(progress.share(), progress.samplesPerSecond(), progress.secondsLeft(), note);
        }
    }

    /** Says a line above the bar. */
    synchronized void say(Runnable line) {
        bar.clear();
        line.run();
    }

    @Override
    public void close() {
        over.countDown();
        say(() -> {});
    }
}
