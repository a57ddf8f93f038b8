package dev.inkling.nnlib.compute;

/** One line of a plan: a kernel, or something the host does between two kernels (exactly one of the two is set). */
public final class Step {
    public final Kernel kernel;
    public final Runnable host;

    private Step(Kernel kernel, Runnable host) {
        this.kernel = kernel;
        this.host = host;
    }

    public static Step of(Kernel kernel) {
        return new Step(kernel, null);
    }

    public static Step host(Runnable action) {
        return new Step(null, action);
    }
}
