package dev.inkling.app.work;

import androidx.annotation.Nullable;
import dev.inkling.app.data.Hold;
import dev.inkling.app.data.SettingsStore;
import dev.inkling.app.data.WorkDao;
import dev.inkling.app.data.WorkEntity;
import dev.inkling.app.data.WorkState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The one queue of all long work. What is asked for is written to its journal first, a table of the database, so that it
 * holds even if the process dies at once: after a restart {@link #wake} goes on where things stood. One entry computes at
 * a time and one moves bytes; the others wait for their turns. It knows nothing of Android: the service lends it its
 * life, and the phone's conditions hold it by the {@link WorkRule}.
 */
public final class WorkQueue {
    /** Keeps the process alive while there is work. */
    public interface Host {
        /** There is work: called before the first of it starts, on any thread. */
        void begin();

        /** An entry has come to its end, or could not go on. */
        void ended(WorkKind kind, WorkEntity entry);

        /** Nothing is left to do. */
        void rest();
    }

    /** An entry at work. */
    private record Running(WorkKind kind, WorkEntity entry, Job job) {}

    private final WorkDao journal;
    private final SettingsStore settings;
    private final Network network;
    private final Map<String, WorkKind> kinds = new LinkedHashMap<>();
    private final WorkRule rule = new WorkRule();
    /** Threads that work or look for work, by whether they compute. */
    private final Map<Boolean, Thread> workers = new HashMap<>();

    private final Map<Boolean, Running> running = new HashMap<>();
    private Conditions conditions = Conditions.FINE;
    private Host host;
    private int begun;
    private boolean watching;

    public WorkQueue(WorkDao journal, SettingsStore settings, Network network, List<WorkKind> kinds) {
        this.journal = journal;
        this.settings = settings;
        this.network = network;
        for (WorkKind kind : kinds) {
            this.kinds.put(kind.word(), kind);
            kind.belongsTo(this);
        }
    }

    /** Sets who keeps the process alive. */
    public synchronized void host(@Nullable Host keeper) {
        host = keeper;
    }

    /** Whether no thread works, or looks for work. */
    public synchronized boolean isIdle() {
        return workers.isEmpty();
    }

    /** What is at work, first what computes; null where nothing is. */
    @Nullable public synchronized Job current() {
        Running now = running.containsKey(true) ? running.get(true) : running.get(false);
        return now == null ? null : now.job;
    }

    /** Whether anything keeps the processor at work now. */
    public synchronized boolean isComputing() {
        for (Running now : running.values()) {
            if (!now.job.isPaused() && now.job.held() == Hold.NONE) return true;
        }
        return false;
    }

    /** Notes a change of the phone's conditions, and lets what is at work wait or go on accordingly. */
    public synchronized void conditions(UnaryOperator<Conditions> change) {
        conditions = change.apply(conditions);
        judge();
    }

    /** Looks again at the connection and at what the person has set. */
    public synchronized void judge() {
        look();
        for (Running now : new ArrayList<>(running.values())) now.job.hold(hold(now.kind, now.entry));
    }

    private void look() {
        conditions = conditions.withNetwork(network.kind());
        rule.look(conditions);
    }

    private Hold hold(WorkKind kind, WorkEntity entry) {
        return rule.hold(
                kind.needs(), entry.anyNetwork, conditions, settings.values().getValue());
    }

    /** Looks for work, for example after the process was restarted. Returns at once. */
    public synchronized void wake() {
        for (boolean computes : new boolean[] {true, false}) {
            if (workers.containsKey(computes)) continue;
            Thread worker = new Thread(() -> work(computes), computes ? "computing" : "moving bytes");
            workers.put(computes, worker);
            worker.start();
        }
    }

    private void work(boolean computes) {
        boolean hasBegun = false;
        while (true) {
            for (WorkKind kind : kinds.values()) if (kind.needs().computes() == computes) kind.sweep();
            WorkEntity next;
            synchronized (this) {
                next = next(computes);
                if (next == null) {
                    leave(computes, hasBegun);
                    return;
                }
            }
            if (!hasBegun) begin();
            hasBegun = true;
            WorkKind kind = kinds.get(next.kind);
            if (!run(kind, next)) {
                synchronized (this) {
                    leave(computes, true);
                }
                return;
            }
            tellEnd(kind, next);
        }
    }

    @Nullable private WorkEntity next(boolean computes) {
        for (WorkEntity entry : journal.all()) {
            WorkKind kind = kinds.get(entry.kind);
            // An entry of a kind that this version does not know waits for one that does.
            if (kind == null || kind.needs().computes() != computes || entry.state == WorkState.PAUSED) continue;
            if (kind.wants(entry)) return entry;
        }
        return null;
    }

    private void tellEnd(WorkKind kind, WorkEntity entry) {
        Host keeper;
        synchronized (this) {
            keeper = host;
        }
        if (keeper != null && journal.of(entry.kind, entry.subject) == null) keeper.ended(kind, entry);
    }

    private void leave(boolean computes, boolean hasBegun) {
        workers.remove(computes);
        if (!hasBegun) return;
        begun--;
        if (begun == 0 && host != null) host.rest();
    }

    private void begin() {
        Host keeper;
        synchronized (this) {
            keeper = begun == 0 ? host : null;
            begun++;
        }
        if (keeper != null) keeper.begin();
    }

    /** Runs an entry; false where not even its failure could be written down, so that it stays first in the queue. */
    private boolean run(WorkKind kind, WorkEntity entry) {
        boolean computes = kind.needs().computes();
        try {
            Job job = kind.open(entry);
            synchronized (this) {
                if (kind.needs().network() && !watching) {
                    network.watch(this::judge);
                    watching = true;
                }
                look();
                job.hold(hold(kind, entry));
                running.put(computes, new Running(kind, entry, job));
                kind.atWork(job);
            }
            job.run();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return fail(kind, entry, e);
        } finally {
            synchronized (this) {
                running.remove(computes);
            }
            kind.atWork(null);
        }
        return true;
    }

    private static boolean fail(WorkKind kind, WorkEntity entry, Throwable why) {
        try {
            kind.fail(entry, why);
            return true;
        } catch (RuntimeException diskIsFull) {
            return false;
        }
    }
}
