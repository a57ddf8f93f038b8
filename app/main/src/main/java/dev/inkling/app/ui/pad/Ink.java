package dev.inkling.app.ui.pad;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is written on the pad, with everything that was done to it, so that each step can be undone and redone. A value
 * that never changes: each step gives another.
 */
public final class Ink {
    /** An untouched pad. */
    public static final Ink EMPTY = new Ink(Collections.emptyList(), 0);

    /** What was done, oldest first: a stroke, or null where the pad was cleared. */
    private final List<InkStroke> steps;
    /** How many of the steps hold; those behind it were undone. */
    private final int done;

    private final List<InkStroke> strokes;

    private Ink(List<InkStroke> steps, int done) {
        this.steps = steps;
        this.done = done;
        int from = done;
        while (from > 0 && steps.get(from - 1) != null) from--;
        this.strokes = Collections.unmodifiableList(steps.subList(from, done));
    }

    static Ink of(List<InkStroke> steps, int done) {
        return new Ink(new ArrayList<>(steps), done);
    }

    /** The strokes to be seen, oldest first. */
    public List<InkStroke> strokes() {
        return strokes;
    }

    /** Whether there is nothing to be seen. */
    public boolean isBlank() {
        return strokes.isEmpty();
    }

    /** Whether nothing was ever done here. */
    public boolean isUntouched() {
        return steps.isEmpty();
    }

    /** Whether the last thing done was to clear the pad. */
    public boolean isCleared() {
        return done > 0 && steps.get(done - 1) == null;
    }

    public boolean canUndo() {
        return done > 0;
    }

    public boolean canRedo() {
        return done < steps.size();
    }

    /** With one more stroke; what was undone before is gone. */
    public Ink plus(InkStroke stroke) {
        if (stroke.size() == 0) return this;
        return then(stroke);
    }

    /** Cleared, which can be undone like anything else. */
    public Ink clear() {
        return isBlank() ? this : then(null);
    }

    public Ink undo() {
        return canUndo() ? new Ink(steps, done - 1) : this;
    }

    public Ink redo() {
        return canRedo() ? new Ink(steps, done + 1) : this;
    }

    /**
     * As much of it as fits into so many points, the newest first: what is to be seen, then what can be undone, then
     * what can be redone.
     */
    public Ink recent(int points) {
        int from = done;
        int left = points;
        while (from > 0 && cost(from - 1) <= left) left -= cost(--from);
        int to = done;
        while (to < steps.size() && cost(to) <= left) left -= cost(to++);
        return from == 0 && to == steps.size() ? this : Ink.of(steps.subList(from, to), done - from);
    }

    private int cost(int step) {
        return steps.get(step) == null ? 1 : steps.get(step).size();
    }

    List<InkStroke> steps() {
        return steps;
    }

    int done() {
        return done;
    }

    private Ink then(InkStroke step) {
        List<InkStroke> next = new ArrayList<>(steps.subList(0, done));
        next.add(step);
        return new Ink(next, done + 1);
    }
}
