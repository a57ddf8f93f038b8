package dev.inkling.nnlib.gpu.trial;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Call;
import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.TrialReport.Speed;
import dev.inkling.nnlib.gpu.GpuBackend;
import dev.inkling.nnlib.gpu.Product;
import dev.inkling.nnlib.gpu.Ways;
import dev.inkling.nnlib.run.Compute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How fast a device is: in which way it multiplies best, and how long training steps take beside the CPU. */
final class Speeds {
    private static final int GROUPS = 7;
    private static final int RUNS = 5;
    private static final int BATCH = 50;
    /** Replays before the clock counts; the first calls are recorded and compiled. */
    private static final int WARM = 3;
    /** Steps that are waited for together, as in a run; a slow device takes one. */
    private static final int STEPS = 4;

    private static final long SLOW_NANOS = 200_000_000;
    private static final long MOST_NANOS = 1_000_000_000;

    /** Rows, inner size and columns of a product of few elements, and of many: the layers of 784-500-10. */
    private static final int[] FEW = {BATCH, 500, 10};

    private static final int[] MANY = {BATCH, 784, 500};

    private final GpuBackend gpu;
    private final Predicate<String> next;

    /** The predicate is told what comes, and answers false to end. */
    Speeds(GpuBackend gpu, Predicate<String> next) {
        this.gpu = gpu;
        this.next = next;
    }

    /** How often it asks, where all ways are right. */
    static int parts(List<NetTrial.Net> nets) {
        return 2 * Product.values().length + 2 * nets.size();
    }

    /** The fastest of these ways. */
    Ways fastest(Set<Product> ways) {
        Ways before = gpu.ways();
        try {
            return new Ways(fastest(ways, FEW), fastest(ways, MANY));
        } finally {
            gpu.multiplyBy(before);
        }
    }

    private Product fastest(Set<Product> ways, int[] size) {
        Product best = null;
        double least = 0;
        for (Product way : ways) {
            if (!next.test("how fast products are")) return way;
            gpu.multiplyBy(Ways.only(way));
            double time = product(size);
            if (best == null || time < least) {
                best = way;
                least = time;
            }
        }
        return best;
    }

    private double product(int[] size) {
        TrialMemory memory = new TrialMemory(gpu, 1);
        Call call = gpu.bind(Kernel.matmul(
                memory.drawn(size[0], size[1]), memory.drawn(size[1], size[2]), memory.out(size[0], size[2]), false));
        double[] times = new double[GROUPS];
        for (int i = -1; i < GROUPS; i++) {
            long start = System.nanoTime();
            for (int run = 0; run < RUNS; run++) call.run();
            gpu.gpu().finish();
            if (i >= 0) times[i] = System.nanoTime() - start;
        }
        return median(times);
    }

    /** A training step of each net, on the device and on the processor with all that it has. */
    List<Speed> steps(List<NetTrial.Net> nets) {
        List<Speed> speeds = new ArrayList<>();
        Backend cpu = Compute.onProcessor().open();
        for (NetTrial.Net net : nets) {
            if (!next.test("how fast " + net.word + " is")) return speeds;
            double device = step(net, gpu);
            if (!next.test("how fast " + net.word + " is on the CPU")) return speeds;
            speeds.add(new Speed(net.word, device, step(net, cpu)));
        }
        return speeds;
    }

    private static double step(NetTrial.Net net, Backend backend) {
        NetTrial trial = new NetTrial(net, backend, BATCH);
        long last = 0;
        for (int i = 0; i < WARM; i++) last = nanos(trial, 1);
        int steps = last < SLOW_NANOS ? STEPS : 1;
        double[] times = new double[GROUPS];
        long start = System.nanoTime();
        int count = 0;
        while (count == 0 || count < GROUPS && System.nanoTime() - start < MOST_NANOS) {
            times[count++] = nanos(trial, steps) / 1e6 / steps;
        }
        return median(Arrays.copyOf(times, count));
    }

    private static long nanos(NetTrial trial, int steps) {
        long begun = System.nanoTime();
        for (int i = 1; i < steps; i++) trial.step(i);
        trial.step(steps).item();
        return System.nanoTime() - begun;
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
