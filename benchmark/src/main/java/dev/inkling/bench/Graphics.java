package dev.inkling.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

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
    private final List<Entrant> all = new ArrayList<>();
    private final PairedTiming.Effort effort;

    Graphics(Entrant vulkan, List<Entrant> others, PairedTiming.Effort effort) {
        this.vulkan = vulkan;
        this.effort = effort;
        all.add(vulkan);
        all.addAll(others);
    }

    /** Runs every training in every life; all are told of once, at the first life's beginning. */
    void run(Consumer<List<Entrant>> begun) {
        for (int life = 0; life < effort.lives; life++) {
            try {
                all.forEach(Entrant::begin);
                if (life == 0) begun.accept(all);
                for (Measure measure : Measure.ofEpochs()) rounds(measure);
            } finally {
                all.forEach(Entrant::close);
            }
        }
    }

    private void rounds(Measure measure) {
        List<Entrant> ready =
                all.stream().filter(each -> each.warmUp(measure, effort)).toList();
        long start = System.nanoTime();
        for (int i = 0; i < effort.blocks; i++) {
            if (i >= LEAST_ROUNDS && System.nanoTime() - start > effort.mostNanos) break;
            for (Entrant each : ready) each.block(measure);
        }
        System.err.println(measure.title + ": done");
    }

    /** A row for each training and each of the others. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Measure measure : Measure.ofEpochs()) {
            for (Entrant other : all) if (other != vulkan) rows.add(row(measure, other));
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
        double aim = vulkan.device().endsWith(SOFTWARE) ? Double.NaN : Aims.ofEpochs(measure, other.title);
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
