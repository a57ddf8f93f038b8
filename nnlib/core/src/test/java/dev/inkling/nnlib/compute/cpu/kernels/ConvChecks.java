package dev.inkling.nnlib.compute.cpu.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.cpu.pool.WorkPool;
import java.util.Random;

/** What every convolution kernel must do, wherever it is written. */
public final class ConvChecks {
    private ConvChecks() {}

    /** Pictures, kernels and borders of many odd sizes, all three passes, on one thread and on two. */
    public static void agreesWithTheReference(Kernels kernels) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int in : new int[] {1, 3, 17}) {
            for (int out : new int[] {1, 3, 17, 31, 33, 100}) {
                for (int k : new int[] {1, 3, 5}) {
                    Case c = new Case(random, in, out, k);
                    c.check(kernels, c + " seed " + seed);
                }
            }
        }
    }

    /** NaN and infinity in pictures and gradients reach exactly the elements that they reach in the reference. */
    public static void carriesNanAndInfinity(Kernels kernels) {
        Random random = new Random(7);
        float[] odd = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int i = 0; i < 30; i++) {
            Case c = new Case(random, 1 + i % 3, 3 + i, i % 2 == 0 ? 3 : 5);
            c.x[random.nextInt(c.x.length)] = odd[i % 3];
            c.up[random.nextInt(c.up.length)] = odd[(i + 1) % 3];
            c.check(kernels, c.toString());
        }
    }

    /** One convolution; sums in double beside sums of the terms' sizes, which say how far a float's sum may be off. */
    private static final class Case {
        final Conv.Shape s;
        final float[] x;
        final float[] w;
        final float[] bias;
        final float[] up;

        Case(Random random, int in, int out, int k) {
            int dilation = 1 + random.nextInt(2);
            int least = dilation * (k - 1) + 1;
            int h = least + random.nextInt(33);
            int width = least + random.nextInt(33);
            int padding = random.nextInt(dilation * (k - 1) + 1);
            s = new Conv.Shape(1 + random.nextInt(3), in, h, width, out, k, padding, dilation);
            x = values(random, s.n * in * h * width);
            w = values(random, out * s.depth());
            bias = random.nextBoolean() ? values(random, out) : null;
            up = values(random, s.n * out * s.oh * s.ow);
        }

        private static float[] values(Random random, int count) {
            float[] values = new float[count];
            for (int i = 0; i < count; i++) values[i] = (float) random.nextGaussian();
            return values;
        }

        void check(Kernels kernels, String where) {
            float[] y = new float[up.length];
            float[] dw = new float[w.length];
            float[] dx = new float[x.length];
            run(kernels, 1, y, dw, dx);
            Sums forward = new Sums(y);
            Sums weight = new Sums(dw);
            Sums input = new Sums(dx);
            reference(forward, weight, input);
            forward.compare("forward " + where);
            weight.compare("kernels' gradient " + where);
            input.compare("pictures' gradient " + where);
            float[] y2 = new float[y.length];
            float[] dw2 = new float[dw.length];
            float[] dx2 = new float[dx.length];
            run(kernels, 2, y2, dw2, dx2);
            assertThat(y2).as("two threads: %s", where).isEqualTo(y);
            assertThat(dw2).as("two threads: %s", where).isEqualTo(dw);
            assertThat(dx2).as("two threads: %s", where).isEqualTo(dx);
        }

        private void run(Kernels kernels, int threads, float[] y, float[] dw, float[] dx) {
            try (WorkPool pool = new WorkPool(threads)) {
                Conv conv = kernels.conv(s, pool);
                conv.forward(x, 0, w, 0, bias, 0, Float.NEGATIVE_INFINITY, y, 0);
                conv.weight(x, 0, up, 0, dw, 0);
                conv.input(w, 0, up, 0, dx, 0);
            }
        }

        private void reference(Sums forward, Sums weight, Sums input) {
            for (int n = 0; n < s.n; n++) {
                for (int o = 0; o < s.out; o++) {
                    for (int p = 0; p < s.oh * s.ow; p++) {
                        int result = (n * s.out + o) * s.oh * s.ow + p;
                        if (bias != null) forward.add(result, bias[o]);
                        for (int d = 0; d < s.depth(); d++) {
                            int row = p / s.ow - s.padding + d / s.k % s.k * s.dilation;
                            int column = p % s.ow - s.padding + d % s.k * s.dilation;
                            int kernel = o * s.depth() + d;
                            if (row < 0 || row >= s.h || column < 0 || column >= s.w) {
                                // the border's zeros are multiplied with what is infinite as well
                                weight.add(kernel, 0.0 * up[result]);
                                continue;
                            }
                            int pixel = ((n * s.in + d / (s.k * s.k)) * s.h + row) * s.w + column;
                            forward.add(result, (double) x[pixel] * w[kernel]);
                            weight.add(kernel, (double) x[pixel] * up[result]);
                            input.add(pixel, (double) w[kernel] * up[result]);
                        }
                    }
                }
            }
        }

        @Override
        public String toString() {
            return s.n + "x" + s.in + "x" + s.h + "x" + s.w + " by " + s.out + " of " + s.k + ", padding " + s.padding
                    + ", dilation " + s.dilation;
        }
    }

    private static final class Sums {
        private final float[] got;
        private final double[] sum;
        private final double[] size;
        private final int[] terms;

        Sums(float[] got) {
            this.got = got;
            sum = new double[got.length];
            size = new double[got.length];
            terms = new int[got.length];
        }

        void add(int i, double term) {
            sum[i] += term;
            size[i] += Math.abs(term);
            terms[i]++;
        }

        void compare(String where) {
            for (int i = 0; i < got.length; i++) {
                if (Double.isNaN(sum[i]) || Double.isInfinite(sum[i])) {
                    assertThat(got[i]).as("%s at %d", where, i).isEqualTo(Float.valueOf((float) sum[i]));
                } else if (!(Math.abs(got[i] - sum[i]) <= size[i] * (terms[i] + 1) * 0x1p-24)) {
                    throw new AssertionError(where + " at " + i + ": " + got[i] + " instead of " + sum[i]);
                }
            }
        }
    }
}
