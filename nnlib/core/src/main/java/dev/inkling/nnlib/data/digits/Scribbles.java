package dev.inkling.nnlib.data.digits;

import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.data.SampleRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures that are no digit, so that a net learns to be unsure about them: noise, aimless strokes, and capital letters
 * that resemble no digit. Picture {@code i} is a function of seed and {@code i}. The label of each is 0 and means
 * nothing.
 */
public final class Scribbles {
    private static final int SIDE = DigitPicture.SIDE;
    private static final int PIXELS = SIDE * SIDE;

    /** Strokes of letters on a square of 0 to 9: a point is two figures, x and y, y counted downwards. */
    private static final String[] LETTERS = {
        "094099 2575", // A
        "90000999 0575", // E
        "900009 0474", // F
        "0009 9099 0595", // H
        "0009 900599", // K
        "0900459099", // M
        "09009990", // N
        "0029447990", // W
        "0099 9009", // X
    };

    private Scribbles() {}

    /** So many of them in memory. */
    public static PictureDataset pictures(int count, long seed) {
        byte[] pixels = new byte[Math.multiplyExact(count, PIXELS)];
        SampleRandom random = new SampleRandom();
        for (int i = 0; i < count; i++) {
            float[] picture = null;
            for (int attempt = 0; picture == null; attempt++) {
                picture = one(i % 8, random.reset(seed, attempt, i));
            }
            for (int p = 0; p < PIXELS; p++) {
                pixels[i * PIXELS + p] = (byte) Math.round(255 * Math.max(0, Math.min(1, picture[p])));
            }
        }
        return PictureDataset.of(pixels, new byte[count], SIDE, SIDE, 10);
    }

    /** One picture of a kind; null where nothing readable came out. */
    private static float[] one(int kind, SampleRandom random) {
        switch (kind) {
            case 0:
                return noise(random, 0);
            case 1:
                return noise(random, 1 + random.below(2));
            case 2:
                return readAsPhoto(random);
            case 3:
                return letter(random);
            default:
                return read(DigitPicture.fromDrawing(new Drawing(strokes(random, kind))));
        }
    }

    private static float[] read(DigitPicture.Result result) {
        return result.isReadable() ? result.pixels() : null;
    }

    /** Grey or black-and-white noise of any density, smoothed or not. */
    private static float[] noise(SampleRandom random, int smoothing) {
        float[] picture = new float[PIXELS];
        float density = random.uniform(0.03f, 1);
        boolean sharp = random.uniform() < 0.5f;
        for (int i = 0; i < PIXELS; i++) {
            boolean ink = random.uniform() < density;
            picture[i] = ink ? sharp ? 1 : random.uniform() : 0;
        }
        for (int round = 0; round < smoothing; round++) {
            picture = smooth(picture);
        }
        float most = 1e-6f;
        for (float value : picture) {
            most = Math.max(most, value);
        }
        for (int i = 0; i < PIXELS; i++) {
            picture[i] /= most;
        }
        return picture;
    }

    private static float[] smooth(float[] picture) {
        float[] smooth = new float[PIXELS];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                float sum = 0;
                int n = 0;
                for (int v = Math.max(0, y - 1); v <= Math.min(SIDE - 1, y + 1); v++) {
                    for (int u = Math.max(0, x - 1); u <= Math.min(SIDE - 1, x + 1); u++) {
                        sum += picture[v * SIDE + u];
                        n++;
                    }
                }
                smooth[y * SIDE + x] = sum / n;
            }
        }
        return smooth;
    }

    /** Noise on a larger sheet, by the way that photos take. */
    private static float[] readAsPhoto(SampleRandom random) {
        int side = 28 + random.below(60);
        float[] sheet = new float[side * side];
        float density = random.uniform(0.005f, 0.3f);
        for (int i = 0; i < sheet.length; i++) {
            sheet[i] = random.uniform() < density ? random.uniform(0.4f, 1) : 0;
        }
        return read(DigitPicture.fromGray(sheet, side, side));
    }

    /** Aimless strokes: short straight ones, long winding ones, zigzags. */
    private static List<Stroke> strokes(SampleRandom random, int kind) {
        List<Stroke> strokes = new ArrayList<>();
        int count = 2 + random.below(kind == 7 ? 9 : 5);
        for (int s = 0; s < count; s++) {
            int points = kind == 4 ? 2 : 3 + random.below(12);
            float[] x = new float[points];
            float[] y = new float[points];
            x[0] = random.uniform();
            y[0] = random.uniform();
            float dx = random.uniform(-1, 1);
            float dy = random.uniform(-1, 1);
            float turn = kind == 5 ? 0.6f : 1;
            for (int i = 1; i < points; i++) {
                dx = dx * (1 - turn) + turn * random.uniform(-0.6f, 0.6f);
                dy = dy * (1 - turn) + turn * random.uniform(-0.6f, 0.6f);
                x[i] = x[i - 1] + dx;
                y[i] = y[i - 1] + dy;
            }
            strokes.add(new Stroke(x, y));
        }
        return strokes;
    }

    private static float[] letter(SampleRandom random) {
        List<Stroke> strokes = new ArrayList<>();
        float slant = random.uniform(-0.3f, 0.3f);
        float wide = random.uniform(0.6f, 1.1f);
        for (String stroke : LETTERS[random.below(LETTERS.length)].split(" ")) {
            int points = stroke.length() / 2;
            float[] x = new float[points];
            float[] y = new float[points];
            for (int i = 0; i < points; i++) {
                float across = stroke.charAt(2 * i) - '0' + random.uniform(-0.7f, 0.7f);
                y[i] = stroke.charAt(2 * i + 1) - '0' + random.uniform(-0.7f, 0.7f);
                x[i] = across * wide - slant * y[i];
            }
            strokes.add(new Stroke(x, y));
        }
        return read(DigitPicture.fromDrawing(new Drawing(strokes)));
    }
}
