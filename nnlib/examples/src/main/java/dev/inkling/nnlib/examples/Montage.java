package dev.inkling.nnlib.examples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Rows of small pictures in one PNG, bright ink on black, each pixel enlarged. */
final class Montage {
    private static final int ENLARGED = 3;
    private static final int GAP = 2;

    private final int side;
    private final List<List<float[]>> rows = new ArrayList<>();

    /** Of square pictures with so many pixels a side. */
    Montage(int side) {
        this.side = side;
    }

    Montage row(List<float[]> pictures) {
        rows.add(pictures);
        return this;
    }

    BufferedImage image() {
        int cell = side * ENLARGED + GAP;
        int columns = rows.stream().mapToInt(List::size).max().orElse(1);
        BufferedImage image =
                new BufferedImage(columns * cell + GAP, rows.size() * cell + GAP, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                float[] picture = rows.get(row).get(column);
                for (int i = 0; i < side * side * ENLARGED * ENLARGED; i++) {
                    int x = i % (side * ENLARGED);
                    int y = i / (side * ENLARGED);
                    float value = Math.max(0, Math.min(1, picture[y / ENLARGED * side + x / ENLARGED]));
                    image.getRaster()
                            .setSample(GAP + column * cell + x, GAP + row * cell + y, 0, Math.round(255 * value));
                }
            }
        }
        return image;
    }

    void write(Path png) throws IOException {
        ImageIO.write(image(), "png", png.toFile());
    }
}
