package dev.inkling.app.training;

import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Store;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** The files of the sessions: for each a folder with its checkpoints and, at its end, its model and what it came to. */
public final class SessionFiles {
    /** The weights that a session ended with; there are none while it has not, or goes on. */
    public static final String MODEL = "model.safetensors";

    /** What a packed session says about itself. */
    static final String MANIFEST = "session.json";

    static final String CURVES = "metrics.csv";

    /** What a session came to. */
    private static final List<String> ENDED =
            Collections.unmodifiableList(Arrays.asList(MODEL, Outcome.FILE, SavedDiagnoses.FILE));

    /** The files that a session keeps beside its checkpoints: what it began with, and what it came to. */
    static final List<String> KEPT = Collections.unmodifiableList(Arrays.asList(
            MyDigitsData.DRAWINGS, MyDigitsData.READER, DeviceNote.FILE, MODEL, Outcome.FILE, SavedDiagnoses.FILE));

    /** The two slots of checkpoints. */
    static final List<String> CHECKPOINTS =
            Collections.unmodifiableList(Arrays.asList("checkpoint-a.inkling", "checkpoint-b.inkling"));

    private final File root;
    private final Function<File, Store> stores;

    public SessionFiles(File root) {
        this(root, FileStore::new);
    }

    /** Files in stores of another kind, for example on a disk that is full. */
    public SessionFiles(File root, Function<File, Store> stores) {
        this.root = root;
        this.stores = stores;
    }

    /** The store of one session; its folder appears with its first file. */
    public Store of(long session) {
        return stores.apply(folder(session));
    }

    private File folder(long session) {
        return new File(root, Long.toString(session));
    }

    /** Removes what a session came to, before it goes on from there; its checkpoints stay, and what it began with. */
    void forgetEnd(long session) throws IOException {
        Store store = of(session);
        for (String name : ENDED) store.delete(name);
    }

    /** Removes everything of these sessions. */
    public void delete(List<Long> sessions) throws IOException {
        for (long session : sessions) {
            Store store = of(session);
            for (String name : store.list()) {
                store.delete(name);
            }
            removeEmpty(folder(session));
        }
    }

    private static void removeEmpty(File folder) throws IOException {
        if (folder.exists() && !folder.delete()) {
            throw new IOException("The folder " + folder.getName() + " of a deleted session could not be removed.");
        }
    }

    /** How many bytes all sessions take. */
    public long bytes() {
        long sum = 0;
        File[] folders = root.listFiles();
        if (folders == null) return 0;
        for (File folder : folders) {
            File[] files = folder.listFiles();
            if (files == null) continue;
            for (File file : files) sum += file.length();
        }
        return sum;
    }
}
