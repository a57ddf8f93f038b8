package dev.inkling.nnlib.compute;

/** Where results get their memory. */
public final class Memory {
    private Memory() {}

    /** For a result; part of the plan while one is recorded. */
    public static View allocate(Backend backend, int... shape) {
        Storage storage = backend.allocate(View.count(shape));
        Tracing.current().allocated(storage);
        return View.of(storage, shape);
    }

    /** For a result that lies in memory as another view does. */
    public static View allocateLike(Backend backend, View other) {
        return View.like(allocate(backend, other.shape).storage, other);
    }

    /** For what outlives the plan in which it was born: gradients of parameters, state of optimizers. All zeros. */
    public static View allocateLasting(Backend backend, int... shape) {
        return View.of(backend.wrap(new float[View.count(shape)]), shape);
    }

    /** As {@link #allocateLasting}, lying in memory as another view does. */
    public static View allocateLastingLike(Backend backend, View other) {
        return View.like(allocateLasting(backend, other.shape).storage, other);
    }
}
