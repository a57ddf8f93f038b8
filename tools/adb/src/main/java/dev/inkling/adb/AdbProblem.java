package dev.inkling.adb;

/** Why a phone could not be reached or did not do what it was asked for, and what to do about it. */
public final class AdbProblem extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String todo;

    AdbProblem(String what, String todo) {
        this(what, todo, null);
    }

    AdbProblem(String what, String todo, Throwable cause) {
        super(what + ": " + todo + ".", cause);
        this.what = what;
        this.todo = todo;
    }

    /** What is wrong, without a full stop. */
    public String what() {
        return what;
    }

    /** What the reader can do, without a full stop. */
    public String todo() {
        return todo;
    }
}
