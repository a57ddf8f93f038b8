package dev.inkling.bench;

import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Matrix products of many sizes, so that cliffs show: square ones, and a layer of 784 to 500 at many batches. One
 * thread.
 */
final class Sweep {
    private static final int[] SIZES = {16, 32, 48, 64, 100, 128, 200, 256, 384, 512, 768, 1024, 1536, 2048};
    private static final int[] BATCHES = {1, 2, 4, 8, 16, 32, 64, 100, 128, 256, 512, 1024};

    private static final long WARM_NANOS = 700_000_000L;
    /**
     * So long each shape is seen before any of them counts: some have kernels of their own, and how loops are compiled
     * depends on the lengths met.
     */
    private static final long MET_NANOS = 150_000_000L;

    private static final int LEAST_LOOKS = 4;
    /** All shapes so often, the best of each: a slow moment of the machine is not to look like a cliff. */
    private static final int ROUNDS = 3;

    private Sweep() {}

    /** The slowest square product from 32 up, as a share of the fastest. */
    static double worstShare(Chart.Curve curve) {
        double worst = Double.MAX_VALUE;
        double best = 0;
        for (int i = 0; i < curve.x().length; i++) {
            if (curve.x()[i] < 32) continue;
            worst = Math.min(worst, curve.y()[i]);
            best = Math.max(best, curve.y()[i]);
        }
        return worst / best;
    }

    /** Draws both sweeps on plain Java and on vectors into a folder, and prints them. */
    static List<Chart.Curve> draw(Path folder, long nanosEach) throws IOException {
        Files.createDirectories(folder);
        List<Chart.Curve> squares = new ArrayList<>();
        List<Chart.Curve> batches = new ArrayList<>();
        for (String backend : List.of("simd", "cpu")) {
            squares.add(squares(backend, nanosEach));
            batches.add(batches(backend, nanosEach));
        }
        Chart.curves(
                "Square matrix products, GFLOP/s on one thread",
                "rows = columns",
                squares,
                folder.resolve("shapes-square.png"));
        Chart.curves(
                "A layer of 784 to 500, GFLOP/s on one thread", "batch", batches, folder.resolve("shapes-batch.png"));
        print("square", squares);
        print("batch x 784 x 500", batches);
        return squares;
    }

    static Chart.Curve squares(String backend, long nanosEach) {
        double[] x = new double[SIZES.length];
        double[] y = new double[SIZES.length];
        warm(backend);
        for (int size : SIZES) gigaflops(backend, size, size, size, MET_NANOS, 1);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < x.length; i++) {
                int size = SIZES[i];
                x[i] = size;
                y[i] = Math.max(y[i], gigaflops(backend, size, size, size, nanosEach / ROUNDS, LEAST_LOOKS));
            }
        }
        return new Chart.Curve(backend, x, y);
    }

    private static Chart.Curve batches(String backend, long nanosEach) {
        double[] x = new double[BATCHES.length];
        double[] y = new double[BATCHES.length];
        for (int batch : BATCHES) gigaflops(backend, batch, 500, 784, MET_NANOS, 1);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = BATCHES[i];
                y[i] = Math.max(y[i], gigaflops(backend, BATCHES[i], 500, 784, nanosEach / ROUNDS, LEAST_LOOKS));
            }
        }
        return new Chart.Curve(backend, x, y);
    }

    /** The compiler is to be through with the kernels before the first size counts. */
    private static void warm(String backend) {
        for (int size : new int[] {32, 100, 256}) gigaflops(backend, size, size, size, WARM_NANOS, 1);
    }

    private static double gigaflops(String backend, int m, int n, int k, long nanos, int leastLooks) {
        Devices.use(Devices.open(backend, 1));
        Generator generator = new Generator(1);
        Tensor a = Tensor.rand(generator, m, k);
        Tensor b = Tensor.rand(generator, k, n);
        Traced product = Traced.of("product", in -> a.matmul(b));
        long end = System.nanoTime() + nanos;
        double best = 0;
        // the first calls are not replayed yet, and meet memory for the first time
        for (int looks = 0; looks < leastLooks || System.nanoTime() < end; looks++) {
            int times = (int) Math.max(1, 2_000_000L / Math.max(1, (long) m * n * k));
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) product.call();
            best = Math.max(best, 2.0 * m * n * k * times / (System.nanoTime() - start));
        }
        return best;
    }

    private static void print(String title, List<Chart.Curve> curves) {
        System.out.println("GFLOP/s, " + title);
        for (int i = 0; i < curves.get(0).x().length; i++) {
            StringBuilder line =
                    new StringBuilder(String.format("%6d", (int) curves.get(0).x()[i]));
            for (Chart.Curve c : curves) line.append(String.format("   %s %6.1f", c.name(), c.y()[i]));
            System.out.println(line);
        }
    }
}
