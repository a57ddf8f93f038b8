package dev.inkling.nnlib.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One folder of named files; every byte that Inkling keeps passes here.
 *
 * <p>{@link #write} is atomic: whatever happens, a later reader finds the old content or the new, whole. A subclass
 * says how the few steps of that are done, so that a test can stand in for the disk and crash, reorder, tear or fill
 * it. Use one Store a folder in a process: writes through it wait for each other.
 */
public abstract class Store {
    private static final String PART = ".part";

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A file being written; its bytes survive a power loss once {@link #sync} has returned. */
    protected abstract static class Output extends OutputStream {
        /** Returns when every byte written so far is on the disk. */
        public abstract void sync() throws IOException;
    }

    /**
     * Replaces or creates a file, or throws and leaves what was there: the bytes go to a file beside it, are synced,
     * renamed into place, and the folder is synced.
     */
    public final synchronized void write(String name, Content content) throws IOException {
        String part = check(name) + PART;
        boolean complete = false;
        try {
            try (Output out = create(part)) {
                content.writeTo(out);
                out.sync();
            }
            rename(part, name);
            complete = true;
            syncFolder();
        } catch (IOException failure) {
            throw StoreException.of("writing", name, failure);
        } finally {
            if (!complete) {
                discard(part);
            }
        }
    }

    /** Opens a file; {@link StoreException.Reason#NOT_THERE} if there is none. The caller closes it. */
    public final InputStream read(String name) throws IOException {
        check(name);
        try {
            return open(name);
        } catch (IOException failure) {
            throw StoreException.of("reading", name, failure);
        }
    }

    /** The whole content of a file. */
    public final byte[] bytes(String name) throws IOException {
        try (InputStream in = read(name)) {
            return readAll(in);
        } catch (IOException failure) {
            throw StoreException.of("reading", name, failure);
        }
    }

    /** The names of all complete files, sorted. */
    public final List<String> list() throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (String name : names()) {
                if (!name.endsWith(PART)) {
                    names.add(name);
                }
            }
        } catch (IOException failure) {
            throw StoreException.of("reading", "the list of files", failure);
        }
        names.sort(null);
        return names;
    }

    public final boolean exists(String name) throws IOException {
        return list().contains(check(name));
    }

    /** The length of a file in bytes. */
    public final long size(String name) throws IOException {
        check(name);
        try {
            return length(name);
        } catch (IOException failure) {
            throw StoreException.of("reading", name, failure);
        }
    }

    /** Removes a file if it is there, lastingly. */
    public final synchronized void delete(String name) throws IOException {
        check(name);
        try {
            remove(name);
            syncFolder();
        } catch (IOException failure) {
            throw StoreException.of("deleting", name, failure);
        }
    }

    /** The names of all files, in any order. */
    protected abstract List<String> names() throws IOException;

    protected abstract InputStream open(String name) throws IOException;

    protected abstract long length(String name) throws IOException;

    /** Starts a file, emptying one of that name. */
    protected abstract Output create(String name) throws IOException;

    /** Gives a file another name, in one step, replacing a file of that name. */
    protected abstract void rename(String from, String to) throws IOException;

    /** Removes a file; does nothing if it is not there. */
    protected abstract void remove(String name) throws IOException;

    /** Returns when every create, rename and remove so far will survive a power loss. */
    protected abstract void syncFolder() throws IOException;

    /** Best effort: a part that stays is never listed, and the next write of its file empties it. */
    private void discard(String part) {
        try {
            remove(part);
        } catch (IOException leftBehind) {
            // The failure that brought us here is the one to report.
        }
    }

    private static String check(String name) {
        boolean good = !name.isEmpty() && name.length() <= 200 && !name.startsWith(".") && !name.endsWith(PART);
        for (int i = 0; i < name.length() && good; i++) {
            char c = name.charAt(i);
            good = c >= ' ' && "/\\:*?\"<>|".indexOf(c) < 0;
        }
        if (!good) {
            throw new IllegalArgumentException("Not a file name that every system accepts: \"" + name
                    + "\"; use letters, digits, '-', '_' and '.', not at the start.");
        }
        return name;
    }

    /** Reads a stream to its end, allocating in step with what really arrives. */
    public static byte[] readAll(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(1 << 20, Math.max(8192, in.available())));
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }
}
