package dev.inkling.nnlib.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.Modes;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeats a check on every usable backend (on one alone where the system property inkling.backend names it), on one thread
 * and on two, in every layout of memory, with fused kernels and without.
 */
final class EveryBackend {
    static final long SEED = Long.getLong("inkling.seed", System.nanoTime() & 0xffffff);
    private static final int SAMPLES = Integer.getInteger("inkling.samples", 3);

    /** What is computed from a seed in a layout; {@code where} begins the sentence about what is wrong. */
    interface Check {
        /** Checks, and returns all values, of which fused and composed kernels must give the same bits. */
        List<float[]> run(long seed, Layout layout, String where);
    }

    private EveryBackend() {}

    static void check(String name, Check check) {
        Backend before = Devices.current();
        try {
            for (Backend backend : backends()) {
                Devices.use(backend);
                for (int i = 0; i < SAMPLES; i++) {
                    for (Layout layout : Layout.values()) {
                        String where = name + ", seed " + (SEED + i) + ", " + backend.name() + ", " + layout;
                        bothWays(backend, check, SEED + i, layout, where);
                    }
                }
            }
        } finally {
            Devices.use(before);
        }
    }

    private static void bothWays(Backend backend, Check check, long seed, Layout layout, String where) {
        Modes.current().fusing(false);
        List<float[]> composed;
        try {
            composed = check.run(seed, layout, where + ", composed");
        } finally {
            Modes.current().fusing(true);
        }
        List<float[]> fused = check.run(seed, layout, where + ", fused");
        if (!backend.fusesToTheBit()) return;
        for (int i = 0; i < composed.size(); i++) {
            assertThat(fused.get(i)).as("result %d of %s, fused", i, where).isEqualTo(composed.get(i));
        }
    }

    private static List<Backend> backends() {
        String only = System.getProperty("inkling.backend");
        List<Backend> backends = new ArrayList<>();
        for (BackendProvider provider : Devices.all()) {
            if (only != null && !only.equals(provider.name())
                    || !provider.whyNot().isEmpty()) continue;
            for (int threads = 1; threads <= 2; threads++) {
                Backend backend = Devices.open(provider.name(), threads);
                if (!backends.contains(backend)) backends.add(backend);
            }
        }
        return backends;
    }
}
