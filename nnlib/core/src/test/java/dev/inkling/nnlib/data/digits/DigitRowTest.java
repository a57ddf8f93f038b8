package dev.inkling.nnlib.data.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigitRowTest {
    /** The strokes moved and scaled so that the box is {@code height} high and begins at {@code left}. */
    private static List<Stroke> placed(Drawing digit, float left, float top, float height) {
        Box box = Box.around(digit.strokes());
        float scale = height / box.longerSide();
        List<Stroke> moved = new ArrayList<>();
        for (Stroke stroke : digit.strokes()) {
            float[] x = new float[stroke.size()];
            float[] y = new float[stroke.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = left + (stroke.x(i) - box.left()) * scale;
                y[i] = top + (stroke.y(i) - box.top()) * scale;
            }
            moved.add(new Stroke(x, y));
        }
        return moved;
    }

    @Test
    void cutsRowsOfEveryHandIntoTheirDigits() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        DrawnDigits digits = new DrawnDigits(100_000, seed, DrawnDigits.Hands.ALL);
        int right = 0;
        int rows = 300;
        for (int row = 0; row < rows; row++) {
            List<List<Stroke>> wanted = new ArrayList<>();
            List<Stroke> all = new ArrayList<>();
            float left = 10;
            int count = 1 + random.nextInt(6);
            for (int k = 0; k < count; k++) {
                float height = 90 + random.nextInt(20);
                List<Stroke> digit =
                        placed(digits.sample(random.nextInt(100_000)).drawing(), left, random.nextInt(20), height);
                wanted.add(digit);
                all.addAll(digit);
                left = Box.around(digit).right() + 8 + random.nextInt(25);
            }
            List<Drawing> found = DigitRow.split(new Drawing(all, 800, 120));
            boolean same = found.size() == count;
            for (int k = 0; same && k < count; k++) {
                same = found.get(k).strokes().equals(wanted.get(k));
                assertThat(found.get(k).width()).isEqualTo(800);
            }
            right += same ? 1 : 0;
        }
        assertThat(right).as("seed %d", seed).isGreaterThanOrEqualTo(rows * 94 / 100);
    }

    @Test
    void keepsDetachedAndCrossingStrokesTogether() {
        Stroke five = Sheets.line(14, 12, 6, 46, 30, 38, 52, 54, 50, 84, 26, 99, 0, 92);
        Stroke bar = Sheets.line(22, 3, 50, 1, 80, 0);
        Stroke seven = Sheets.line(100, 5, 156, 2, 136, 50, 122, 100);
        Stroke crossBar = Sheets.line(110, 54, 156, 48);
        Stroke four = Sheets.line(186, 2, 182, 40, 192, 56, 214, 56, 234, 48);
        Stroke upright = Sheets.line(236, 4, 227, 100);
        Stroke one = Sheets.line(270, 0, 262, 100);
        List<Stroke> drawn = Arrays.asList(seven, four, five, one, upright, crossBar, bar);
        List<Drawing> digits = DigitRow.split(new Drawing(drawn));
        assertThat(digits).hasSize(4);
        assertThat(digits.get(0).strokes()).containsExactlyInAnyOrder(five, bar);
        assertThat(digits.get(1).strokes()).containsExactlyInAnyOrder(seven, crossBar);
        assertThat(digits.get(2).strokes()).containsExactlyInAnyOrder(four, upright);
        assertThat(digits.get(3).strokes()).containsExactly(one);
    }

    @Test
    void aFlatStrokeBelongsToTheDigitBesideIt() {
        Stroke body = Sheets.line(40, 12, 6, 46, 30, 38, 50, 54, 50, 84, 26, 99, 0, 92);
        Stroke flag = Sheets.line(58, 8, 90, 6);
        Stroke one = Sheets.line(140, 0, 138, 60, 136, 100);
        Stroke foot = Sheets.line(100, 104, 124, 114);
        List<Drawing> digits = DigitRow.split(new Drawing(Arrays.asList(flag, body, one, foot)));
        assertThat(digits).hasSize(2);
        assertThat(digits.get(0).strokes()).containsExactly(flag, body);
        assertThat(digits.get(1).strokes()).containsExactly(one, foot);
    }

    @Test
    void slantedNeighboursStayApart() {
        Stroke first = Sheets.line(40, 0, 0, 100);
        Stroke second = Sheets.line(60, 0, 20, 100);
        assertThat(DigitRow.split(new Drawing(Arrays.asList(first, second)))).hasSize(2);
    }

    @Test
    void leavesOutSlipsAndSaysHowManyThereAre() {
        List<Stroke> strokes = new ArrayList<>();
        for (int i = 7; i >= 0; i--) {
            strokes.add(Sheets.line(40 * i, 0, 40 * i + 3, 100));
        }
        strokes.add(Sheets.line(20, 50, 22, 51));
        List<Drawing> digits = DigitRow.split(new Drawing(strokes));
        assertThat(digits).hasSize(8);
        assertThat(digits.get(5).strokes()).containsExactly(Sheets.line(200, 0, 203, 100));
        assertThat(DigitRow.split(new Drawing(Collections.emptyList()))).isEmpty();
    }

    @Test
    void tellsTwoRowsFromADigitOfTwoStrokes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        DrawnDigits digits = new DrawnDigits(100_000, seed, DrawnDigits.Hands.ALL);
        int alone = 0;
        int stacked = 0;
        int all = 1000;
        for (int i = 0; i < all; i++) {
            List<Stroke> one = placed(digits.sample(random.nextInt(100_000)).drawing(), 10, 10, 100);
            List<Stroke> other = placed(digits.sample(random.nextInt(100_000)).drawing(), 10, 135, 100);
            alone += DigitRow.isTwoRows(new Drawing(one)) ? 1 : 0;
            List<Stroke> both = new ArrayList<>(one);
            both.addAll(other);
            stacked += DigitRow.isTwoRows(new Drawing(both)) ? 1 : 0;
        }
        assertThat(alone).as("single digits, seed %d", seed).isLessThanOrEqualTo(all / 100);
        assertThat(stacked).as("two above one another, seed %d", seed).isGreaterThanOrEqualTo(all * 85 / 100);
    }
}
