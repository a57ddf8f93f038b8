package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.compute.Engine;

/** A stretch of code in which no graph is kept: {@code try (NoGrad off = NoGrad.on()) {...}} or {@link #run}. */
public final class NoGrad implements AutoCloseable {
    private final boolean before = Engine.current().gradients(false);

    private NoGrad() {}

    public static NoGrad on() {
        return new NoGrad();
    }

    public static void run(Runnable body) {
        boolean before = Engine.current().gradients(false);
        try {
            body.run();
        } finally {
            Engine.current().gradients(before);
        }
    }

    @Override
    public void close() {
        Engine.current().gradients(before);
    }
}
