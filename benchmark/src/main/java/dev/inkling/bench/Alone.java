package dev.inkling.bench;

import dev.inkling.nnlib.compute.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is measured against a limit instead of a peer: the processor's peak, bytes, cliffs, denormal numbers, the second
 * core, the start of the command.
 */
final class Alone {
    private final String classPath;
    private final BenchOptions options;
    private final PairedTiming.Effort effort;
    private final List<String> notes;

    Alone(String classPath, BenchOptions options, PairedTiming.Effort effort, List<String> notes) {
        this.classPath = classPath;
        this.options = options;
        this.effort = effort;
        this.notes = notes;
    }

    void measure(List<Row> rows) throws IOException, InterruptedException {
        if (!options.alone) return;
        for (String backend : List.of("simd", "cpu")) {
            boolean vectors = backend.equals("simd");
            String kernels = vectors ? "simd" : "plain";
            double[] shares = {};
            double[] steps = {};
            for (int life = 0; life < effort.lives; life++) {
                try (Contestant ours = start(backend)) {
                    shares = PairedTiming.both(shares, sharesOfPeak(ours));
                    steps = PairedTiming.both(steps, PairedTiming.alone(ours, Measure.XOR, effort));
                }
            }
            double share = 100 * PairedTiming.quantile(shares, 0.5);
            String title = Measure.PRODUCT.title + ", share of the FMA peak, " + kernels;
            rows.add(Row.alone(title, share, "%", vectors ? 80 : 33, vectors ? 93 : 40, 1));
            double median = PairedTiming.quantile(steps, 0.5);
            rows.add(Row.alone(Measure.XOR.title + ", " + kernels, median, "steps/s", 1e6, 5e6, 1));
            Chart.Curve squares = Sweep.squares(backend, options.quick ? 30_000_000L : 300_000_000L);
            rows.add(Row.alone(
                    "slowest square product from 32 up, share of the fastest, " + kernels,
                    100 * Sweep.worstShare(squares),
                    "%",
                    40,
                    60,
                    1));
            Devices.use(Devices.open(backend, 1));
            rows.add(Row.alone(
                    "step of a saturated net, speed beside the same net's usual one, " + kernels,
                    100 * Saturated.shareOfSpeed(effort),
                    "%",
                    80,
                    95,
                    1));
        }
        sideBySide(rows);
        Devices.use(Devices.open("simd", 1));
        rows.add(Row.least(
                "bytes allocated by each further step of a Trainer's epoch", Allocation.bytesPerStep(), "bytes", 0, 0));
        firstStep(rows);
    }

    /** Block by block beside the peak of that moment: the clock of a core is not always the same. */
    private double[] sharesOfPeak(Contestant ours) throws IOException {
        int times = PairedTiming.blockSize(ours, Measure.PRODUCT, effort);
        double[] shares = new double[effort.blocks];
        for (int i = 0; i < shares.length; i++) {
            // processor time leaves out what others took, and so does the best moment
            double peak = options.processorTime ? Peak.gigaflops(effort.blockNanos) : Peak.average(effort.blockNanos);
            shares[i] = Measure.PRODUCT.figure(times, ours.time(Measure.PRODUCT, times)) / peak;
        }
        return shares;
    }

    /** The most that a second thread could bring. */
    private void sideBySide(List<Row> rows) throws IOException, InterruptedException {
        if (Runtime.getRuntime().availableProcessors() < 2) return;
        try (Contestant one = start("simd");
                Contestant other = start("simd")) {
            double gain = SideBySide.gain(one, other, effort);
            rows.add(Row.alone(
                    "two trainings of 784-500-10 side by side, simd, beside one",
                    gain,
                    "x",
                    Double.NaN,
                    Double.NaN,
                    2));
        }
    }

    private Contestant start(String backend) throws IOException {
        return Contestant.start(
                Peers.INKLING.title, Peers.INKLING, classPath, 1, backend, options.processorTime, options.log());
    }

    /** From the start of the process to its end after a short run of XOR. */
    private void firstStep(List<Row> rows) throws IOException, InterruptedException {
        Path script = options.home.resolve("inkling");
        if (!Files.isExecutable(script)) return;
        Path place = Files.createDirectories(options.home.resolve("benchmark/target/start"));
        // the first start may build
        double[] seconds = new double[options.quick ? 3 : 7];
        for (int i = -1; i < seconds.length; i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(script.toString(), "train", "xor", "--epochs", "1")
                    .directory(place.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                notes.add("`./inkling train xor --epochs 1` failed, so that the time to the first step is missing.");
                return;
            }
            if (i >= 0) seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        double median = PairedTiming.quantile(seconds, 0.5);
        rows.add(Row.least("`./inkling train xor` with one step, start to end", median, "s", Double.NaN, 0.5));
    }
}
