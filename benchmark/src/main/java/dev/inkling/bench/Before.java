package dev.inkling.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * This nnlib beside that of an earlier commit, in turns as with any peer: whether a change made anything slower. The
 * commit is built with its own benchmark in a folder of its own, so that each side is called as it was written to be
 * called.
 */
final class Before {
    /** The ratio from which a row counts as not slower. */
    static final double NOT_SLOWER = 0.95;
    /** The width of the middle half, as a share of the median, beyond which a row says nothing. */
    static final double WIDE = 0.15;

    private static final int MOST_TIMES = 3;
    private static final int LIVES = 2;
    /** So many more where a row looks slower: one life of the same program can be a quarter slower than the next. */
    private static final int MORE_LIVES = 4;

    private final BenchOptions options;
    private final PairedTiming.Effort effort;
    private final String commit;

    Before(BenchOptions options, PairedTiming.Effort effort) throws IOException, InterruptedException {
        this.options = options;
        this.effort = effort;
        commit = git("rev-parse", "--verify", "--quiet", options.before + "^{commit}");
    }

    /** What a row comes to. */
    enum Verdict {
        NOT_SLOWER("not slower"),
        SLOWER("**slower**"),
        UNMEASURABLE("unmeasurable here");

        final String words;

        Verdict(String words) {
            this.words = words;
        }

        static Verdict of(PairedTiming timing) {
            return of(timing.ratio, timing.low, timing.high);
        }

        static Verdict of(double ratio, double low, double high) {
            if (!(high - low <= WIDE * ratio)) return UNMEASURABLE;
            return ratio >= Before.NOT_SLOWER ? NOT_SLOWER : SLOWER;
        }
    }

    /** Measures all rows and prints them; true if none is slower. */
    boolean run() throws IOException, InterruptedException {
        String classPath = build();
        List<String> lines = new ArrayList<>();
        boolean slower = false;
        for (int threads : options.threads) {
            for (String backend : List.of("simd", "cpu")) {
                for (Measure measure : options.measures) {
                    if (!measure.isFor(threads)) continue;
                    PairedTiming timing = timing(measure, backend, threads, classPath);
                    Verdict verdict = Verdict.of(timing);
                    slower |= verdict == Verdict.SLOWER;
                    String kernels = backend.equals("simd") ? "simd" : "plain";
                    String line = String.format(
                            Locale.ROOT,
                            "| %s, %s | %d | %s %s | %s | %.3f | %.3f - %.3f | %s |",
                            measure.title,
                            kernels,
                            threads,
                            Report.figure(timing.ours),
                            measure.unit,
                            Report.figure(timing.theirs),
                            timing.ratio,
                            timing.low,
                            timing.high,
                            verdict.words);
                    System.err.println(line);
                    lines.add(line);
                }
            }
        }
        System.out.println("| measure | threads | now | at " + commit.substring(0, 7)
                + " | ratio | middle half | |\n| --- | --- | --- | --- | --- | --- | --- |");
        lines.forEach(System.out::println);
        return !slower;
    }

    /**
     * Over lives of both processes: over more of them where the row looks slower, and again in fresh ones while the
     * ratios are too far apart to say anything.
     */
    private PairedTiming timing(Measure measure, String backend, int threads, String classPath) throws IOException {
        PairedTiming timing = null;
        for (int time = 0; time < MOST_TIMES; time++) {
            timing = lives(LIVES, measure, backend, threads, classPath, null);
            if (Verdict.of(timing) == Verdict.SLOWER) {
                timing = lives(MORE_LIVES, measure, backend, threads, classPath, timing);
            }
            if (Verdict.of(timing) != Verdict.UNMEASURABLE) break;
        }
        return timing;
    }

    /** Over so many lives, together with what was seen of earlier ones, or null. */
    private PairedTiming lives(
            int lives, Measure measure, String backend, int threads, String classPath, PairedTiming earlier)
            throws IOException {
        PairedTiming timing = earlier;
        for (int life = 0; life < lives; life++) {
            try (Contestant now = start("now", System.getProperty("java.class.path"), threads, backend);
                    Contestant then = start("before", classPath, threads, backend)) {
                timing = PairedTiming.run(now, then, measure, effort, timing);
                if (timing == null) throw new IOException(measure.title + " is not in both benchmarks");
            }
        }
        return timing;
    }

    private Contestant start(String who, String classPath, int threads, String backend) throws IOException {
        return Contestant.start(who, Peers.INKLING, classPath, threads, backend, options.processorTime, options.log());
    }

    /** Builds the commit where that was not done yet, and returns the class path of its benchmark. */
    private String build() throws IOException, InterruptedException {
        Path folder = options.home.resolve("benchmark/target/before").resolve(commit.substring(0, 12));
        Path built = folder.resolve("benchmark/target/built");
        if (!Files.exists(built)) {
            if (!Files.exists(folder.resolve(".git"))) {
                Files.createDirectories(folder.getParent());
                git("clone", "--quiet", "--shared", "--no-checkout", ".", folder.toString());
            }
            git("-C", folder.toString(), "checkout", "--quiet", "--force", commit);
            System.err.println("Building nnlib as it was at " + commit.substring(0, 7) + " ...");
            List<String> command = PeerPaths.maven();
            command.addAll(List.of("-pl", "benchmark", "-am", "-Dmaven.test.skip=true", "package"));
            PeerPaths.run(command, folder, options.log());
            Files.createFile(built);
        }
        List<String> parts = new ArrayList<>();
        for (String module : List.of("benchmark", "nnlib/core", "nnlib/simd")) {
            parts.add(folder.resolve(module).resolve("target/classes").toString());
        }
        return String.join(File.pathSeparator, parts);
    }

    private String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process process =
                new ProcessBuilder(command).directory(options.home.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (process.waitFor() != 0) {
            throw new IOException(
                    words[0].equals("rev-parse")
                            ? "there is no commit " + options.before
                            : "git " + words[0] + " failed: " + complaint);
        }
        return said;
    }
}
