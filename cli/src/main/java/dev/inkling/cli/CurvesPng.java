package dev.inkling.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws curves as a PNG: one panel above the other, with grid, axes and legend. */
final class CurvesPng {
    /**
     * One chart of the picture: curves, or points around a diagonal on which they would all lie.
     *
     * @param diagonal whether it is points
     */
    record Panel(String title, String xName, List<Curve> curves, boolean diagonal) {
        Panel(String title, String xName, List<Curve> curves) {
            this(title, xName, curves, false);
        }
    }

    private static final int WIDTH = 960;
    private static final int PANEL = 360;
    private static final Color INK = new Color(0x23, 0x26, 0x2b);
    private static final Color FAINT = new Color(0xdd, 0xde, 0xe2);
    private static final Color[] COLOURS = {
        new Color(0x1f, 0x5f, 0xbf), new Color(0xd9, 0x6c, 0x0a), new Color(0x0a, 0x8f, 0x6f),
                new Color(0xa8, 0x32, 0x8c),
        new Color(0xc2, 0x31, 0x31), new Color(0x6b, 0x5b, 0xd0), new Color(0x7a, 0x63, 0x2a),
                new Color(0x4a, 0x90, 0xa4)
    };

    private final boolean text;

    private CurvesPng(boolean text) {
        this.text = text;
    }

    /** The picture's bytes. A machine without any font gets it without words. */
    static byte[] draw(List<Panel> panels) throws IOException {
        System.setProperty("java.awt.headless", "true");
        BufferedImage image;
        try {
            image = new CurvesPng(true).image(panels);
        } catch (RuntimeException | LinkageError | InternalError noFont) {
            image = new CurvesPng(false).image(panels);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private BufferedImage image(List<Panel> panels) {
        BufferedImage image = new BufferedImage(WIDTH, PANEL * panels.size(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        if (text) {
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        }
        for (Panel panel : panels) {
            panel(g, panel);
            g.translate(0, PANEL);
        }
        g.dispose();
        return image;
    }

    private void panel(Graphics2D g, Panel panel) {
        int left = 78;
        int top = 42;
        int width = WIDTH - left - 24;
        int height = PANEL - top - 44;
        Curve.Bounds found = Curve.bounds(panel.curves());
        Curve.Bounds b = found == null ? new Curve.Bounds(0, 1, 0, 1) : panel.diagonal() ? square(panel) : roomy(found);
        write(g, panel.title(), left, 24, true);
        double step = niceStep((b.top() - b.bottom()) / 5);
        for (double v = Math.ceil(b.bottom() / step) * step; v <= b.top() + step * 1e-9; v += step) {
            int y = (int) Math.round(top + height * (b.top() - v) / (b.top() - b.bottom()));
            g.setColor(FAINT);
            g.drawLine(left, y, left + width, y);
            String label = Curve.label(Math.rint(v / step) * step);
            write(g, label, left - 8 - width(g, label), y + 5, false);
        }
        step = niceStep((b.right() - b.left()) / 8);
        for (double v = Math.ceil(b.left() / step) * step; v <= b.right() + step * 1e-9; v += step) {
            int x = (int) Math.round(left + width * (v - b.left()) / (b.right() - b.left()));
            g.setColor(FAINT);
            g.drawLine(x, top, x, top + height);
            String label = Curve.label(Math.rint(v / step) * step);
            write(g, label, x - width(g, label) / 2, top + height + 18, false);
        }
        write(g, panel.xName(), left + width - width(g, panel.xName()), top + height + 36, false);
        if (panel.diagonal()) {
            g.setColor(FAINT.darker());
            g.drawLine(left, top + height, left + width, top);
            points(g, panel.curves().get(0), b, left, top, width, height);
            return;
        }
        for (int c = 0; c < panel.curves().size(); c++) {
            g.setColor(COLOURS[c % COLOURS.length]);
            g.setStroke(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(path(panel.curves().get(c), b, left, top, width, height));
        }
        g.setStroke(new BasicStroke(1f));
        legend(g, panel.curves(), left + width);
    }

    private static void points(Graphics2D g, Curve points, Curve.Bounds b, int left, int top, int width, int height) {
        g.setColor(COLOURS[0]);
        for (int i = 0; i < points.size(); i++) {
            double x = left + width * (points.x(i) - b.left()) / (b.right() - b.left());
            double y = top + height * (b.top() - points.y(i)) / (b.top() - b.bottom());
            g.fill(new Ellipse2D.Double(x - 3, y - 3, 6, 6));
        }
    }

    /** The same range in both directions, so that the diagonal is where both are equal. */
    private static Curve.Bounds square(Panel panel) {
        Curve points = panel.curves().get(0);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.size(); i++) {
            if (Double.isFinite(points.y(i))) {
                low = Math.min(low, Math.min(points.x(i), points.y(i)));
                high = Math.max(high, Math.max(points.x(i), points.y(i)));
            }
        }
        double room = high > low ? (high - low) * 0.04 : Math.max(1e-6, Math.abs(high) * 0.1);
        return new Curve.Bounds(low - room, high + room, low - room, high + room);
    }

    private static Path2D path(Curve curve, Curve.Bounds b, int left, int top, int width, int height) {
        Path2D path = new Path2D.Double();
        boolean open = false;
        for (int i = 0; i < curve.size(); i++) {
            if (!Double.isFinite(curve.y(i))) {
                open = false;
                continue;
            }
            double x = left + width * (curve.x(i) - b.left()) / (b.right() - b.left());
            double y = top + height * (b.top() - curve.y(i)) / (b.top() - b.bottom());
            if (!open) {
                path.moveTo(x, y);
                // A curve of one point shows as a dot.
                path.lineTo(x, y);
            } else {
                path.lineTo(x, y);
            }
            open = true;
        }
        return path;
    }

    private void legend(Graphics2D g, List<Curve> curves, int right) {
        int x = right;
        for (int c = curves.size() - 1; c >= 0; c--) {
            String name = curves.get(c).name();
            x -= width(g, name);
            write(g, name, x, 24, false);
            x -= 24;
            g.setColor(COLOURS[c % COLOURS.length]);
            g.fillRect(x, 17, 18, 4);
            x -= 16;
        }
    }

    private static Curve.Bounds roomy(Curve.Bounds b) {
        double across = b.right() > b.left() ? 0 : 0.5;
        double up = b.top() > b.bottom() ? (b.top() - b.bottom()) * 0.04 : Math.max(1e-6, Math.abs(b.top()) * 0.1);
        // Losses and accuracies never go below nothing, so neither does their axis.
        double bottom = b.bottom() >= 0 ? Math.max(0, b.bottom() - up) : b.bottom() - up;
        return new Curve.Bounds(b.left() - across, b.right() + across, bottom, b.top() + up);
    }

    private static double niceStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double share = raw / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    private void write(Graphics2D g, String words, int x, int y, boolean bold) {
        if (text) {
            g.setColor(INK);
            Font font = g.getFont();
            g.setFont(font.deriveFont(bold ? Font.BOLD : Font.PLAIN));
            g.drawString(words, x, y);
            g.setFont(font);
        }
    }

    private int width(Graphics2D g, String words) {
        if (!text) {
            return 60;
        }
        FontMetrics metrics = g.getFontMetrics();
        return metrics.stringWidth(words);
    }
}
