package dev.inkling.nnlib.compute;

/** One line of a plan: a kernel, or something the host does between two kernels (exactly one of the two is set). */
public final class Recorded {
    public final Kernel kernel;
    public final HostStep host;

    private Recorded(Kernel kernel, HostStep host) {
        this.kernel = kernel;
        this.host = host;
    }

    public static Recorded of(Kernel kernel) {
        return new Recorded(kernel, null);
    }

    public static Recorded host(HostStep step) {
        return new Recorded(null, step);
    }
}
