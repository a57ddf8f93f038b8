package dev.inkling.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./inkling bench} runs: ours and the peers in turns, then the results as a table, a file for programs, and
 * a chart.
 */
public final class Bench {
    private final BenchOptions options;
    private final PairedTiming.Effort effort;
    private final List<String> notes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final PeerPaths paths;

    private Bench(BenchOptions options) {
        this.options = options;
        effort = options.quick ? PairedTiming.Effort.QUICK : PairedTiming.Effort.FULL;
        paths = new PeerPaths(options.home);
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(System.getProperty("inkling.home", "."))
                .toAbsolutePath()
                .normalize();
        BenchOptions options = BenchOptions.of(home, args);
        if (options == null) {
            System.exit(2);
        } else if (options.jmh != null) {
            System.exit(jmh(home, options.jmh));
        } else if (options.shapes) {
            Sweep.draw(options.out, options.quick ? 60_000_000L : 400_000_000L);
            System.out.println("Drawn into " + options.out + ".");
        } else if (options.before != null) {
            System.exit(before(options));
        } else {
            new Bench(options).run();
        }
    }

    private static int before(BenchOptions options) throws InterruptedException {
        try {
            return new Before(options, options.quick ? PairedTiming.Effort.QUICK : PairedTiming.Effort.FULL).run()
                    ? 0
                    : 1;
        } catch (IOException e) {
            System.err.println("bench: " + e.getMessage() + ".");
            return 2;
        }
    }

    private void run() throws Exception {
        Map<String, Object> machine = Machine.describe();
        Files.createDirectories(options.out);
        Files.createDirectories(options.log().getParent());
        if (!options.measures.isEmpty()) paths.prepare(options.peers, notes);
        double peak = Peak.gigaflops(1_500_000_000L);
        boolean processorTime = options.processorTime;
        machine.put("clock", processorTime ? "processor time, since others kept the machine busy" : "wall clock");
        machine.put("measured FMA peak of a core", Report.figure(peak) + " GFLOP/s");
        for (int threads : options.threads) timings(threads);
        Alone alone = new Alone(paths.of(Peers.INKLING), options, effort, notes);
        alone.measure(rows);
        if (options.vulkan) graphics(machine);
        Report report = new Report(machine, rows, notes, options.quick);
        if (options.join) report.join(options.out);
        report.write(options.out);
        System.out.println(report.markdown());
        System.out.println("Written to " + options.out + ".");
    }

    /** Whole epochs on the graphics processor, beside ours on the CPU at as many threads as are measured at most. */
    private void graphics(Map<String, Object> machine) throws IOException, InterruptedException {
        int threads = Collections.max(options.threads);
        Entrant vulkan = vulkan(threads);
        String cpu = paths.of(Peers.INKLING);
        List<Entrant> others = List.of(
                Graphics.ours(Graphics.SIMD, "simd", threads, cpu, options.log()),
                Graphics.ours(Graphics.PLAIN, "cpu", threads, cpu, options.log()));
        Graphics graphics = new Graphics(vulkan, others, effort);
        graphics.run(options.home.resolve("benchmark/target/epochs"), null, begun -> {});
        rows.addAll(graphics.rows());
        machine.put("vulkan", vulkan.device().isEmpty() ? "not measured: " + vulkan.reason() : vulkan.device());
    }

    private Entrant vulkan(int threads) throws InterruptedException {
        try {
            return Graphics.ours(Graphics.VULKAN, "vulkan", threads, paths.vulkan(), options.log());
        } catch (IOException e) {
            return new Entrant(Graphics.VULKAN, threads, () -> {
                throw e;
            });
        }
    }

    /** Every measure against every peer that has it, at one number of threads. */
    private void timings(int threads) throws IOException {
        if (options.measures.isEmpty()) return;
        Map<Pair, PairedTiming> seen = new LinkedHashMap<>();
        for (int life = 0; life < effort.lives; life++) timings(threads, seen);
        seen.forEach((pair, timing) -> {
            double[] aim = Aims.of(pair.measure, pair.peer, pair.vectors, threads);
            String kernels = pair.vectors ? "simd" : "plain";
            rows.add(Row.of(pair.measure, kernels, timing, pair.peer, threads, aim[0], aim[1]));
        });
    }

    /** What is compared with whom. */
    private record Pair(Measure measure, boolean vectors, Peers peer) {}

    /** In fresh processes. */
    private void timings(int threads, Map<Pair, PairedTiming> seen) throws IOException {
        try (Contestant simd = start(Peers.INKLING, threads, "simd");
                Contestant plain = start(Peers.INKLING, threads, "cpu")) {
            for (Peers peer : options.peers) {
                if (!paths.isThere(peer) || (threads > 1 && !isThreaded(peer))) continue;
                try (Contestant other = start(peer, threads, null)) {
                    for (Measure measure : options.measures) timings(measure, simd, plain, other, peer, threads, seen);
                } catch (IOException e) {
                    notes.add(e.getMessage() + ".");
                }
            }
        }
    }

    private Contestant start(Peers peer, int threads, String backend) throws IOException {
        return Contestant.start(
                peer.title, peer, paths.of(peer), threads, backend, options.processorTime, options.log());
    }

    private static boolean isThreaded(Peers peer) {
        return peer == Peers.DJL || peer == Peers.TENSORFLOW;
    }

    private void timings(
            Measure measure,
            Contestant simd,
            Contestant plain,
            Contestant other,
            Peers peer,
            int threads,
            Map<Pair, PairedTiming> seen) {
        if (!measure.isFor(threads)) return;
        for (Contestant ours : List.of(simd, plain)) {
            boolean vectors = ours == simd;
            // the smallest nets and one prediction run nearly the same way on both kernel sets
            if (!vectors && measure != Measure.TRAIN && peer != Peers.DJL) continue;
            try {
                Pair pair = new Pair(measure, vectors, peer);
                PairedTiming timing = PairedTiming.run(ours, other, measure, effort, seen.get(pair));
                if (timing == null) continue;
                seen.put(pair, timing);
                System.err.println(
                        measure.title + ": " + ours + " against " + other + ": " + Report.figure(timing.ratio));
            } catch (IOException e) {
                notes.add(e.getMessage() + ".");
            }
        }
    }

    /** JMH's own program, on our microbenchmarks. */
    private static int jmh(Path home, List<String> arguments) throws IOException, InterruptedException {
        PeerPaths paths = new PeerPaths(home);
        List<String> notes = new ArrayList<>();
        paths.build(List.of(PeerPaths.JMH), notes);
        for (String note : notes) System.err.println(note);
        if (!notes.isEmpty()) return 1;
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-cp", paths.of(PeerPaths.JMH), "org.openjdk.jmh.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
