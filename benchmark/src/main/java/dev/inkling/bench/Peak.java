package dev.inkling.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What this core can do at most: multiply-adds in twelve chains that wait for nothing but themselves. */
final class Peak {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private Peak() {}

    private static final int STEPS = 200_000;

    /** GFLOP/s of one core, the best of the short looks that fit in so long. */
    static double gigaflops(long nanos) {
        double best = 0;
        float sink = 0;
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            sink += chains(STEPS);
            best = Math.max(best, 24.0 * S.length() * STEPS / (System.nanoTime() - start));
        }
        return sink == 42 ? 0 : best;
    }

    /**
     * What it comes to on the whole over so long, where others may want the same core: to be compared with what else
     * takes long.
     */
    static double average(long nanos) {
        float sink = 0;
        long looks = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            sink += chains(STEPS);
            looks++;
        }
        return sink == 42 ? 0 : 24.0 * S.length() * STEPS * looks / (System.nanoTime() - start);
    }

    private static float chains(int steps) {
        FloatVector x = FloatVector.broadcast(S, 0.999f);
        FloatVector y = FloatVector.broadcast(S, 1e-3f);
        FloatVector a = y;
        FloatVector b = y;
        FloatVector c = y;
        FloatVector d = y;
        FloatVector e = y;
        FloatVector f = y;
        FloatVector g = y;
        FloatVector h = y;
        FloatVector i = y;
        FloatVector j = y;
        FloatVector k = y;
        FloatVector l = y;
        for (int s = 0; s < steps; s++) {
            a = a.fma(x, y);
            b = b.fma(x, y);
            c = c.fma(x, y);
            d = d.fma(x, y);
            e = e.fma(x, y);
            f = f.fma(x, y);
            g = g.fma(x, y);
            h = h.fma(x, y);
            i = i.fma(x, y);
            j = j.fma(x, y);
            k = k.fma(x, y);
            l = l.fma(x, y);
        }
        return a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l)
                .lane(0);
    }
}
