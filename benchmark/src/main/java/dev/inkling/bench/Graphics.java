package dev.inkling.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A graphics processor beside others that train the same, all in turns, a block of whole epochs each. What cannot take
 * part has its rows all the same, with the reason.
 */
final class Graphics {
    static final String SOFTWARE = "a software device: says nothing about a GPU";
    static final String SIMD = "nnlib simd";
    static final String PLAIN = "nnlib plain";
    static final String VULKAN = "nnlib vulkan";
    /** Rounds that are run however long they take. */
    private static final int LEAST_ROUNDS = 5;

    private final Entrant vulkan;
    private final List<Entrant> others;
    private PairedTiming.Effort effort;

    Graphics(Entrant vulkan, List<Entrant> others, PairedTiming.Effort effort) {
        this.vulkan = vulkan;
        this.others = others;
        this.effort = effort;
    }

    /**
     * Runs every training in every life; nothing where there is no device to run on.
     *
     * @param data where to write what all learn
     * @param mnist a folder that may hold MNIST; null for drawn numbers
     * @param begun hears of all once, when they have begun
     * @return what they learn, in words
     */
    String run(Path data, Path mnist, Consumer<List<Entrant>> begun) throws IOException {
        vulkan.begin();
        vulkan.close();
        if (!vulkan.reason().isEmpty()) return "";
        if (isSoftware()) {
            System.setProperty(Epochs.SHORT, "true");
            effort = PairedTiming.Effort.QUICK;
        }
        String pictures = EpochData.write(data, mnist);
        System.setProperty(EpochData.FOLDER, data.toString());
        for (int life = 0; life < effort.lives; life++) {
            try {
                all().forEach(Entrant::begin);
                if (life == 0) begun.accept(all());
                for (Measure measure : Measure.ofEpochs()) rounds(measure);
            } finally {
                all().forEach(Entrant::close);
            }
        }
        return pictures;
    }

    private List<Entrant> all() {
        return Stream.concat(Stream.of(vulkan), others.stream()).toList();
    }

    private boolean isSoftware() {
        return vulkan.device().endsWith(SOFTWARE);
    }

    private void rounds(Measure measure) {
        List<Entrant> ready =
                all().stream().filter(each -> each.warmUp(measure, effort)).toList();
        long start = System.nanoTime();
        for (int i = 0; i < effort.blocks; i++) {
            if (i >= LEAST_ROUNDS && System.nanoTime() - start > effort.mostNanos) break;
            for (Entrant each : ready) each.block(measure);
        }
        for (Entrant each : ready) {
            double median = PairedTiming.quantile(each.figures(measure), 0.5);
            System.err.println(measure.title + ", " + each.title + ": " + Report.figure(median) + " " + measure.unit);
        }
    }

    /** A row for each training and each of the others. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Measure measure : Measure.ofEpochs()) {
            for (Entrant other : others) rows.add(row(measure, other));
        }
        return rows;
    }

    private Row row(Measure measure, Entrant other) {
        double[] ours = vulkan.figures(measure);
        double[] theirs = other.figures(measure);
        String remark = vulkan.device();
        if (ours.length > 0 && theirs.length > 0) {
            // Who failed on the way has fewer.
            int both = Math.min(ours.length, theirs.length);
            ours = Arrays.copyOf(ours, both);
            theirs = Arrays.copyOf(theirs, both);
        } else {
            remark = String.join("; ", reasons(List.of(vulkan, other)));
        }
        double aim = isSoftware() ? Double.NaN : Aims.ofEpochs(measure, other.title);
        return Row.ofEpochs(measure, ours, other.title, theirs, other.threads, aim, remark);
    }

    /** Why figures are missing, of whom some are. */
    static List<String> reasons(List<Entrant> of) {
        return of.stream()
                .map(Entrant::reason)
                .filter(reason -> !reason.isEmpty())
                .toList();
    }

    /** Ours on one of its backends. */
    static Entrant ours(String title, String backend, int threads, String classPath, Path log) {
        return new Entrant(
                title,
                threads,
                () -> Contestant.start(Peers.INKLING.title, Peers.INKLING, classPath, threads, backend, false, log));
    }
}
