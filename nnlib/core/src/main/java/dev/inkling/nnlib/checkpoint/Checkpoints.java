package dev.inkling.nnlib.checkpoint;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.io.StoreException;
import dev.inkling.nnlib.io.StoredTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The last two checkpoints of a run in a store: a new one takes the place of the older, so that whatever happens while
 * it is written, the one before stays.
 */
public final class Checkpoints {
    private static final List<String> SLOTS =
            Collections.unmodifiableList(Arrays.asList("checkpoint-a.inkling", "checkpoint-b.inkling"));

    private final Store store;
    private final List<String> warnings = new ArrayList<>();
    private int newest = -1;
    private long sequence;
    private boolean looked;
    private IOException unreadable;

    public Checkpoints(Store store) {
        this.store = store;
    }

    /**
     * The newest checkpoint that is whole; null if there is none at all. What was wrong with one that was passed over
     * is in {@link #warnings()}; if none can be believed, that is the exception.
     */
    public synchronized Checkpoint latest() throws IOException {
        Checkpoint best = look();
        if (best == null && unreadable != null) {
            throw unreadable;
        }
        return best;
    }

    private Checkpoint look() throws IOException {
        warnings.clear();
        unreadable = null;
        looked = true;
        newest = -1;
        sequence = 0;
        Checkpoint best = null;
        for (int slot = 0; slot < SLOTS.size(); slot++) {
            String name = SLOTS.get(slot);
            if (!store.exists(name)) {
                continue;
            }
            try {
                Checkpoint found = Checkpoint.read(store, name);
                if (best == null || found.sequence() > best.sequence()) {
                    best = found;
                    newest = slot;
                    sequence = found.sequence();
                }
            } catch (BadFileException | StoreException bad) {
                unreadable = bad;
                warnings.add(bad.getMessage());
            }
        }
        return best;
    }

    /** Sentences about checkpoints that {@link #latest()} could not use. */
    public synchronized List<String> warnings() {
        return new ArrayList<>(warnings);
    }

    /** Keeps a checkpoint in the place of the older one; on failure both that were there stay. */
    public synchronized void save(JsonObject facts, Map<String, StoredTensor> numbers) throws IOException {
        if (!looked) {
            look();
        }
        int slot = newest == 0 ? 1 : 0;
        Checkpoint checkpoint = new Checkpoint(facts.put("sequence", sequence + 1), numbers);
        checkpoint.write(store, SLOTS.get(slot));
        newest = slot;
        sequence++;
    }

    /** Removes both, when the run is over or begins anew. */
    public synchronized void clear() throws IOException {
        for (String name : SLOTS) {
            store.delete(name);
        }
        newest = -1;
        sequence = 0;
        looked = true;
    }

    /** Whether there is anything to go on from. */
    public boolean isEmpty() throws IOException {
        for (String name : SLOTS) {
            if (store.exists(name)) {
                return false;
            }
        }
        return true;
    }
}
