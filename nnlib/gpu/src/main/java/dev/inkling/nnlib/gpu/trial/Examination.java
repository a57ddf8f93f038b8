package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.Product;
import dev.inkling.nnlib.gpu.Ways;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Tries every program of a device before anything is trained there: against the CPU, with outputs that hold no number
 * before and sentinels around them, and again and again, for drivers have been seen to be wrong now and then.
 */
public final class Examination {
    /** So often each kernel runs in a round; the first round is cold, the last comes after a pause. */
    static final int RUNS_A_ROUND = 20;

    static final int ROUNDS = 3;
    private static final long PAUSE_MILLIS = 300;
    /** Of the largest value of an output; a sum that lacks one term is wrong by far more. */
    private static final double TOLERANCE = 1e-5;

    /**
     * A kernel that is wrong.
     *
     * @param sample what it computed
     * @param programs those that it ran
     * @param how in what way it is wrong, in a sentence
     */
    public record Finding(String sample, Set<String> programs, String how) {
        @Override
        public String toString() {
            return sample + " (" + String.join(", ", programs) + "): " + how;
        }
    }

    /** A kernel under trial. */
    private final class Trial {
        final Sample sample;
        final TrialMemory memory;
        final TrialMemory right;
        final Call call;
        final Set<String> programs;
        int runs;
        int bits;
        String wrong;

        Trial(Sample sample, Product way, long seed) {
            this.sample = sample;
            right = new TrialMemory(cpu, seed);
            List<Kernel> kernels = sample.right().apply(right);
            right.restart();
            for (Kernel kernel : kernels) {
                Call on = cpu.bind(kernel);
                if (on == null) throw new IllegalStateException("the CPU declines " + sample.name());
                on.run();
            }
            right.read();
            memory = new TrialMemory(gpu, seed);
            Kernel kernel = sample.tried().apply(memory);
            if (way != null) gpu.multiplyBy(Ways.only(way));
            programs = gpu.programs(kernel);
            call = gpu.bind(kernel);
            if (call == null) throw new IllegalStateException("the device declines " + sample.name());
        }

        void run() {
            for (int i = 0; i < RUNS_A_ROUND && wrong == null; i++) {
                memory.restart();
                call.run();
                memory.read();
                if (runs++ == 0) {
                    bits = memory.bits();
                    wrong = memory.wrong(right, TOLERANCE);
                } else if (bits != memory.bits()) {
                    wrong = "run " + runs + " has other bits than the first";
                }
            }
        }
    }

    private final Backend cpu = Devices.open("cpu", 1);
    private final GpuBackend gpu;
    private final long seed;
    private final List<Sample> others = Samples.others();
    private final List<Sample> products = Samples.products();
    private final List<Trial> trials = new ArrayList<>();

    /** Of a device, with inputs that are drawn from a seed. */
    public Examination(GpuBackend gpu, long seed) {
        this.gpu = gpu;
        this.seed = seed;
    }

    /** How many kernels are tried. */
    public int size() {
        return others.size() + Product.values().length * products.size();
    }

    /** How often it asks whether it goes on. */
    int parts() {
        return size() * (1 + ROUNDS);
    }

    /** All programs that were tried. */
    public Set<String> programs() {
        Set<String> all = new TreeSet<>();
        for (Trial trial : trials) all.addAll(trial.programs);
        return all;
    }

    /**
     * Tries them all; takes seconds to a minute.
     *
     * @param next told the kernel that comes; false ends the examination, and what it found by then is the answer
     */
    public List<Finding> run(Predicate<String> next) throws InterruptedException {
        Ways before = gpu.ways();
        try {
            if (!prepare(next)) return List.of();
        } finally {
            gpu.multiplyBy(before);
        }
        for (int round = 0; round < ROUNDS; round++) {
            if (round == ROUNDS - 1) Thread.sleep(PAUSE_MILLIS);
            for (Trial trial : trials) {
                if (!next.test(trial.sample.kind())) return findings();
                trial.run();
            }
        }
        return findings();
    }

    private boolean prepare(Predicate<String> next) {
        trials.clear();
        long drawn = seed;
        for (Sample sample : others) {
            if (!next.test(sample.kind())) return false;
            trials.add(new Trial(sample, null, drawn++));
        }
        for (Product way : Product.values()) {
            for (Sample sample : products) {
                if (!next.test(sample.kind())) return false;
                trials.add(new Trial(sample, way, drawn++));
            }
        }
        return true;
    }

    private List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        for (Trial trial : trials) {
            if (trial.wrong != null) all.add(new Finding(trial.sample.name(), trial.programs, trial.wrong));
        }
        return all;
    }
}
