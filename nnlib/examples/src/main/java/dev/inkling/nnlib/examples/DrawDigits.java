package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws digits as training data without a download, says how long it took, and shows some of them. Arguments: the PNG
 * to write; how many to draw (60000).
 */
public final class DrawDigits {
    private static final int SHOWN = 20;

    private DrawDigits() {}

    public static void main(String[] args) throws IOException {
        Path png = Path.of(args.length > 0 ? args[0] : "digits.png");
        run(args.length > 1 ? Integer.parseInt(args[1]) : 60_000, System.out).write(png);
        System.out.println("see " + png);
    }

    /** A row of each digit. */
    static Montage run(int count, PrintStream out) {
        long start = System.nanoTime();
        PictureDataset drawn = new DrawnDigits(count, 1, DrawnDigits.Hands.ALL).pictures();
        double seconds = (System.nanoTime() - start) / 1e9;
        int cores = Runtime.getRuntime().availableProcessors();
        out.printf("%d digits drawn in %.2f s on %d cores%n", drawn.size(), seconds, cores);
        Montage sheet = new Montage(28);
        for (int digit = 0; digit < 10; digit++) {
            List<float[]> row = new ArrayList<>();
            for (int i = 0; i < drawn.size() && row.size() < SHOWN; i++) {
                if (drawn.label(i) == digit) {
                    float[] picture = new float[784];
                    drawn.read(i, picture, 0, new float[1], 0);
                    row.add(picture);
                }
            }
            sheet.row(row);
        }
        return sheet;
    }
}
