package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.GrayPicture;
import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.data.digits.DigitPicture;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.data.digits.Scribbles;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.predict.Predictor;
import dev.inkling.nnlib.predict.Reading;
import dev.inkling.nnlib.watch.Evaluation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** What a net that reads digits must be able to do, measured. */
final class ReaderFigures {
    private static final int STRANGERS = 5000;
    private static final int NO_DIGITS = 2000;
    private static final int SHEET_WIDTH = 1050;
    private static final int SHEET_HEIGHT = 800;
    private static final int ENLARGED = 10;

    private ReaderFigures() {}

    /** All figures; those about drawings only where there is a folder of them, with one folder a digit. */
    static JsonObject measure(Module model, PictureDataset mnistTest, Path drawings) throws IOException {
        JsonObject figures = new JsonObject();
        figures.put("mnistTest", rounded(Evaluation.of(model, mnistTest).accuracy()));
        Dataset strangers = new DrawnDigits(STRANGERS, 99, DrawnDigits.Hands.HELD_OUT).pictures();
        figures.put("strangersHands", rounded(Evaluation.of(model, strangers).accuracy()));
        Predictor predictor = Predictor.of(model);
        figures.put("mnistOnSheets", rounded(onSheets(predictor, mnistTest)));
        if (drawings != null) {
            int[] right = drawings(predictor, drawings);
            figures.put("drawingsRight", (long) right[0]).put("drawings", (long) right[1]);
        }
        return figures.put("scribblesClaimed", rounded(claimed(predictor, Scribbles.pictures(NO_DIGITS, 777))));
    }

    /** Of pictures that are no digit, the share in per cent that is read as one and not unsure. */
    static double claimed(Predictor predictor, Dataset pictures) {
        float[] picture = new float[predictor.inputs()];
        float[] label = new float[1];
        int claimed = 0;
        for (int i = 0; i < pictures.size(); i++) {
            pictures.read(i, picture, 0, label, 0);
            claimed += predictor.read(picture).isUnsure() ? 0 : 1;
        }
        return 100.0 * claimed / pictures.size();
    }

    /**
     * Accuracy on pictures that are enlarged ten times, inverted and put into the corners of a large white sheet in
     * turn.
     */
    static double onSheets(Predictor predictor, PictureDataset pictures) {
        byte[] sheet = new byte[SHEET_WIDTH * SHEET_HEIGHT];
        Arrays.fill(sheet, (byte) 255);
        int across = pictures.width() * ENLARGED;
        int down = pictures.height() * ENLARGED;
        int right = 0;
        for (int i = 0; i < pictures.size(); i++) {
            byte[] picture = pictures.picture(i);
            int left = i % 2 == 0 ? 0 : SHEET_WIDTH - across;
            int top = i % 4 < 2 ? 0 : SHEET_HEIGHT - down;
            for (int y = 0; y < down; y++) {
                for (int x = 0; x < across; x++) {
                    int pixel = picture[y / ENLARGED * pictures.width() + x / ENLARGED] & 255;
                    sheet[(top + y) * SHEET_WIDTH + left + x] = (byte) (255 - pixel);
                }
            }
            right += isRead(predictor, new GrayPicture(sheet, SHEET_WIDTH, SHEET_HEIGHT), pictures.label(i)) ? 1 : 0;
            for (int y = 0; y < down; y++) {
                int from = (top + y) * SHEET_WIDTH + left;
                Arrays.fill(sheet, from, from + across, (byte) 255);
            }
        }
        return 100.0 * right / pictures.size();
    }

    /** Right ones and all of a folder with a folder a digit, read as photos are. */
    static int[] drawings(Predictor predictor, Path folder) throws IOException {
        int right = 0;
        int all = 0;
        for (int digit = 0; digit < 10; digit++) {
            for (Path file : pictures(folder.resolve(String.valueOf(digit)))) {
                right += isRead(predictor, gray(ImageIO.read(file.toFile())), digit) ? 1 : 0;
                all++;
            }
        }
        return new int[] {right, all};
    }

    private static boolean isRead(Predictor predictor, GrayPicture picture, int digit) {
        DigitPicture.Result found = DigitPicture.fromGray(picture.pixels(), picture.width(), picture.height());
        Reading reading = found.isReadable() ? predictor.read(found.pixels()) : null;
        return reading != null && reading.best() == digit;
    }

    /** On white where the picture is transparent. */
    private static GrayPicture gray(BufferedImage image) {
        int width = image.getWidth();
        byte[] gray = new byte[width * image.getHeight()];
        for (int i = 0; i < gray.length; i++) {
            int colour = image.getRGB(i % width, i / width);
            int alpha = colour >>> 24;
            int level = (299 * (colour >> 16 & 255) + 587 * (colour >> 8 & 255) + 114 * (colour & 255)) / 1000;
            gray[i] = (byte) ((level * alpha + 255 * (255 - alpha)) / 255);
        }
        return new GrayPicture(gray, width, image.getHeight());
    }

    private static List<Path> pictures(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(file -> file.toString().endsWith(".png")).forEach(files::add);
        }
        Collections.sort(files);
        return files;
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
