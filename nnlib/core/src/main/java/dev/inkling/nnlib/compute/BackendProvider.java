package dev.inkling.nnlib.compute;

/** How a backend is found: through ServiceLoader, by name, with the reason at hand where it cannot run here. */
public interface BackendProvider {
    String name();

    /** Why this backend cannot be used here, in a sentence; empty where it can. */
    String whyNot();

    /** A backend that computes on so many threads; only where {@link #whyNot} is empty. */
    Backend create(int threads);

    /** The device's check against the CPU; null where it needs none. Only where {@link #whyNot} is empty. */
    default DeviceTrial trial() {
        return null;
    }
}
