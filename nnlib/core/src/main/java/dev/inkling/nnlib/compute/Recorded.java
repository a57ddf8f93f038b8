package dev.inkling.nnlib.compute;

/** One line of a plan: a kernel, or something the host does between two kernels (exactly one of the two is set). */
public final class Recorded {
    public final Kernel kernel;
    public final Runnable host;
    /** All that the host writes for kernels to read; null where that is not known, and for a kernel. */
    public final View[] written;

    private Recorded(Kernel kernel, Runnable host, View[] written) {
        this.kernel = kernel;
        this.host = host;
        this.written = written;
    }

    public static Recorded of(Kernel kernel) {
        return new Recorded(kernel, null, null);
    }

    public static Recorded host(Runnable action, View[] written) {
        return new Recorded(null, action, written);
    }
}
