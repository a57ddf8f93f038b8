package dev.inkling.nnlib.data.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.JsonException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingTest {
    private static final Drawing FOUR = new Drawing(
            Arrays.asList(Sheets.line(12.5f, 0, 0, 60.25f, 50, 60), Sheets.line(40, 20, 38, 100), Sheets.line(7, 7)),
            300,
            400.5f);

    @Test
    void jsonKeepsEveryCoordinate() {
        assertThat(Drawing.fromJson(FOUR.toJson())).isEqualTo(FOUR);
        assertThat(FOUR.toJson()).startsWith("{\"sheet\":[300.0,400.5],\"strokes\":[[12.5,0.0,0.0,60.25");
        Drawing empty = new Drawing(Collections.emptyList());
        assertThat(Drawing.fromJson(empty.toJson())).isEqualTo(empty);
        assertThat(Drawing.fromJson("{\"strokes\":[[1,2]]}").width()).isZero();
    }

    @Test
    void bytesKeepPointsToASmallShareOfTheDrawing() throws BadFileException {
        long seed = new Random().nextLong();
        DrawnDigits digits = new DrawnDigits(200, seed, DrawnDigits.Hands.ALL);
        for (int i = 0; i < 200; i++) {
            Drawing drawing = digits.sample(i).drawing();
            byte[] bytes = drawing.toBytes();
            Drawing back = Drawing.fromBytes(bytes);
            assertThat(back.width()).isEqualTo(28);
            assertThat(back.strokes()).hasSameSizeAs(drawing.strokes());
            int points = 0;
            for (int s = 0; s < back.strokes().size(); s++) {
                Stroke before = drawing.strokes().get(s);
                Stroke after = back.strokes().get(s);
                assertThat(after.size()).isEqualTo(before.size());
                for (int p = 0; p < after.size(); p++) {
                    assertThat(after.x(p)).as("seed %d", seed).isEqualTo(before.x(p), within(20f / 65535));
                    assertThat(after.y(p)).as("seed %d", seed).isEqualTo(before.y(p), within(20f / 65535));
                }
                points += after.size();
            }
            assertThat(bytes.length).isLessThan(26 + 6 * points);
        }
        Drawing tap = new Drawing(Collections.singletonList(Sheets.line(5, 6)), 10, 10);
        assertThat(Drawing.fromBytes(tap.toBytes())).isEqualTo(tap);
        Drawing empty = new Drawing(Collections.emptyList(), 10, 20);
        assertThat(Drawing.fromBytes(empty.toBytes())).isEqualTo(empty);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'strokes':[[1,2,3]]} ~ strokes[0] has an x without a y at its end.",
                "{'strokes':[[1,2],['a',2]]} ~ strokes[1][0] must be a number.",
                "{'strokes':[7]} ~ strokes[0] must be a list of numbers.",
                "{'strokes':[[]]} ~ strokes[0] is wrong: A stroke has as many x as y and at least one, not 0 and 0.",
                "{'strokes':[[1e300,2]]} ~ strokes[0] is wrong: Point 0 of a stroke is (Infinity, 2.0), not on any sheet.",
                "{'strokes':[],'sheet':[1]} ~ sheet must be a width and a height.",
                "{'strokes':[],'sheet':[-1,2]} ~ sheet is wrong: A sheet cannot be -1.0 by 2.0.",
                "{'lines':[]} ~ Unknown field lines; known are sheet, strokes.",
            })
    void saysWhatIsWrongWithAText(String text, String message) {
        assertThatThrownBy(() -> Drawing.fromJson(text.replace('\'', '"')))
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    @Test
    void damagedBytesGiveADrawingOrADeclaredError() {
        byte[] good = FOUR.toBytes();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Drawing.fromBytes(cut))
                    .isInstanceOfSatisfying(
                            BadFileException.class, e -> assertThat(e.reason()).isIn(Reason.CUT, Reason.NOT_OURS));
        }
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int believed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = Arrays.copyOf(good, good.length + random.nextInt(2));
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            try {
                assertThat(Drawing.fromBytes(bad).strokes()).as("seed %d", seed).hasSizeLessThan(bad.length);
                believed++;
            } catch (BadFileException declared) {
                assertThat(declared.getMessage()).as("seed %d", seed).isNotEmpty();
            }
        }
        assertThat(believed).as("seed %d", seed).isBetween(500, 19_500);
    }
}
