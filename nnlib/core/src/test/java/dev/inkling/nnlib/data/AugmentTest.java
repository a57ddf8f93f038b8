package dev.inkling.nnlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AugmentTest {
    private static final int[] SHAPE = {1, 28, 28};

    /** A filled square of 8 by 8 in the middle. */
    private static float[] square() {
        float[] picture = new float[784];
        for (int i = 0; i < 784; i++) {
            picture[i] = i % 28 >= 10 && i % 28 < 18 && i / 28 >= 10 && i / 28 < 18 ? 1 : 0;
        }
        return picture;
    }

    private static float[] changed(Augment augment, int epoch, int index) {
        float[] picture = square();
        augment.apply(picture, 0, SHAPE, new SampleRandom(3, epoch, index));
        return picture;
    }

    private static double sum(float[] picture) {
        double sum = 0;
        for (float value : picture) {
            sum += value;
        }
        return sum;
    }

    private static double middle(float[] picture) {
        double sum = 0;
        for (int i = 0; i < 784; i++) {
            sum += picture[i] * (i % 28);
        }
        return sum / sum(picture);
    }

    @Test
    void withoutAmountsNothingChanges() {
        float[] same = changed(new Augment(), 0, 0);
        for (int i = 0; i < 784; i++) {
            assertThat(same[i]).isEqualTo(square()[i], within(1e-4f));
        }
    }

    @Test
    void eachChangeDoesWhatItSaysWithinItsBounds() {
        double farthest = 0;
        double largest = 0;
        double smallest = 1e9;
        double fattest = 0;
        double bent = 0;
        for (int i = 0; i < 200; i++) {
            double moved = middle(changed(new Augment().shift(2), 0, i)) - 13.5;
            assertThat(Math.abs(moved)).isLessThan(2.01);
            farthest = Math.max(farthest, Math.abs(moved));
            double size = sum(changed(new Augment().scale(0.5f, 1.5f), 0, i));
            largest = Math.max(largest, size);
            smallest = Math.min(smallest, size);
            float[] turned = changed(new Augment().rotate(45), 0, i);
            assertThat(sum(turned)).isEqualTo(64, within(3.0));
            assertThat(middle(turned)).isEqualTo(13.5, within(0.05));
            float[] sheared = changed(new Augment().shear(0.3f), 0, i);
            assertThat(sum(sheared)).isEqualTo(64, within(3.0));
            fattest = Math.max(fattest, sum(changed(new Augment().thickness(1), 0, i)));
            float[] waved = changed(new Augment().elastic(1.5f), 0, i);
            for (int p = 0; p < 784; p++) {
                bent = Math.max(bent, Math.abs(waved[p] - square()[p]));
            }
        }
        assertThat(farthest).isGreaterThan(1.8);
        assertThat(largest).isGreaterThan(115);
        assertThat(smallest).isLessThan(22);
        assertThat(fattest).isGreaterThan(90);
        assertThat(bent).isGreaterThan(0.5);
    }

    @Test
    void chanceDependsOnEpochAndExampleAndTheRestOfTheBatchStays() {
        Augment augment = Augment.affine().elastic(1);
        assertThat(changed(augment, 1, 5)).isEqualTo(changed(augment, 1, 5));
        assertThat(changed(augment, 1, 5)).isNotEqualTo(changed(augment, 2, 5));
        assertThat(changed(augment, 1, 5)).isNotEqualTo(changed(augment, 1, 6));
        float[] batch = new float[3 * 784];
        Arrays.fill(batch, 0.5f);
        System.arraycopy(square(), 0, batch, 784, 784);
        augment.apply(batch, 784, SHAPE, new SampleRandom(3, 1, 5));
        assertThat(Arrays.copyOfRange(batch, 784, 1568)).isEqualTo(changed(augment, 1, 5));
        assertThat(batch[783]).isEqualTo(0.5f);
        assertThat(batch[1568]).isEqualTo(0.5f);
    }

    @Test
    void refusesAmountsThatMakeNoSense() {
        assertThatThrownBy(() -> new Augment().shift(-1)).hasMessageContaining("shift is -1.0");
        assertThatThrownBy(() -> new Augment().scale(2, 1)).hasMessageContaining("the smaller first");
        assertThatThrownBy(() -> new Augment().apply(new float[6], 0, new int[] {6}, new SampleRandom()))
                .hasMessageContaining("square");
    }
}
