package dev.inkling.nnlib.run;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.DeviceTrial;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.TrialReport;
import dev.inkling.nnlib.nn.ModelSpec;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;

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

    /** The nets whose steps a trial measures. */
    public static final String DENSE = "784-500-10";

    public static final String CONVNET = "convnet";

    /** A dense net of fewer weights does not keep a graphics processor busy. */
    private static final int FEW_WEIGHTS = 100_000;

    private static final int MOST_BY_DEFAULT = 4;

    /** A net of so few inputs computes a step sooner than it wakes a second thread. */
    private static final int TINY = 2;

    /**
     * What a run's settings come to on this machine: auto is a graphics processor that has shown here that it is right
     * and faster with such a net; otherwise the SIMD kernels where they work, or plain Java.
     */
    public static Compute of(RunSpec spec) {
        int threads = spec.whole(Settings.THREADS);
        int inputs = spec.task().inputs();
        boolean tiny = inputs > 0 && inputs <= TINY;
        if (threads == 0) {
            threads = tiny ? 1 : mostThreads();
        }
        String name = spec.text(Settings.BACKEND);
        if (name.equals(AUTO)) {
            String proven = tiny ? null : proven(spec);
            name = proven == null ? processor() : proven;
        }
        return new Compute(name, threads);
    }

    /** The processor itself, with all that it has. */
    public static Compute onProcessor() {
        return new Compute(processor(), mostThreads());
    }

    private static int mostThreads() {
        return Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().availableProcessors());
    }

    /** The device that takes steps of such a net faster than the processor does; null where none does. */
    private static String proven(RunSpec spec) {
        if (Devices.reports() == null || !spec.problems().isEmpty()) {
            return null;
        }
        ModelSpec net = Nets.of(spec);
        boolean pictures = net.input().length == 3;
        if (!pictures && net.parameterCount() < FEW_WEIGHTS) {
            return null;
        }
        String best = null;
        double most = 1;
        for (BackendProvider provider : Devices.all()) {
            TrialReport report = tried(provider);
            double gain = report == null || !report.isUsable() ? 0 : report.gain(pictures ? CONVNET : DENSE);
            if (gain > most) {
                most = gain;
                best = provider.name();
            }
        }
        return best;
    }

    /** Null where it was never tried; asking opens a driver only where it was. */
    private static TrialReport tried(BackendProvider provider) {
        if (!Files.exists(Devices.reports().resolve(provider.name() + Devices.REPORT))) {
            return null;
        }
        DeviceTrial trial = provider.whyNot().isEmpty() ? provider.trial() : null;
        return trial == null ? null : trial.report();
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

    private static String processor() {
        for (BackendProvider provider : Devices.all()) {
            if (provider.name().equals(VECTORS) && provider.whyNot().isEmpty()) {
                return VECTORS;
            }
        }
        return PLAIN;
    }

    /** The trial that the device has to pass; null where it needs none, or is not here. */
    public DeviceTrial trial() {
        for (BackendProvider provider : Devices.all()) {
            if (provider.name().equals(backend) && provider.whyNot().isEmpty()) {
                return provider.trial();
            }
        }
        return null;
    }

    /** Why it cannot be used here, in a sentence; empty where it can, as far as is known without a trial. */
    public String whyNot() {
        for (BackendProvider provider : Devices.all()) {
            if (!provider.name().equals(backend)) {
                continue;
            }
            DeviceTrial trial = provider.whyNot().isEmpty() ? provider.trial() : null;
            TrialReport report = trial == null ? null : trial.report();
            return report == null || report.isUsable() ? provider.whyNot() : report.sentence();
        }
        return "this program has no " + backend;
    }

    /** The device, which is tried first where it never was; an error says why it cannot be used here. */
    public Backend open() {
        DeviceTrial trial = trial();
        if (trial != null) {
            pass(trial);
        }
        return Devices.open(backend, threads);
    }

    private void pass(DeviceTrial trial) {
        TrialReport report = trial.report();
        if (report == null) {
            try {
                report = trial.run((done, of) -> true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("the trial of " + backend + " was interrupted");
            }
        }
        if (!report.isUsable()) {
            throw new IllegalStateException("device '" + backend + "' cannot be used here: " + report.sentence());
        }
    }
}
