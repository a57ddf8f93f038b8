package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Modes;

/** A stretch of code in which no graph is kept: {@code try (NoGrad off = NoGrad.on()) {...}} or {@link #run}. */
public final class NoGrad implements AutoCloseable {
    private final boolean before = Modes.current().gradients(false);

    private NoGrad() {}

    public static NoGrad on() {
        return new NoGrad();
    }

    public static void run(Runnable body) {
        boolean before = Modes.current().gradients(false);
        try {
            body.run();
        } finally {
            Modes.current().gradients(before);
        }
    }

    @Override
    public void close() {
        Modes.current().gradients(before);
    }
}
