package dev.inkling.cli;

import dev.inkling.nnlib.data.GrayPicture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Opens picture files as grey values from 0 (black) to 255 (white), upright as their camera meant them. */
final class Photo {
    /** Larger pictures are thinned out while they are read: a digit needs no more, and memory is finite. */
    private static final int LONGEST_SIDE = 2000;

    private Photo() {}

    /** The picture in a file; fails with a sentence about the file. */
    static GrayPicture open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Failure(file + " is a folder: name a picture in it.");
        }
        if (!Files.exists(file)) {
            throw new Failure("there is no picture " + file + ": check the path.");
        }
        try {
            return read(file);
        } catch (IOException e) {
            throw new Failure(file + " cannot be read as a picture: " + e.getMessage() + ".", e);
        }
    }

    /** The picture in a file; the message of what is thrown says in a few words why there is none. */
    static GrayPicture read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("it is no PNG, JPEG, GIF or BMP");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
                int every = Math.max(1, (longest + LONGEST_SIDE - 1) / LONGEST_SIDE);
                ImageReadParam how = reader.getDefaultReadParam();
                how.setSourceSubsampling(every, every, 0, 0);
                return grey(reader.read(0, how), Exif.orientation(bytes));
            } catch (IOException | RuntimeException e) {
                throw new IOException("it is damaged or of an unusual kind", e);
            } finally {
                reader.dispose();
            }
        }
    }

    private static GrayPicture grey(BufferedImage image, int turn) {
        int w = image.getWidth();
        int h = image.getHeight();
        // Transparent paper is white.
        BufferedImage opaque = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = opaque.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, w, h);
        g.drawImage(image, 0, 0, null);
        g.dispose();
        boolean lying = turn >= 5;
        int width = lying ? h : w;
        int height = lying ? w : h;
        byte[] grey = new byte[width * height];
        int[] row = new int[w];
        for (int y = 0; y < h; y++) {
            opaque.getRGB(0, y, w, 1, row, 0, w);
            for (int x = 0; x < w; x++) {
                int p = row[x];
                int luma = (299 * (p >> 16 & 255) + 587 * (p >> 8 & 255) + 114 * (p & 255) + 500) / 1000;
                grey[Exif.place(x, y, w, h, turn)] = (byte) luma;
            }
        }
        return new GrayPicture(grey, width, height);
    }
}
