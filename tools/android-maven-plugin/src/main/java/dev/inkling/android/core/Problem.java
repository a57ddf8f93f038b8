package dev.inkling.android.core;

import java.io.IOException;
import java.util.Locale;

/** What went wrong, where, and what to do about it: the only failure that leaves this package. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String what;
    private final String where;
    private final String todo;

    /**
     * @param what what is wrong, without a full stop
     * @param where the file, line or coordinate it is about; may be empty
     * @param todo what the reader can do, without a full stop; may be empty
     */
    public Problem(String what, String where, String todo) {
        this(what, where, todo, null);
    }

    /** As above, keeping the exception that told us. */
    public Problem(String what, String where, String todo, Throwable cause) {
        super(sentence(what, where, todo), cause);
        this.what = what;
        this.where = where;
        this.todo = todo;
    }

    public String what() {
        return what;
    }

    public String where() {
        return where;
    }

    public String todo() {
        return todo;
    }

    /** An I/O failure as a problem; a full disk is recognised on Linux, macOS and Windows. */
    public static Problem of(String doing, Throwable e) {
        if (e instanceof Problem problem) {
            return problem;
        }
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t.getMessage() != null && saysDiskFull(t.getMessage())) {
                return diskFull(doing, e);
            }
        }
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String kind = e instanceof IOException ? "could not read or write" : "failed";
        return new Problem(doing + " " + kind + " (" + said + ")", "", "", e);
    }

    static Problem diskFull(String doing, Throwable e) {
        return new Problem(
                "the disk is full", doing, "free some space and build again; nothing half-written was kept", e);
    }

    static boolean saysDiskFull(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("no space left on device")
                || lower.contains("not enough space on the disk")
                || lower.contains("disk quota exceeded")
                || lower.contains("out of disk space");
    }

    private static String sentence(String what, String where, String todo) {
        StringBuilder s = new StringBuilder();
        if (!where.isEmpty()) {
            s.append(where).append(": ");
        }
        s.append(what);
        if (!todo.isEmpty()) {
            s.append("; ").append(todo);
        }
        return s.append('.').toString();
    }
}
