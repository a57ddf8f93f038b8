package dev.inkling.nnlib.compute;

import dev.inkling.nnlib.compute.cpu.CpuBackend;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The backends that are there, the reasons why others are not, and the one that new tensors live on. */
public final class Devices {
    /** How the name of a report's file ends, behind that of the provider. */
    public static final String REPORT = ".report";

    private static final Map<String, Backend> OPEN = new LinkedHashMap<>();
    private static final Logger LOG = Logger.getLogger("dev.inkling.nnlib");
    /** Cores beyond these are the small ones of a phone, which hold the others up. */
    private static final int MOST_THREADS = 4;

    private static volatile Backend current = first();
    /** Named by a property too, for who does not write the program. */
    private static volatile Path reports = folder(System.getProperty("inkling.devices"));

    private Devices() {}

    /** Where tensors are born that name no device. */
    public static Backend current() {
        return current;
    }

    public static void use(Backend backend) {
        current = backend;
    }

    private static Path folder(String name) {
        return name == null ? null : Paths.get(name);
    }

    /** Keeps what trials of devices come to in a folder, for later processes. */
    public static void keepReports(Path folder) {
        reports = folder;
    }

    /** Where the reports of trials are kept; null where they last as long as the process. */
    public static Path reports() {
        return reports;
    }

    /**
     * What tensors live on until somebody chooses: the system property inkling.backend on inkling.threads threads, else
     * the vectors of the JVM where they are to be had, else plain Java, on the cores of the device. One line in the log
     * says which and why.
     */
    private static Backend first() {
        int cores = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        int threads = Math.max(1, Integer.getInteger("inkling.threads", cores));
        String wanted = System.getProperty("inkling.backend");
        Backend backend = null;
        StringBuilder others = new StringBuilder();
        for (BackendProvider provider : all()) {
            boolean chosen =
                    wanted == null ? CpuBackend.VECTORS.equals(provider.name()) : wanted.equals(provider.name());
            // To ask opens a driver, which nobody is to wait for who does not want it.
            if (!chosen && !LOG.isLoggable(Level.CONFIG)) continue;
            String reason = provider.whyNot();
            if (chosen && reason.isEmpty()) backend = open(provider.name(), threads);
            else if (!reason.isEmpty())
                others.append("; not ").append(provider.name()).append(": ").append(reason);
        }
        if (backend == null && wanted != null) backend = open(wanted, threads);
        if (backend == null) backend = open(CpuBackend.PROVIDER.name(), threads);
        LOG.log(Level.CONFIG, "computing on {0}{1}", new Object[] {backend, others});
        return backend;
    }

    /**
     * Every provider there is, usable or not: ask each for {@link BackendProvider#whyNot}. The plain CPU comes first.
     */
    public static List<BackendProvider> all() {
        return Found.PROVIDERS;
    }

    /** Looked for once, when somebody asks. */
    private static final class Found {
        static final List<BackendProvider> PROVIDERS = look();

        private static List<BackendProvider> look() {
            List<BackendProvider> found = new ArrayList<>();
            found.add(CpuBackend.PROVIDER);
            ServiceLoader.load(BackendProvider.class, BackendProvider.class.getClassLoader())
                    .forEach(found::add);
            return Collections.unmodifiableList(found);
        }
    }

    /**
     * The backend of that name on so many threads, opened once; an error says what is there, or why this one cannot be
     * used.
     */
    public static synchronized Backend open(String name, int threads) {
        List<String> names = new ArrayList<>();
        for (BackendProvider provider : all()) {
            names.add(provider.name());
            if (!provider.name().equals(name)) continue;
            if (!provider.whyNot().isEmpty())
                throw new IllegalStateException("device '" + name + "' cannot be used here: " + provider.whyNot());
            String key = name + "/" + threads;
            Backend open = OPEN.get(key);
            if (open == null) {
                open = provider.create(threads);
                OPEN.put(key, open);
            }
            return open;
        }
        throw new IllegalArgumentException(
                "there is no device '" + name + "'; there are " + String.join(", ", names) + ".");
    }
}
