package dev.inkling.app.work;

import android.content.Context;
import dev.inkling.app.data.Hold;
import java.io.IOException;

/** One entry of the queue at work. {@link #run} has a thread of its own; everything else may come from any other. */
public interface Job {
    /**
     * Works until it has come to its end, was stopped or failed, and writes down which; then its entry is out of the
     * journal. While it is held or paused, it waits.
     */
    void run() throws IOException;

    /** Lets it wait for that cause, or go on where it is NONE. */
    void hold(Hold why);

    /** Why it waits. */
    Hold held();

    /** Whether the person paused it. */
    boolean isPaused();

    void pause(boolean on);

    void stop();

    /** What the status bar says of it. */
    Shown shown(Context context);
}
