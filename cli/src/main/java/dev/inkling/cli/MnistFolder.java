package dev.inkling.cli;

import dev.inkling.nnlib.data.MnistDownload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** MNIST for who did not say where it is: fetched once, checked, and kept in a folder of the account. */
final class MnistFolder {
    private static final double MEGABYTE = 1e6;

    private final Console console;
    private final MnistDownload download;
    private final ProgressBar bar;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private String current = "";
    private long begun;
    private long already;

    MnistFolder(Console console, MnistDownload download) {
        this.console = console;
        this.download = download;
        this.bar = new ProgressBar(console, true);
    }

    /** From the published addresses, or from the one that MNIST_MIRROR names. */
    static MnistFolder published(Console console, Map<String, String> environment) {
        String mirror = environment.getOrDefault("MNIST_MIRROR", "");
        List<String> mirrors = mirror.isEmpty() ? MnistDownload.MIRRORS : List.of(mirror.replaceFirst("/*$", "/"));
        return new MnistFolder(console, new MnistDownload(mirrors, MnistDownload.FILES));
    }

    /** The account's folder for it. */
    static Path usual(Map<String, String> environment) {
        return CacheFolder.of(environment, "mnist");
    }

    /** Fetches into the folder what is not there yet; Ctrl-C keeps what has arrived. */
    void fetch(Path folder) throws IOException {
        boolean whole;
        try (Interrupt interrupt = new Interrupt(() -> stopped.set(true))) {
            interrupt.arm();
            whole = download.fetch(folder, this::at);
        } catch (IOException e) {
            bar.clear();
            throw new Failure(
                    Problems.sentence(e).replaceFirst("\\.$", "")
                            + "; or name a folder with MNIST's four files with --data DIR.",
                    e);
        }
        bar.clear();
        if (!whole) {
            throw Failure.stopped(
                    "the download was stopped; what has arrived is kept, and the next start goes on there.");
        }
    }

    private boolean at(String name, long bytes, long total) {
        long now = System.nanoTime();
        if (!name.equals(current)) {
            bar.clear();
            current = name;
            begun = now;
            already = bytes;
            console.err()
                    .println("Downloading " + name + (total < 0 ? "" : ", " + megabytes(total))
                            + (bytes == 0 ? "" : ", from " + megabytes(bytes) + " on") + " ...");
        }
        if (total > 0) {
            double speed = (bytes - already) / ((now - begun) / 1e9);
            double left = bytes == already ? Double.NaN : (total - bytes) / speed;
            bar.show(bytes / (double) total, Double.NaN, left, megabytes(bytes) + " of " + megabytes(total));
        }
        return !stopped.get();
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }
}
