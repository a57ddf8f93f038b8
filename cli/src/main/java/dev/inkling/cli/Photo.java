package dev.inkling.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture from a file as grey values from 0 (black) to 255 (white), upright as its camera meant it. */
final class Photo {
    /** Larger pictures are thinned out while they are read: a digit needs no more, and memory is finite. */
    private static final int LONGEST_SIDE = 2000;

    private final int width;
    private final int height;
    private final byte[] grey;

    private Photo(int width, int height, byte[] grey) {
        this.width = width;
        this.height = height;
        this.grey = grey;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Row by row, one unsigned byte a pixel. */
    byte[] grey() {
        return grey;
    }

    static Photo read(Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        if (Files.isDirectory(file)) {
            throw new Failure(file + " is a folder: name a picture in it.");
        }
        if (!Files.exists(file)) {
            throw new Failure("there is no picture " + file + ": check the path.");
        }
        int turn = file.toString().toLowerCase(java.util.Locale.ROOT).matches(".*\\.jpe?g")
                ? Exif.orientation(file)
                : Exif.UPRIGHT;
        BufferedImage image;
        try {
            image = decode(file.toFile());
        } catch (IOException | RuntimeException e) {
            if (e instanceof Failure) {
                throw e;
            }
            throw new Failure(file + " cannot be read as a picture: it is damaged or of an unusual kind.", e);
        }
        return grey(image, turn);
    }

    private static BufferedImage decode(File file) throws IOException {
        ImageIO.setUseCache(false);
        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new Failure(file + " is not a picture that can be read: PNG, JPEG, GIF and BMP can.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
                int every = Math.max(1, (longest + LONGEST_SIDE - 1) / LONGEST_SIDE);
                ImageReadParam how = reader.getDefaultReadParam();
                how.setSourceSubsampling(every, every, 0, 0);
                return reader.read(0, how);
            } finally {
                reader.dispose();
            }
        }
    }

    private static Photo grey(BufferedImage image, int turn) {
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
        return new Photo(width, height, grey);
    }
}
