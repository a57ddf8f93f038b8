package dev.inkling.nnlib.data.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.data.SampleRandom;
import dev.inkling.nnlib.data.digits.DrawnDigits.Hands;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DrawnDigitsTest {
    @Test
    void eachDigitHasItsHandsAndStrangersAreNoneOfThem() {
        List<Hand> training = DrawnDigits.hands(Hands.TRAINING);
        List<Hand> heldOut = DrawnDigits.hands(Hands.HELD_OUT);
        assertThat(training).hasSize(75);
        assertThat(heldOut).hasSize(20);
        for (int digit = 0; digit < 10; digit++) {
            int wanted = digit;
            List<String> names = training.stream()
                    .filter(h -> h.digit == wanted)
                    .map(h -> h.name)
                    .toList();
            assertThat(names).hasSizeBetween(6, 9).doesNotHaveDuplicates().contains("angular");
            assertThat(heldOut.stream().filter(h -> h.digit == wanted).map(h -> h.name))
                    .hasSize(2)
                    .doesNotContainAnyElementsOf(names);
        }
        Set<String> drawn = new HashSet<>();
        DrawnDigits strangers = new DrawnDigits(500, 3, Hands.HELD_OUT);
        for (int i = 0; i < 500; i++) {
            DrawnDigits.Sample sample = strangers.sample(i);
            drawn.add(sample.label() + sample.hand());
        }
        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(
                        heldOut.stream().map(h -> h.digit + h.name).toList());
    }

    @Test
    void aPictureIsAFunctionOfSeedAndNumber() throws Exception {
        DrawnDigits digits = new DrawnDigits(400, 9, Hands.TRAINING);
        PictureDataset inOrder = digits.pictures();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<byte[]>> drawn = new ArrayList<>();
        for (int i = 399; i >= 0; i--) {
            int index = i;
            Callable<byte[]> draw = () -> digits.sample(index).pixels();
            drawn.add(threads.submit(draw));
        }
        threads.shutdown();
        for (int i = 0; i < 400; i++) {
            assertThat(drawn.get(399 - i).get()).isEqualTo(inOrder.picture(i));
        }
        DrawnDigits other = new DrawnDigits(400, 10, Hands.TRAINING);
        assertThat(other.sample(0).pixels()).isNotEqualTo(inOrder.picture(0));
        assertThatThrownBy(() -> digits.sample(400)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void tenInARowHoldEachDigitOnce() {
        DrawnDigits digits = new DrawnDigits(1000, 4, Hands.ALL);
        Set<List<Integer>> orders = new HashSet<>();
        for (int ten = 0; ten < 100; ten++) {
            List<Integer> labels = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int label = digits.label(10 * ten + i);
                assertThat(digits.sample(10 * ten + i).label()).isEqualTo(label);
                labels.add(label);
            }
            assertThat(labels).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            orders.add(labels);
        }
        assertThat(orders).hasSizeGreaterThan(95);
    }

    @Test
    void picturesFollowMnistsConvention() {
        int n = 3000;
        PictureDataset pictures = new DrawnDigits(n, 5, Hands.TRAINING).pictures();
        double stroke = 0;
        double side = 0;
        double centre = 0;
        for (int i = 0; i < n; i++) {
            float[] values = new float[784];
            pictures.read(i, values, 0, new float[1], 0);
            Ink ink = new Ink(values, 28, 28);
            stroke += 2 * ink.area() / ink.variation() / n;
            int[] box = ink.box();
            side += Math.max(box[2] - box[0], box[3] - box[1]) / (double) n;
            double mass = 0;
            double massY = 0;
            for (int p = 0; p < 784; p++) {
                mass += values[p];
                massY += values[p] * (p / 28 + 0.5);
            }
            centre += massY / mass / n;
        }
        // MNIST's test set, measured alike: 2.50, 20.0 and 14.49.
        assertThat(stroke).isEqualTo(2.5, within(0.15));
        assertThat(side).isEqualTo(20, within(0.5));
        assertThat(centre).isEqualTo(14.5, within(0.1));
    }

    @Test
    void theStrokesAreThoseOfThePicture() {
        DrawnDigits digits = new DrawnDigits(300, 6, Hands.ALL);
        double alike = 0;
        for (int i = 0; i < 300; i++) {
            DrawnDigits.Sample sample = digits.sample(i);
            float[] pixels = new float[784];
            for (int p = 0; p < 784; p++) {
                pixels[p] = (sample.pixels()[p] & 0xff) / 255f;
            }
            alike += Sheets.alike(
                            pixels, DigitPicture.fromDrawing(sample.drawing()).pixels())
                    / 300;
        }
        assertThat(alike).isGreaterThan(0.85);
    }

    @Test
    void drawingAllocatesNothing() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        DrawnDigits digits = new DrawnDigits(2000, 6, Hands.ALL);
        byte[] pixels = new byte[784];
        int labels = 0;
        for (int i = 0; i < 1000; i++) {
            labels += digits.draw(i, pixels, 0);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 1000; i < 2000; i++) {
            labels += digits.draw(i, pixels, 0);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8192);
        assertThat(labels).isEqualTo(200 * 45);
    }

    @Test
    void aHandPassesItsControlPoints() {
        for (Hand hand : DrawnDigits.hands(Hands.ALL)) {
            assertThat(hand.samples()).isEqualTo(Hand.SEGMENTS + hand.strokes());
            float[] x = new float[hand.samples()];
            float[] y = new float[hand.samples()];
            for (float angular : new float[] {0, 1}) {
                hand.sample(hand.x, hand.y, angular, x, y);
                for (int point = 0; point < hand.x.length; point++) {
                    double nearest = Double.MAX_VALUE;
                    for (int r = 0; r < x.length; r++) {
                        nearest = Math.min(nearest, Math.hypot(x[r] - hand.x[point], y[r] - hand.y[point]));
                    }
                    assertThat(nearest).as("%s of %d", hand.name, hand.digit).isLessThan(0.06);
                }
                for (int s = 0; s < hand.strokes(); s++) {
                    assertThat(x[hand.firstSample[s]]).isEqualTo(hand.x[hand.firstPoint[s]], within(1e-5f));
                    assertThat(y[hand.firstSample[s + 1] - 1])
                            .isEqualTo(hand.y[hand.firstPoint[s + 1] - 1], within(1e-5f));
                }
            }
        }
    }

    @Test
    void aWriterStaysOnTheSheetWhateverTheDice() {
        Writer writer = new Writer();
        List<Hand> hands = DrawnDigits.hands(Hands.ALL);
        byte[] pixels = new byte[784];
        for (int i = 0; i < 5000; i++) {
            writer.write(hands.get(i % hands.size()), new SampleRandom(77, 0, i));
            writer.render(pixels, 0);
            int ink = 0;
            for (byte pixel : pixels) {
                ink += pixel & 0xff;
            }
            assertThat(ink / 255).isBetween(10, 420);
            Box box = Box.around(writer.drawing().strokes());
            assertThat(box.left()).isGreaterThan(0);
            assertThat(box.top()).isGreaterThan(0);
            assertThat(box.right()).isLessThan(28);
            assertThat(box.bottom()).isLessThan(28);
        }
    }
}
