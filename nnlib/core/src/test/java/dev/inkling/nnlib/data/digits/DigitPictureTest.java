package dev.inkling.nnlib.data.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.inkling.nnlib.data.digits.DigitPicture.NothingToRead;
import dev.inkling.nnlib.data.digits.DigitPicture.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitPictureTest {
    private static final DrawnDigits DIGITS = new DrawnDigits(1000, 21, DrawnDigits.Hands.ALL);

    @ParameterizedTest
    @CsvSource({
        "1050,800,600,70,300,2",
        "1050,800,20,20,90,3",
        "400,500,60,80,300,20",
        "64,64,9,6,45,2.5",
        "32,32,5,5,20,1.5",
        "2600,1900,300,300,1000,4"
    })
    void aPictureOfAnySizePlaceAndPolarityIsReadAsItsStrokesAre(
            int width, int height, float left, float top, float size, float stroke) {
        double least = 1;
        double mean = 0;
        int digits = width > 1000 ? 4 : 20;
        for (int i = 0; i < digits; i++) {
            Drawing drawing = DIGITS.sample(i).drawing();
            float[] sheet = Sheets.sheet(drawing, width, height, left, top, size, stroke);
            float[] wanted = DigitPicture.fromDrawing(drawing).pixels();
            Result dark = DigitPicture.fromGray(sheet, width, height);
            for (int p = 0; p < sheet.length; p++) {
                sheet[p] = 1 - 0.8f * sheet[p];
            }
            Result bright = DigitPicture.fromGray(sheet, width, height);
            double alike = aligned(dark.pixels(), wanted);
            least = Math.min(least, alike);
            mean += alike / digits;
            assertThat(Sheets.alike(bright.pixels(), dark.pixels())).isGreaterThan(0.995);
        }
        assertThat(mean).isGreaterThan(size > 30 ? 0.95 : 0.9);
        assertThat(least).isGreaterThan(0.8);
    }

    /** Whole pixels may round the other way: the best of the nine places. */
    private static double aligned(float[] a, float[] b) {
        double best = -1;
        for (int down = -1; down <= 1; down++) {
            for (int right = -1; right <= 1; right++) {
                float[] moved = new Ink(a, 28, 28).crop(right, down, 28, 28).values;
                best = Math.max(best, Sheets.alike(moved, b));
            }
        }
        return best;
    }

    @Test
    void aPhotoIsReadAsTheCleanSheetIs() {
        Random random = new Random(1);
        int alike = 0;
        for (int i = 0; i < 30; i++) {
            Drawing drawing = DIGITS.sample(i).drawing();
            float[] sheet = Sheets.sheet(drawing, 640, 480, 200, 90, 260, 9);
            Result photo = DigitPicture.fromGray(Sheets.photo(sheet, 640, 480, random), 640, 480);
            float[] clean = DigitPicture.fromGray(sheet, 640, 480).pixels();
            alike += photo.isReadable() && aligned(photo.pixels(), clean) > 0.92 ? 1 : 0;
        }
        assertThat(alike).isGreaterThanOrEqualTo(29);
    }

    @Test
    void theResultFollowsMnistsConvention() {
        for (int i = 0; i < 200; i++) {
            Drawing drawing = DIGITS.sample(i).drawing();
            float[] sheet = Sheets.sheet(drawing, 300, 300, 40, 40, 200, 3);
            for (float[] pixels : new float[][] {
                DigitPicture.fromDrawing(drawing).pixels(),
                DigitPicture.fromGray(sheet, 300, 300).pixels()
            }) {
                Ink ink = new Ink(pixels, 28, 28);
                int[] box = ink.box();
                assertThat(Math.max(box[2] - box[0], box[3] - box[1])).isBetween(19, 21);
                assertThat(ink.max()).isEqualTo(1, within(1e-3f));
                assertThat(2 * ink.area() / ink.variation()).isBetween(1.7f, 3.3f);
                double mass = 0;
                double massX = 0;
                for (int p = 0; p < 784; p++) {
                    mass += pixels[p];
                    massX += pixels[p] * (p % 28 + 0.5);
                }
                // A digit whose mass lies far to one side of its box stays on the sheet instead.
                boolean free = box[0] > 0 && box[2] < 28;
                assertThat(massX / mass).isBetween(free ? 13.7 : 12.5, free ? 15.3 : 16.5);
            }
        }
    }

    @Test
    void strokesBecomeAsWideAsMnistsHoweverThinTheyWere() {
        Drawing one = new Drawing(Collections.singletonList(Sheets.line(0, 0, 30, 100)));
        Ink wanted = new Ink(DigitPicture.fromDrawing(one).pixels(), 28, 28);
        for (float stroke : new float[] {1, 2, 4, 8}) {
            float[] pixels = DigitPicture.fromGray(Sheets.sheet(one, 500, 500, 100, 100, 200, stroke), 500, 500)
                    .pixels();
            assertThat(new Ink(pixels, 28, 28).area())
                    .as("width %s", stroke)
                    .isCloseTo(wanted.area(), withinPercentage(8));
        }
    }

    @Test
    void aFullPictureOfMnistsOwnSizeHardlyChanges() {
        double least = 1;
        for (int i = 0; i < 100; i++) {
            byte[] pixels = DIGITS.sample(i).pixels();
            float[] values = new float[784];
            for (int p = 0; p < 784; p++) {
                values[p] = (pixels[p] & 0xff) / 255f;
            }
            Result result = DigitPicture.fromGray(pixels, 28, 28);
            least = Math.min(least, aligned(result.pixels(), values));
        }
        assertThat(least).isGreaterThan(0.75);
    }

    @Test
    void saysWhenThereIsNothingToRead() {
        float[] blank = new float[300 * 200];
        expect(NothingToRead.BLANK, blank, 300, 200);
        Arrays.fill(blank, 0.8f);
        expect(NothingToRead.BLANK, blank, 300, 200);
        Random random = new Random(3);
        float[] noise = new float[300 * 200];
        float[] lit = new float[300 * 200];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 0.7f + 0.02f * (float) random.nextGaussian();
            lit[i] = 0.5f + 0.4f * (i % 300) / 300;
        }
        expect(NothingToRead.BLANK, noise, 300, 200);
        expect(NothingToRead.BLANK, lit, 300, 200);
        expect(NothingToRead.BLANK, new float[1], 1, 1);

        float[] dot = new float[300 * 200];
        for (int i = 0; i < dot.length; i++) {
            dot[i] = Math.hypot(i % 300 - 100, i / 300 - 90) < 12 ? 0 : 1;
        }
        expect(NothingToRead.DOT, dot, 300, 200);
        float[] speck = new float[300 * 200];
        speck[150 * 300 + 100] = 1;
        expect(NothingToRead.DOT, speck, 300, 200);

        float[] scribble = Sheets.sheet(scribble(14), 300, 300, 20, 20, 260, 8);
        expect(NothingToRead.SCRIBBLE, scribble, 300, 300);
        for (int turns = 5; turns < 40; turns++) {
            assertThat(DigitPicture.fromDrawing(scribble(turns)).reason())
                    .as("to and fro %d times", turns)
                    .isEqualTo(NothingToRead.SCRIBBLE);
        }
        assertThat(DigitPicture.fromDrawing(new Drawing(Collections.emptyList()))
                        .reason())
                .isEqualTo(NothingToRead.BLANK);
        Drawing tap = new Drawing(Collections.singletonList(Sheets.line(50, 50, 51, 50)), 300, 300);
        assertThat(DigitPicture.fromDrawing(tap).reason()).isEqualTo(NothingToRead.DOT);
        assertThatThrownBy(() -> DigitPicture.fromDrawing(tap).pixels()).hasMessageContaining("a dot");
    }

    private static Drawing scribble(int turns) {
        float[] xy = new float[4 * turns];
        for (int i = 0; i < turns; i++) {
            xy[4 * i] = 0;
            xy[4 * i + 1] = 100f * i / turns;
            xy[4 * i + 2] = 100;
            xy[4 * i + 3] = 100f * (i + 0.5f) / turns;
        }
        return new Drawing(Collections.singletonList(Sheets.line(xy)), 100, 100);
    }

    private static void expect(NothingToRead reason, float[] pixels, int width, int height) {
        Result result = DigitPicture.fromGray(pixels, width, height);
        assertThat(result.isReadable() ? "readable" : result.reason().name()).isEqualTo(reason.name());
    }

    @Test
    void noDigitIsTakenForNothing() {
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            DrawnDigits.Sample sample = DIGITS.sample(i);
            Result strokes = DigitPicture.fromDrawing(sample.drawing());
            Result picture = DigitPicture.fromGray(sample.pixels(), 28, 28);
            if (!strokes.isReadable() || !picture.isReadable()) {
                refused.add(i + ": " + strokes.reason() + ", " + picture.reason());
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void anyPixelsGiveAPictureOrAReason() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int readable = 0;
        for (int i = 0; i < 1500; i++) {
            int width = 1 + random.nextInt(60);
            int height = 1 + random.nextInt(60);
            float[] pixels = new float[width * height];
            for (int k = random.nextInt(40); k > 0; k--) {
                int at = random.nextInt(pixels.length);
                int to = Math.min(pixels.length, at + random.nextInt(3 * width));
                Arrays.fill(pixels, at, to, random.nextBoolean() ? Float.NaN : 3 * random.nextFloat() - 1);
            }
            Result result = DigitPicture.fromGray(pixels, width, height);
            if (result.isReadable()) {
                readable++;
                for (float pixel : result.pixels()) {
                    assertThat(pixel).as("seed %d", seed).isBetween(0f, 1f);
                }
            }
        }
        assertThat(readable).as("seed %d", seed).isGreaterThan(100);
        assertThatThrownBy(() -> DigitPicture.fromGray(new float[5], 2, 2))
                .hasMessage("A picture of 2 by 2 does not have 5 pixels.");
    }

    @Test
    void distancesAreExact() {
        Random random = new Random(5);
        for (int run = 0; run < 50; run++) {
            int width = 1 + random.nextInt(20);
            int height = 1 + random.nextInt(20);
            float[] values = new float[width * height];
            values[random.nextInt(values.length)] = 1;
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(values[i], random.nextInt(8) == 0 ? 1 : 0);
            }
            float[] found = Distance.toInk(new Ink(values, width, height), 0.5f);
            for (int i = 0; i < values.length; i++) {
                double nearest = Double.MAX_VALUE;
                for (int j = 0; j < values.length; j++) {
                    if (values[j] == 1) {
                        nearest = Math.min(nearest, Math.hypot(i % width - j % width, i / width - j / width));
                    }
                }
                assertThat(found[i]).isEqualTo((float) nearest, within(1e-4f));
            }
        }
    }
}
