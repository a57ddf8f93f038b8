package dev.inkling.nnlib.train;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Devices;

/**
 * What computes a run.
 *
 * @param backend its name, such as cpu
 * @param threads on how many threads
 */
public record Compute(String backend, int threads) {
    private static final int MOST_BY_DEFAULT = 4;

    /** A net of so few inputs computes a step sooner than it wakes a second thread. */
    private static final int TINY = 2;

    /** What a run's settings come to on this machine: auto is the SIMD kernels where they work, otherwise plain Java. */
    public static Compute of(RunSpec spec) {
        int threads = spec.whole(Settings.THREADS);
        if (threads == 0) {
            int inputs = spec.task().inputs();
            boolean tiny = inputs > 0 && inputs <= TINY;
            threads = tiny ? 1 : Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().availableProcessors());
        }
        String name = spec.text(Settings.BACKEND);
        return new Compute(name.equals("auto") ? fastest() : name, threads);
    }

    private static String fastest() {
        for (BackendProvider provider : Devices.all()) {
            if (provider.name().equals("simd") && provider.whyNot().isEmpty()) {
                return "simd";
            }
        }
        return "cpu";
    }

    /** Makes it the device on which new tensors are born; an error says why it cannot be used here. */
    public Backend use() {
        Backend opened = Devices.open(backend, threads);
        Devices.use(opened);
        return opened;
    }
}
