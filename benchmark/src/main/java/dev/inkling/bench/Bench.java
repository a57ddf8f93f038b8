package dev.inkling.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What {@code ./inkling bench} runs: ours and the peers in turns, then the results as a table, a file for programs, and a chart. */
public final class Bench {
    private static final String USAGE =
            "usage: inkling bench [shapes] [--quick] [--out DIR] [--peers djl,tensorflow,...] [--only train,xor,...] [--processor-time]";

    private final Path home;
    private final Path out;
    private final boolean quick;
    /** Count what the processor spent instead of the clock: for a machine that others keep busy. */
    private final boolean processorTime;

    private final List<Peers> peers;
    private final List<Measure> measures;
    private final Duel.Effort effort;
    private final List<String> notes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final PeerPaths paths;

    private Bench(
            Path home, Path out, boolean quick, boolean processorTime, List<Peers> peers, List<Measure> measures) {
        this.home = home;
        this.out = out;
        this.quick = quick;
        this.processorTime = processorTime;
        this.peers = peers;
        this.measures = measures;
        effort = quick ? Duel.Effort.QUICK : Duel.Effort.FULL;
        paths = new PeerPaths(home);
    }

    public static void main(String[] args) throws Exception {
        Path home = Path.of(System.getProperty("inkling.home", "."))
                .toAbsolutePath()
                .normalize();
        Path out = null;
        boolean quick = false;
        boolean shapes = false;
        boolean processorTime = false;
        List<Peers> peers = Peers.others();
        List<Measure> measures = List.of(Measure.values());
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "shapes" -> shapes = true;
                case "--quick" -> quick = true;
                case "--processor-time" -> processorTime = true;
                case "--out" -> out = Path.of(value(args, ++i));
                case "--peers" ->
                    peers = Arrays.stream(value(args, ++i).split(","))
                            .map(w -> Peers.valueOf(w.toUpperCase(java.util.Locale.ROOT)))
                            .toList();
                case "--only" ->
                    measures = Arrays.stream(value(args, ++i).split(","))
                            .map(w -> Measure.valueOf(w.toUpperCase(java.util.Locale.ROOT)))
                            .toList();
                default -> {
                    System.err.println("bench: there is no \"" + args[i] + "\".\n" + USAGE);
                    System.exit(2);
                }
            }
        }
        if (out == null) out = home.resolve("benchmark/target/results");
        if (shapes) {
            Sweep.draw(out, quick ? 60_000_000L : 400_000_000L);
            System.out.println("Drawn into " + out + ".");
        } else {
            new Bench(home, out, quick, processorTime, peers, measures).run();
        }
    }

    private static String value(String[] args, int i) {
        if (i < args.length) return args[i];
        System.err.println("bench: " + args[i - 1] + " wants a value.\n" + USAGE);
        System.exit(2);
        return null;
    }

    private void run() throws Exception {
        Map<String, Object> machine = Machine.describe();
        Files.createDirectories(out);
        paths.prepare(peers, notes);
        double peak = Peak.gigaflops();
        machine.put("clock", processorTime ? "processor time, since others kept the machine busy" : "wall clock");
        machine.put("measured FMA peak of a core", Report.figure(peak) + " GFLOP/s");
        for (int threads : quick ? new int[] {1} : new int[] {1, 2}) duels(threads);
        if (measures.contains(Measure.PRODUCT)) product(peak);
        if (measures.contains(Measure.TRAIN)) bytes();
        if (measures.size() == Measure.values().length) {
            Chart.Curve squares = Sweep.squares("simd", quick ? 30_000_000L : 300_000_000L);
            rows.add(Row.alone(
                    "slowest square product from 32 up, share of the fastest, simd",
                    100 * Sweep.worstShare(squares),
                    "%",
                    40,
                    60,
                    1));
            firstStep();
        }
        Report report = new Report(machine, rows, notes, quick);
        report.write(out);
        System.out.println(report.markdown());
        System.out.println("Written to " + out + ".");
    }

    /** Every measure against every peer that has it, at one number of threads. */
    private void duels(int threads) throws IOException {
        Path log = out.resolve("peers.log");
        Files.deleteIfExists(log);
        try (Contestant simd =
                        Contestant.start(Peers.INKLING, paths.of(Peers.INKLING), threads, "simd", processorTime, log);
                Contestant plain =
                        Contestant.start(Peers.INKLING, paths.of(Peers.INKLING), threads, "cpu", processorTime, log)) {
            for (Peers peer : peers) {
                if (!paths.isThere(peer) || (threads > 1 && !isThreaded(peer))) continue;
                try (Contestant other = Contestant.start(peer, paths.of(peer), threads, null, processorTime, log)) {
                    for (Measure measure : measures) duels(measure, simd, plain, other, peer, threads);
                } catch (IOException e) {
                    notes.add(e.getMessage() + ".");
                }
            }
        }
    }

    private static boolean isThreaded(Peers peer) {
        return peer == Peers.DJL || peer == Peers.TENSORFLOW;
    }

    private void duels(Measure measure, Contestant simd, Contestant plain, Contestant other, Peers peer, int threads) {
        if (threads > 1 && measure != Measure.TRAIN && measure != Measure.CONVOLUTION) return;
        for (Contestant ours : List.of(simd, plain)) {
            boolean vectors = ours == simd;
            // the smallest nets and one prediction run the same way on every number of threads and nearly so on both
            // kernel sets
            if (!vectors && measure != Measure.TRAIN && peer != Peers.DJL) continue;
            System.err.println(measure.title + ": " + ours + " against " + other);
            try {
                Duel duel = Duel.run(ours, other, measure, effort);
                if (duel == null) continue;
                double[] aim = Aims.of(measure, peer, vectors, threads);
                rows.add(Row.of(measure, vectors ? "simd" : "plain", duel, peer, threads, aim[0], aim[1]));
            } catch (IOException e) {
                notes.add(e.getMessage() + ".");
            }
        }
    }

    /** The train step's product as a share of what the core can do, and XOR by itself. */
    private void product(double peak) throws IOException {
        Path log = out.resolve("peers.log");
        for (String backend : List.of("simd", "cpu")) {
            boolean vectors = backend.equals("simd");
            try (Contestant ours =
                    Contestant.start(Peers.INKLING, paths.of(Peers.INKLING), 1, backend, processorTime, log)) {
                double share = 100 * Duel.alone(ours, Measure.PRODUCT, effort) / peak;
                String title = Measure.PRODUCT.title + ", share of the FMA peak, " + (vectors ? "simd" : "plain");
                rows.add(Row.alone(title, share, "%", vectors ? 80 : 33, vectors ? 93 : 40, 1));
                if (!measures.contains(Measure.XOR)) continue;
                double steps = Duel.alone(ours, Measure.XOR, effort);
                rows.add(Row.alone(
                        Measure.XOR.title + ", " + (vectors ? "simd" : "plain"),
                        steps,
                        "steps/s",
                        vectors ? Double.NaN : 1e6,
                        vectors ? Double.NaN : 5e6,
                        1));
            }
        }
    }

    /** What whole epochs of the Trainer allocate for each step more. */
    private void bytes() throws IOException {
        try (Contestant ours =
                Contestant.start(Peers.INKLING, paths.of(Peers.INKLING), 1, "simd", false, out.resolve("peers.log"))) {
            ours.time(Measure.TRAIN, 10 * Peer.BATCHES);
            int few = 2 * Peer.BATCHES;
            int many = 12 * Peer.BATCHES;
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 3; i++)
                least = Math.min(least, ours.bytes(Measure.TRAIN, many) - ours.bytes(Measure.TRAIN, few));
            rows.add(Row.least(
                    "bytes allocated by each further step of a Trainer",
                    Math.max(0, least) / (double) (many - few),
                    "bytes",
                    0,
                    0));
        }
    }

    /** From the start of the process to its end after a short run of XOR. */
    private void firstStep() throws IOException, InterruptedException {
        Path script = home.resolve("inkling");
        if (!Files.isExecutable(script)) return;
        double[] seconds = new double[quick ? 3 : 7];
        for (int i = 0; i < seconds.length; i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(script.toString(), "train", "xor", "--epochs", "1")
                    .directory(out.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                notes.add("`./inkling train xor --epochs 1` failed, so that the time to the first step is missing.");
                return;
            }
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        rows.add(Row.least(
                "`./inkling train xor` with one step, start to end",
                Duel.quantile(seconds, 0.5),
                "s",
                Double.NaN,
                0.5));
    }
}
