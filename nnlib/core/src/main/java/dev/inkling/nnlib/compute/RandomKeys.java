package dev.inkling.nnlib.compute;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The keys that a thread's random kernels draw; a part that is computed twice draws the same ones again. */
public final class RandomKeys {
    private List<long[]> drawn;
    private Iterator<long[]> again;

    RandomKeys() {}

    /** Those of this thread. */
    public static RandomKeys current() {
        return PerThread.current().keys;
    }

    /**
     * A key for a random kernel, which the step that is made for it fills now and before that place of every replay.
     * While a part is recomputed it is given the keys of its first run.
     */
    public long[] draw(Function<long[], HostStep> filling) {
        if (again != null && again.hasNext()) return again.next();
        long[] key = new long[2];
        Tracing.host(filling.apply(key));
        if (drawn != null) drawn.add(key);
        return key;
    }

    /** Notes the keys that a body draws. */
    public List<long[]> noteDraws(Runnable body) {
        List<long[]> before = drawn;
        List<long[]> noted = new ArrayList<>();
        drawn = noted;
        try {
            body.run();
        } finally {
            drawn = before;
            if (before != null) before.addAll(noted);
        }
        return noted;
    }

    /** Runs a body for the second time: it draws what it drew in the first. */
    public void repeat(List<long[]> keys, Runnable body) {
        Iterator<long[]> before = again;
        again = keys.iterator();
        try {
            body.run();
        } finally {
            again = before;
        }
    }

    /**
     * Whether a part of the forward pass is run again for its gradients: what it changes besides (running statistics)
     * is changed already.
     */
    public boolean isRepeating() {
        return again != null;
    }
}
