package dev.inkling.nnlib.compute.cpu.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.cpu.kernels.Conv;
import dev.inkling.nnlib.compute.cpu.kernels.Gemm;
import dev.inkling.nnlib.compute.cpu.pool.Scratch;
import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import dev.inkling.nnlib.compute.cpu.shapes.RowStart;
import dev.inkling.nnlib.compute.cpu.shapes.RowTile;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Where rows begin is a matter of speed alone. */
class WhereRowsBeginTest {
    @Test
    void noResultDependsOnWhereRowsBegin() {
        for (RowTile.Family family : new RowTile.Family[] {new MulAddTiles(), new FmaTiles()}) {
            PlainKernels kernels = new PlainKernels(family);
            for (int[] size : new int[][] {{37, 65, 119}, {1, 500, 41}, {90, 10, 56}, {5, 33, 7}})
                sameWhereverRowsBegin(out -> product(kernels, size[0], size[1], size[2], out));
            sameWhereverRowsBegin(out -> convolution(kernels, new Conv.Shape(5, 2, 9, 11, 7, 3, 1, 1), out));
            sameWhereverRowsBegin(out -> convolution(kernels, new Conv.Shape(3, 8, 6, 7, 5, 3, 0, 2), out));
        }
    }

    private static void sameWhereverRowsBegin(Consumer<float[]> work) {
        float[] first = new float[8192];
        try {
            Scratch.ofThread().start().keep(0);
            work.accept(first);
            for (int lead = 2; lead <= RowStart.VECTOR; lead += 2) {
                // the first may bring longer rows, which begin at 0 again
                for (int time = 0; time < 2; time++) {
                    Scratch.ofThread().start().keep(lead);
                    float[] other = new float[first.length];
                    work.accept(other);
                    assertThat(other).as("rows from " + lead).isEqualTo(first);
                }
            }
        } finally {
            Scratch.ofThread().start().keep(0);
        }
    }

    private static void product(PlainKernels kernels, int m, int n, int k, float[] out) {
        try (WorkPool pool = new WorkPool(1)) {
            Gemm gemm = kernels.gemm(Gemm.Shape.of(m, n, k), pool);
            gemm.run(numbers(m * k, 1), 0, numbers(k * n, 2), 0, out, 0, false);
            gemm.run(numbers(m * k, 3), 0, numbers(k * n, 4), 0, out, 0, true);
        }
    }

    private static void convolution(PlainKernels kernels, Conv.Shape s, float[] out) {
        float[] x = numbers(s.n * s.in * s.h * s.w, 1);
        float[] w = numbers(s.out * s.depth(), 2);
        float[] up = numbers(s.n * s.out * s.oh * s.ow, 3);
        try (WorkPool pool = new WorkPool(1)) {
            Conv conv = kernels.conv(s, pool);
            conv.forward(x, 0, w, 0, numbers(s.out, 4), 0, 0f, out, 0);
            conv.weight(x, 0, up, 0, out, up.length);
            conv.input(w, 0, up, 0, out, up.length + w.length);
        }
        assertThat(up.length + w.length + x.length).isLessThan(out.length);
    }

    private static float[] numbers(int count, int seed) {
        Random random = new Random(seed);
        float[] some = new float[count];
        for (int i = 0; i < count; i++) some[i] = random.nextFloat() - 0.5f;
        return some;
    }
}
