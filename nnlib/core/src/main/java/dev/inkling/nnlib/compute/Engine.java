package dev.inkling.nnlib.compute;

/**
 * The one seam between operations and arithmetic: it has a kernel bound by the backend of its operands, runs it at
 * once, and tells whoever records.
 */
public final class Engine {
    private Engine() {}

    public static void run(Kernel kernel) {
        run(home(kernel.name, kernel.out, kernel.in).bind(kernel), kernel);
    }

    /** The device on which all operands lie; an error names both where there are two. */
    private static Backend home(String name, View[] out, View[] in) {
        Backend home = out[0].storage.backend();
        for (View operand : in) {
            Backend other = operand.storage.backend();
            if (other != home && !home.isSameDevice(other)) {
                throw new IllegalArgumentException(name + ": one operand is on " + home + " and another on " + other
                        + "; bring them to one device with to(device).");
            }
        }
        return home;
    }

    private static void run(Call call, Kernel kernel) {
        call.run();
        for (View out : kernel.out) out.storage.written();
        Tracing.current().ran(kernel);
    }

    /**
     * Runs the backend's fused kernel if it has one of this name for such operands; false where the caller must
     * compose.
     */
    public static boolean runFused(String name, View[] out, View[] in, int... ints) {
        Backend backend = home(name, out, in);
        if (!Modes.current().fusing() || !backend.hasFused(name)) return false;
        Kernel kernel = Kernel.fused(name, out, in, ints);
        Call call = backend.bind(kernel);
        if (call == null) return false;
        run(call, kernel);
        return true;
    }

    /** Whether {@link #runFused} would run such a kernel. */
    public static boolean hasFused(String name, View[] out, View[] in, int... ints) {
        Backend backend = home(name, out, in);
        return Modes.current().fusing()
                && backend.hasFused(name)
                && backend.bind(Kernel.fused(name, out, in, ints)) != null;
    }
}
