package dev.inkling.nnlib.data.digits;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Pictures of drawings, made by another renderer than ours. */
final class Sheets {
    private Sheets() {}

    /** The drawing, {@code size} high at (left, top) of a white sheet, in black of that width. */
    static float[] sheet(Drawing drawing, int width, int height, float left, float top, float size, float stroke) {
        Box box = Box.around(drawing.strokes());
        float scale = size / box.longerSide();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setStroke(new BasicStroke(stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Stroke line : drawing.strokes()) {
            Path2D path = new Path2D.Float();
            for (int i = 0; i < line.size(); i++) {
                float x = left + (line.x(i) - box.left()) * scale;
                float y = top + (line.y(i) - box.top()) * scale;
                if (i == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            graphics.draw(path);
        }
        graphics.dispose();
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = image.getRaster().getSample(i % width, i / width, 0) / 255f;
        }
        return values;
    }

    /** The sheet as a phone sees it on a table: faint ink, light from one side, noise, dust, the sheet's edge. */
    static float[] photo(float[] sheet, int width, int height, Random random) {
        float[] photo = new float[sheet.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int at = row * width + column;
                float light = 0.55f + 0.35f * column / width - 0.15f * row / height;
                float paper = column < width / 30 ? 0.15f : light;
                photo[at] = paper * (0.45f + 0.55f * sheet[at]) + 0.02f * (float) random.nextGaussian();
            }
        }
        for (int speck = 0; speck < 8; speck++) {
            int at = (5 + random.nextInt(height - 10)) * width + width / 20 + random.nextInt(width * 9 / 10);
            photo[at] *= 0.5f;
            photo[at + 1] *= 0.5f;
        }
        return photo;
    }

    /** How alike two pictures are: 1 the same, 0 unrelated. */
    static double alike(float[] a, float[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            meanA += a[i] / a.length;
            meanB += b[i] / b.length;
        }
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return both / Math.sqrt(squaresA * squaresB);
    }

    static Stroke line(float... xy) {
        float[] x = new float[xy.length / 2];
        float[] y = new float[xy.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = xy[2 * i];
            y[i] = xy[2 * i + 1];
        }
        return new Stroke(x, y);
    }
}
