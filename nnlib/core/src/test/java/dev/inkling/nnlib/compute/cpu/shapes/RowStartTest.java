package dev.inkling.nnlib.compute.cpu.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowStartTest {
    private static final long PLENTY = 50_000_000;

    private long now;

    @Test
    void findsWhereLoopsAreFast() {
        RowStart start = new RowStart(() -> now);
        assertThat(lead(start, 9)).isEqualTo(10);
        start.forget();
        assertThat(lead(start, 3)).isEqualTo(4);
    }

    @Test
    void looksOnlyWhenItIsWorthIt() {
        RowStart start = new RowStart(() -> now);
        float[][] rows = new float[RowStart.ROWS][RowTimer.LEAST];
        assertThat(start.lead(timed((sums, from) -> from == 9 ? 1 : 2), 1000, rows, rows))
                .isZero();
    }

    @Test
    void loopsEndWithAWholeVectorBehindAllNumbers() {
        assertThat(RowStart.from(0)).isZero();
        assertThat(RowStart.to(0, 37)).isEqualTo(37);
        for (int lead = 2; lead <= RowStart.VECTOR; lead += 2) {
            for (int n = 1; n < 70; n++) {
                int vectors = RowStart.to(lead, n) - RowStart.from(lead) - 1;
                assertThat(vectors % RowStart.VECTOR).isZero();
                assertThat(vectors).isBetween(n, n + RowStart.VECTOR - 1);
            }
        }
    }

    private int lead(RowStart start, int fast) {
        float[][] sums = new float[RowStart.ROWS][RowTimer.LEAST];
        float[][] terms = new float[RowStart.ROWS][RowTimer.LEAST];
        return start.lead(timed((rows, from) -> from == fast ? 1 : 2), PLENTY, sums, terms);
    }

    @Test
    void rowsThatAreSlowerAreMadeAnewUntilTheyAreNot() {
        float[][] sums = new float[12][RowTimer.LEAST];
        float[][] before = sums.clone();
        Set<float[]> good = identities(sums[0], sums[1], sums[2], sums[3], sums[8], sums[9], sums[10], sums[11]);
        int[] tries = {0};
        Pace pace = (rows, from) -> {
            if (rows[0] != before[4] && !good.contains(rows[0]) && good.add(rows[1])) tries[0]++;
            if (tries[0] == 5) good.addAll(List.of(rows));
            return good.containsAll(List.of(rows)) ? 10 : 15;
        };
        RowAlignment alike = new RowAlignment(new RowTimer(() -> now));
        assertThat(alike.settle(timed(pace), sums, new float[RowStart.ROWS][RowTimer.LEAST], 10))
                .as("nothing to mend")
                .isFalse();
        assertThat(tries[0]).isEqualTo(5);
        for (int i = 0; i < sums.length; i++) {
            assertThat(sums[i] == before[i]).as("row %d is the old one", i).isEqualTo(i / 4 != 1);
            assertThat(sums[i]).hasSize(RowTimer.LEAST);
        }
        assertThat(alike.settle(timed(pace), sums, new float[RowStart.ROWS][RowTimer.LEAST], 10))
                .as("nothing to mend")
                .isTrue();
    }

    @Test
    void rowsThatCannotBeMendedAreLeftInTheEnd() {
        float[][] sums = new float[9][RowTimer.LEAST];
        float[] first = sums[0];
        float[] ninth = sums[8];
        sums[5][3] = Float.NaN;
        RowAlignment alike = new RowAlignment(new RowTimer(() -> now));
        Pace pace = (rows, from) -> rows[0] == first ? 10 : 15;
        assertThat(alike.settle(timed(pace), sums, new float[RowStart.ROWS][RowTimer.LEAST], 10))
                .isFalse();
        assertThat(sums[0]).isSameAs(first);
        assertThat(sums[8]).as("no tile has come to it").isSameAs(ninth);
        for (float[] row : sums) assertThat(row).hasSize(RowTimer.LEAST);
    }

    @Test
    void anotherLookAtRowsThatLieAlikeTakesNoMemory() {
        float[][] sums = new float[200][RowTimer.LEAST];
        float[][] terms = new float[RowStart.ROWS][RowTimer.LEAST];
        RowAlignment alike = new RowAlignment(new RowTimer(() -> now));
        RowTile tile = new Even();
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long fewest = Long.MAX_VALUE;
        for (int look = 0; look < 5; look++) {
            long before = threads.getThreadAllocatedBytes(thread);
            boolean fine = alike.settle(tile, sums, terms, 10);
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(thread) - before);
            assertThat(fine).isTrue();
        }
        assertThat(fewest).as("bytes").isZero();
    }

    @Test
    void looksAgainUntilNothingIsLeftToMend() {
        float[][] sums = new float[RowStart.ROWS][RowTimer.LEAST];
        float[][] terms = new float[RowStart.ROWS][RowTimer.LEAST];
        float[] first = sums[0];
        int[] runs = {0};
        boolean[] fine = {false};
        RowTile tile = timed((rows, from) -> {
            runs[0]++;
            return from != 9 ? 20 : fine[0] || rows[0] == first ? 10 : 15;
        });
        RowStart start = new RowStart(() -> now);
        start.lead(tile, PLENTY, sums, terms);
        int mending = runs[0];
        fine[0] = true;
        assertThat(start.lead(tile, PLENTY, sums, terms)).isEqualTo(10);
        int looking = runs[0] - mending;
        assertThat(looking).isBetween(1, mending);
        assertThat(start.lead(tile, PLENTY, sums, terms)).isEqualTo(10);
        assertThat(runs[0]).as("all was fine").isEqualTo(mending + looking);
    }

    @Test
    void findsOutThatRowsWereMoved() {
        float[][] sums = new float[RowStart.ROWS][RowTimer.LEAST];
        float[][] terms = new float[RowStart.ROWS][RowTimer.LEAST];
        int[] fast = {9};
        RowTile tile = timed((rows, from) -> from == fast[0] ? 10 : 20);
        RowStart start = new RowStart(() -> now);
        long often = 20 * PLENTY;
        for (int i = 0; i < 5; i++)
            assertThat(start.lead(tile, often, sums, terms)).isEqualTo(10);
        fast[0] = 3;
        assertThat(start.lead(tile, 1000, sums, terms)).as("not yet").isEqualTo(10);
        assertThat(start.lead(tile, often, sums, terms)).isEqualTo(4);
    }

    /** How many ticks a tile takes for rows that begin there. */
    private interface Pace {
        int ticks(float[][] rows, int from);
    }

    /** Takes the same time for all rows. */
    private final class Even extends RowTile {
        Even() {
            super("even", 4, 2);
        }

        @Override
        public void run(
                float[][] c,
                int i,
                float[][] b,
                float[] a,
                int ao,
                int ars,
                int aks,
                int k0,
                int k1,
                int from,
                int to) {
            now += 10;
        }
    }

    private RowTile timed(Pace pace) {
        return new RowTile("timed", 4, 2) {
            @Override
            public void run(
                    float[][] c,
                    int i,
                    float[][] b,
                    float[] a,
                    int ao,
                    int ars,
                    int aks,
                    int k0,
                    int k1,
                    int from,
                    int to) {
                for (int r = i; r < i + rows; r++) assertThat(c[r][3]).isZero();
                now += pace.ticks(Arrays.copyOfRange(c, i, i + rows), from);
            }
        };
    }

    private static Set<float[]> identities(float[]... rows) {
        Set<float[]> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(List.of(rows));
        return set;
    }
}
