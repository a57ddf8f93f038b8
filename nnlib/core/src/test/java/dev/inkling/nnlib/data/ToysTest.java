package dev.inkling.nnlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ToysTest {
    private static float[] at(Dataset data, int index) {
        float[] input = new float[data.inputSize()];
        float[] target = new float[1];
        data.read(index, input, 0, target, 0);
        return new float[] {input[0], input[1], target[0]};
    }

    @Test
    void truthTables() {
        Dataset[] tables = {Toys.xor(), Toys.and(), Toys.or()};
        for (int i = 0; i < 4; i++) {
            int a = i / 2;
            int b = i % 2;
            assertThat(at(tables[0], i)).containsExactly(a, b, a ^ b);
            assertThat(at(tables[1], i)).containsExactly(a, b, a & b);
            assertThat(at(tables[2], i)).containsExactly(a, b, a | b);
        }
        assertThat(Toys.xor().classes()).isZero();
        assertThat(Toys.xor().targetShape()).containsExactly(1);
    }

    @Test
    void cloudsHaveTheirShapeTheirNoiseAndAnEqualShareOfEachClass() {
        Dataset circles = Toys.circles(1000, 0, 1);
        Dataset noisy = Toys.circles(1000, 0.1f, 1);
        double spread = 0;
        for (int i = 0; i < 1000; i++) {
            float[] point = at(circles, i);
            assertThat(point[2]).isEqualTo(i % 2);
            assertThat(Math.hypot(point[0], point[1])).isEqualTo(point[2] == 0 ? 0.9 : 0.45, within(1e-6));
            float[] off = at(noisy, i);
            spread += Math.pow(off[0] - point[0], 2) + Math.pow(off[1] - point[1], 2);
        }
        assertThat(Math.sqrt(spread / 2000)).isEqualTo(0.1, within(0.01));
        Dataset clusters = Toys.clusters(400, 4, 0.1f, 3);
        assertThat(clusters.classes()).isEqualTo(4);
        for (int i = 0; i < 400; i++) {
            float[] point = at(clusters, i);
            double angle = Math.PI / 2 * point[2] + Math.PI / 4;
            assertThat(Math.hypot(point[0] - 0.65 * Math.cos(angle), point[1] - 0.65 * Math.sin(angle)))
                    .isLessThan(0.5);
        }
    }

    @Test
    void noStraightLineDividesMoonsOrSpirals() {
        for (Dataset data : new Dataset[] {Toys.moons(600, 0, 5), Toys.spirals(600, 0, 5)}) {
            int best = 0;
            for (int step = 0; step < 72; step++) {
                for (float shift = -1; shift <= 1; shift += 0.1f) {
                    int right = 0;
                    for (int i = 0; i < 600; i++) {
                        float[] p = at(data, i);
                        double side = p[0] * Math.cos(step * Math.PI / 36) + p[1] * Math.sin(step * Math.PI / 36);
                        right += side > shift == (p[2] == 1) ? 1 : 0;
                    }
                    best = Math.max(best, right);
                }
            }
            assertThat(best).isBetween(300, 570);
        }
    }

    @Test
    void theSameSeedGivesTheSamePoints() {
        for (int i = 0; i < 50; i++) {
            assertThat(at(Toys.moons(50, 0.1f, 9), i)).isEqualTo(at(Toys.moons(50, 0.1f, 9), i));
            assertThat(at(Toys.moons(50, 0.1f, 9), i)).isNotEqualTo(at(Toys.moons(50, 0.1f, 10), i));
        }
    }
}
