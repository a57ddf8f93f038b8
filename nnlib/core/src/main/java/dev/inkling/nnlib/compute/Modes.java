package dev.inkling.nnlib.compute;

/** The switches of a thread: each setter returns what it was, so that it can be set back. */
public final class Modes {
    private boolean gradients = true;
    private boolean checking;
    private boolean fusing = true;

    Modes() {}

    /** Those of this thread. */
    public static Modes current() {
        return PerThread.current().modes;
    }

    /** Whether operations note how their gradients are computed. */
    public boolean gradients() {
        return gradients;
    }

    public boolean gradients(boolean on) {
        boolean before = gradients;
        gradients = on;
        return before;
    }

    /** Whether every result is searched for the first NaN or infinity. */
    public boolean checking() {
        return checking;
    }

    public boolean checking(boolean on) {
        boolean before = checking;
        checking = on;
        return before;
    }

    /** Whether fused kernels are used where there are any; without them operations compose primitives. */
    public boolean fusing() {
        return fusing;
    }

    public boolean fusing(boolean on) {
        boolean before = fusing;
        fusing = on;
        return before;
    }
}
