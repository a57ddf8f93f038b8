package dev.inkling.window;

import android.os.Handler;
import android.os.Looper;
import android.os.SystemClock;
import android.view.View;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.robolectric.Shadows;
import org.robolectric.shadows.ShadowChoreographer;
import org.robolectric.shadows.ShadowPausedLooper;
import org.robolectric.shadows.ShadowSystemClock;

/**
 * Runs Android's main thread in real time: what is due, then a picture if something changed, then sleep until the next
 * task.
 */
final class FrameLoop {
    private static final long LONGEST_SLEEP_MILLIS = 50;

    /** A screen that nothing changes for so long is at rest. */
    private static final long REST_NANOS = 250_000_000L;

    private final Activities activities;
    private final Services services;
    private final Roots roots;
    private final Screen screen;
    private final Input input;
    private final WindowFocus focus;
    private final Handler handler = new Handler(Looper.getMainLooper());
    private final Set<View> watched = Collections.newSetFromMap(new WeakHashMap<>());
    private volatile boolean closing;
    private volatile boolean shown = true;
    private Runnable onPainted = () -> {};
    private Runnable onStep = () -> {};
    private Runnable onLook = () -> {};
    private Consumer<Boolean> onRest = atRest -> {};
    private boolean atRest;
    private boolean dirty = true;
    private int windows;
    private long last = System.nanoTime();
    private long lastPaint = last;

    FrameLoop(Activities activities, Services services, Roots roots, Screen screen, Input input) {
        this.activities = activities;
        this.services = services;
        this.roots = roots;
        this.screen = screen;
        this.input = input;
        this.focus = new WindowFocus(roots);
        ShadowChoreographer.setPaused(true);
        ShadowChoreographer.setFrameDelay(Duration.ofMillis(15));
    }

    /** Runs something on Android's main thread, soon; from any thread. */
    void post(Runnable task) {
        handler.post(task);
    }

    /** Ends the loop; from any thread. */
    void close() {
        closing = true;
        post(() -> {});
    }

    boolean isClosing() {
        return closing;
    }

    /** Hands each new picture to a window, which answers with {@link #pictureShown}. */
    void onPainted(Runnable listener) {
        onPainted = () -> {
            shown = false;
            listener.run();
        };
        dirty = true;
    }

    void onStep(Runnable listener) {
        onStep = listener;
    }

    /** Called after each picture, whether or not a window shows it. */
    void onLook(Runnable listener) {
        onLook = listener;
    }

    /** Hears when the screen comes to rest and when it begins to change again. */
    void onRest(Consumer<Boolean> listener) {
        onRest = listener;
    }

    /** The window has shown the last picture and can take another; from any thread. */
    void pictureShown() {
        if (!shown) {
            shown = true;
            post(() -> {});
        }
    }

    /** Android's time at which this was on the process's clock, as {@link System#nanoTime} tells it. */
    long uptimeAt(long nanos) {
        return SystemClock.uptimeMillis() - (last - nanos) / 1_000_000;
    }

    /** Lives until the window is closed or the app ends itself. */
    void run() throws ClassNotFoundException {
        while (!closing) {
            step();
        }
    }

    /** Lives for some time. */
    void run(long millis) throws ClassNotFoundException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end && !closing) {
            step();
        }
    }

    /** Lives until nothing on the screen moves any more, or for this long. */
    void settle(long atMostMillis) throws ClassNotFoundException {
        long begun = System.nanoTime();
        long end = begun + atMostMillis * 1_000_000;
        while (System.nanoTime() < end && System.nanoTime() - Math.max(begun, lastPaint) < REST_NANOS && !closing) {
            step();
        }
    }

    private void step() throws ClassNotFoundException {
        long now = System.nanoTime();
        ShadowSystemClock.advanceBy(Duration.ofNanos(now - last));
        last = now;
        looper().idle();
        input.flush();
        services.step();
        if (!activities.step()) {
            closing = true;
            return;
        }
        watchRoots();
        focus.step();
        onStep.run();
        if (dirty && shown) {
            paint();
        }
        if (!atRest && !dirty && System.nanoTime() - lastPaint >= REST_NANOS) {
            atRest = true;
            onRest.accept(true);
        }
        looper().poll(sleepMillis());
    }

    private static ShadowPausedLooper looper() {
        return (ShadowPausedLooper) Shadows.shadowOf(Looper.getMainLooper());
    }

    /** A root says before it draws that something in it changed; a root more or less is a change too. */
    private void watchRoots() {
        List<View> all = roots.all();
        if (all.size() != windows) {
            windows = all.size();
            dirty = true;
        }
        for (View root : all) {
            if (watched.add(root)) {
                root.getViewTreeObserver().addOnPreDrawListener(() -> {
                    dirty = true;
                    return true;
                });
            }
        }
    }

    /** Paints now, whether or not anything changed. */
    void paint() {
        dirty = false;
        if (atRest) {
            atRest = false;
            onRest.accept(false);
        }
        screen.paint(roots);
        onPainted.run();
        onLook.run();
        lastPaint = System.nanoTime();
    }

    private long sleepMillis() {
        if (dirty && shown) {
            return 1;
        }
        // The next frame is not in the looper's queue: the choreographer has to be asked.
        long task = looper().getNextScheduledTaskTime().toNanos();
        long frame = ShadowChoreographer.getNextVsyncTimeNanos();
        long next = Math.min(task == 0 ? Long.MAX_VALUE : task, frame == 0 ? Long.MAX_VALUE : frame);
        long passed = System.nanoTime() - last;
        long due = (next - SystemClock.elapsedRealtimeNanos() - passed) / 1_000_000;
        return Math.max(1, Math.min(LONGEST_SLEEP_MILLIS, due));
    }
}
