package dev.inkling.nnlib.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The backends that are there, the reasons why others are not, and the one that new tensors live on. */
public final class Devices {
    private static final Map<String, Backend> OPEN = new LinkedHashMap<>();
    private static volatile Backend current = dev.inkling.nnlib.compute.cpu.CpuBackend.plain(1);

    private Devices() {}

    /** Where tensors are born that name no device. */
    public static Backend current() {
        return current;
    }

    public static void use(Backend backend) {
        current = backend;
    }

    /** Every provider there is, usable or not: ask each for {@link BackendProvider#whyNot}. The plain CPU comes first. */
    public static List<BackendProvider> all() {
        List<BackendProvider> found = new ArrayList<>();
        found.add(dev.inkling.nnlib.compute.cpu.CpuBackend.PROVIDER);
        for (BackendProvider provider :
                ServiceLoader.load(BackendProvider.class, BackendProvider.class.getClassLoader())) found.add(provider);
        return found;
    }

    /** The backend of that name on so many threads, opened once; an error says what is there, or why this one cannot be used. */
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
        throw new IllegalArgumentException("there is no device '" + name + "'; there are " + String.join(", ", names));
    }
}
