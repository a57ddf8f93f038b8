package dev.inkling.app.work;

import android.content.Context;
import androidx.annotation.Nullable;
import dev.inkling.app.data.WorkEntity;
import java.io.IOException;

/**
 * A kind of long work, such as training a session: what it needs, and how an entry of the journal becomes a {@link Job}.
 * A new one is a class like this, and its place in the list that the queue is made with.
 */
public abstract class WorkKind {
    private final String word;
    private final Needs needs;
    private WorkQueue queue;

    /** A kind of that word, as the journal has it. */
    protected WorkKind(String word, Needs needs) {
        this.word = word;
        this.needs = needs;
    }

    public final String word() {
        return word;
    }

    public final Needs needs() {
        return needs;
    }

    /** The queue tells the kind that it belongs to it. */
    final void belongsTo(WorkQueue to) {
        queue = to;
    }

    /** The queue that this kind is done by. */
    protected final WorkQueue queue() {
        return queue;
    }

    /** Whether an entry may have its turn; one that may not stays in the journal. */
    public boolean wants(WorkEntity entry) {
        return true;
    }

    /** Makes an entry ready to work. Called on the thread that will run it. */
    public abstract Job open(WorkEntity entry) throws IOException;

    /** Tells which job of this kind is at work from now on; null when none is any more. */
    public void atWork(@Nullable Job job) {}

    /** Writes down that an entry could not go on, and takes it out of the journal. */
    public abstract void fail(WorkEntity entry, Throwable why);

    /** What is said of an entry that has just ended by itself while nobody looked; null where nothing is. */
    @Nullable public Shown ended(Context context, WorkEntity entry) {
        return null;
    }

    /** Clears away what is left from before; called before each turn. */
    public void sweep() {}
}
