package dev.inkling.nnlib.data.digits;

import dev.inkling.nnlib.data.SampleRandom;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws a sheet of every hand to a PNG, for the eye: {@code HandSheet target/hands.png}. */
final class HandSheet {
    private static final int ACROSS = 17;
    private static final int CELL = 30;

    private HandSheet() {}

    public static void main(String[] args) throws IOException {
        List<Hand> hands = DrawnDigits.hands(DrawnDigits.Hands.ALL);
        int rows = (hands.size() + 1) / 2;
        BufferedImage sheet = new BufferedImage(2 * ACROSS * CELL, rows * CELL, BufferedImage.TYPE_BYTE_GRAY);
        Writer writer = new Writer();
        byte[] pixels = new byte[Pen.SIDE * Pen.SIDE];
        for (int h = 0; h < hands.size(); h++) {
            for (int k = 0; k < ACROSS; k++) {
                writer.write(hands.get(h), new SampleRandom(1, h, k));
                writer.render(pixels, 0);
                int left = (h / rows * ACROSS + k) * CELL;
                int top = h % rows * CELL;
                for (int i = 0; i < pixels.length; i++) {
                    sheet.getRaster().setSample(left + i % Pen.SIDE, top + i / Pen.SIDE, 0, pixels[i] & 0xff);
                }
                for (int i = 0; i < CELL; i++) {
                    sheet.getRaster().setSample(left + CELL - 1, top + i, 0, 70);
                    sheet.getRaster().setSample(left + i, top + CELL - 1, 0, 70);
                }
            }
        }
        ImageIO.write(sheet, "png", new File(args[0]));
    }
}
