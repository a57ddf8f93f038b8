package dev.inkling.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws results as pictures that stand beside a text. */
final class Chart {
    private static final Color INK = new Color(0x22, 0x2B, 0x38);
    private static final Color PALE = new Color(0xDD, 0xE2, 0xE8);
    private static final Color GOOD = new Color(0x1B, 0x7F, 0x79);
    private static final Color SHORT = new Color(0xC4, 0x5B, 0x2C);
    private static final Color[] LINES = {GOOD, new Color(0x35, 0x5C, 0x9A), SHORT, new Color(0x8A, 0x4F, 0x9E)};

    private Chart() {}

    /** A bar for each ratio to a peer, its aim as a tick. */
    static void ratios(List<Row> rows, Path file) throws IOException {
        List<Row> shown = rows.stream()
                .filter(r -> !r.peer().isEmpty() && !Double.isNaN(r.ratio()))
                .toList();
        int left = 520;
        int width = 1100;
        int line = 30;
        int height = 70 + line * shown.size();
        double most = 1;
        for (Row r : shown) most = Math.max(most, Math.min(r.ratio(), 12));
        double unit = (width - left - 90) / most;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = canvas(image);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        g.drawString("nnlib against its peers: times as fast (line: equal; tick: aim)", 20, 30);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        for (int i = 0; i < shown.size(); i++) {
            Row r = shown.get(i);
            int y = 50 + i * line;
            g.setColor(INK);
            String label = r.measure() + " / " + r.peer() + ", " + r.threads() + "T";
            g.drawString(label, left - 12 - g.getFontMetrics().stringWidth(label), y + 16);
            g.setColor(r.holds() ? GOOD : SHORT);
            int bar = (int) (unit * Math.min(r.ratio(), most));
            g.fillRect(left, y + 3, Math.max(bar, 1), 17);
            g.setColor(INK);
            g.drawString(Report.figure(r.ratio()) + "x", left + bar + 8, y + 16);
            if (!Double.isNaN(r.atLeast())) {
                int at = left + (int) (unit * r.atLeast());
                g.fillRect(at - 1, y, 3, 23);
            }
        }
        g.setColor(INK);
        g.drawLine(left + (int) unit, 45, left + (int) unit, height - 18);
        g.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    /** One line of a chart. */
    record Curve(String name, double[] x, double[] y) {}

    /** Curves over a logarithmic axis. */
    static void curves(String title, String axis, List<Curve> curves, Path file) throws IOException {
        int width = 900;
        int height = 460;
        int left = 70;
        int bottom = height - 60;
        double most = 0;
        double first = Double.MAX_VALUE;
        double last = 0;
        for (Curve c : curves) {
            for (double y : c.y) most = Math.max(most, y);
            for (double x : c.x) {
                first = Math.min(first, x);
                last = Math.max(last, x);
            }
        }
        double right = width - 190 - left;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = canvas(image);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        g.drawString(title, 20, 28);
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        double step = most > 120 ? 50 : most > 50 ? 20 : 10;
        for (double y = 0; y <= most; y += step) {
            int at = (int) (bottom - y / most * (bottom - 60));
            g.setColor(PALE);
            g.drawLine(left, at, left + (int) right, at);
            g.setColor(INK);
            g.drawString(Report.figure(y), 28, at + 4);
        }
        for (double x : curves.get(0).x) {
            int at = left + (int) (right * Math.log(x / first) / Math.log(last / first));
            g.drawString("" + (int) x, at - 8, bottom + 20);
        }
        g.drawString(axis, left, bottom + 42);
        for (int c = 0; c < curves.size(); c++) {
            Curve curve = curves.get(c);
            g.setColor(LINES[c % LINES.length]);
            g.setStroke(new BasicStroke(2.5f));
            int px = 0;
            int py = 0;
            for (int i = 0; i < curve.x.length; i++) {
                int x = left + (int) (right * Math.log(curve.x[i] / first) / Math.log(last / first));
                int y = (int) (bottom - curve.y[i] / most * (bottom - 60));
                if (i > 0) g.drawLine(px, py, x, y);
                g.fillOval(x - 3, y - 3, 7, 7);
                px = x;
                py = y;
            }
            g.drawString(curve.name, width - 175, 70 + 22 * c);
        }
        g.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private static Graphics2D canvas(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setColor(INK);
        return g;
    }
}
