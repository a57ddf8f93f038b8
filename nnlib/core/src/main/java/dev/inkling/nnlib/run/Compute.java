package dev.inkling.nnlib.run;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Devices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What computes a run.
 *
 * @param backend its name, such as cpu
 * @param threads on how many threads
 */
public record Compute(String backend, int threads) {
    /** What stands in settings where the machine is to choose. */
    static final String AUTO = "auto";

    private static final String PLAIN = "cpu";
    private static final String VECTORS = "simd";

    /** Known by name wherever a file comes from, whether they are here or not. */
    private static final List<String> KNOWN =
            Collections.unmodifiableList(Arrays.asList(AUTO, PLAIN, VECTORS, "vulkan", "gles"));

    private static final int MOST_BY_DEFAULT = 4;

    /** A net of so few inputs computes a step sooner than it wakes a second thread. */
    private static final int TINY = 2;

    /**
     * What a run's settings come to on this machine: auto is the SIMD kernels where they work, otherwise plain Java.
     */
    public static Compute of(RunSpec spec) {
        int threads = spec.whole(Settings.THREADS);
        if (threads == 0) {
            int inputs = spec.task().inputs();
            boolean tiny = inputs > 0 && inputs <= TINY;
            threads = tiny ? 1 : Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().availableProcessors());
        }
        String name = spec.text(Settings.BACKEND);
        return new Compute(name.equals(AUTO) ? fastest() : name, threads);
    }

    /** All that settings may name: those known everywhere, and what a user's own module brings. */
    static List<String> names() {
        List<String> names = new ArrayList<>(KNOWN);
        for (BackendProvider provider : Devices.all()) {
            if (!names.contains(provider.name())) {
                names.add(provider.name());
            }
        }
        return names;
    }

    private static String fastest() {
        for (BackendProvider provider : Devices.all()) {
            if (provider.name().equals(VECTORS) && provider.whyNot().isEmpty()) {
                return VECTORS;
            }
        }
        return PLAIN;
    }

    /** The device; an error says why it cannot be used here. */
    public Backend open() {
        return Devices.open(backend, threads);
    }
}
