package dev.inkling.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws curves with text: eight braille dots a character where the terminal shows them, letters elsewhere. */
final class TerminalChart {
    private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    private static final int[] COLOURS = {36, 33, 35, 32, 31, 34, 37, 96, 93};

    private final int columns;
    private final int rows;
    private final boolean unicode;
    private final boolean colour;

    TerminalChart(int columns, int rows, boolean unicode, boolean colour) {
        this.columns = columns;
        this.rows = rows;
        this.unicode = unicode;
        this.colour = colour;
    }

    static TerminalChart on(Console console) {
        int columns = Math.max(20, Math.min(72, console.width() - 12));
        return new TerminalChart(columns, 10, console.unicode(), console.colours());
    }

    /**
     * The lines of the picture: values on the left, the first and the last x below, then a legend if there are several
     * curves.
     */
    List<String> draw(List<Curve> curves, String xName) {
        Curve.Bounds b = Curve.bounds(curves);
        if (b == null) {
            return List.of();
        }
        // Curves that no colour tells apart are drawn with a letter each.
        boolean braille = unicode && (colour || curves.size() == 1);
        int[][] dots = new int[rows][columns];
        int[][] owner = new int[rows][columns];
        for (int c = 0; c < curves.size(); c++) {
            trace(curves.get(c), c, b, dots, owner);
        }
        List<String> lines = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            double value = b.top() - (b.top() - b.bottom()) * r / (rows - 1);
            String label = r == 0 || r == rows - 1 || r == rows / 2 ? Curve.label(value) : "";
            lines.add(String.format(Locale.ROOT, "%9s ", label)
                    + (unicode ? '┤' : '|')
                    + row(dots[r], owner[r], braille));
        }
        String first = Curve.label(b.left());
        String last = Curve.label(b.right()) + " " + xName;
        int gap = Math.max(1, columns - first.length() - last.length());
        lines.add(" ".repeat(11) + first + " ".repeat(gap) + last);
        if (curves.size() > 1) {
            lines.addAll(legend(curves));
        }
        return lines;
    }

    private void trace(Curve curve, int index, Curve.Bounds b, int[][] dots, int[][] owner) {
        int lastX = -1;
        int lastY = -1;
        for (int i = 0; i < curve.size(); i++) {
            if (!Double.isFinite(curve.y(i))) {
                lastX = -1;
                continue;
            }
            int x = scaled(curve.x(i) - b.left(), b.right() - b.left(), columns * 2 - 1);
            int y = scaled(b.top() - curve.y(i), b.top() - b.bottom(), rows * 4 - 1);
            int steps = lastX < 0 ? 0 : Math.max(Math.abs(x - lastX), Math.abs(y - lastY));
            for (int s = 0; s <= steps; s++) {
                int px = steps == 0 ? x : lastX + (x - lastX) * s / steps;
                int py = steps == 0 ? y : lastY + (y - lastY) * s / steps;
                dots[py / 4][px / 2] |= DOTS[py % 4][px % 2];
                owner[py / 4][px / 2] = index;
            }
            lastX = x;
            lastY = y;
        }
    }

    private static int scaled(double part, double whole, int cells) {
        double share = whole == 0 ? 0.5 : part / whole;
        return (int) Math.round(Math.max(0, Math.min(1, share)) * cells);
    }

    private String row(int[] dots, int[] owner, boolean braille) {
        StringBuilder line = new StringBuilder();
        int shown = -1;
        int end = dots.length;
        while (end > 0 && dots[end - 1] == 0) {
            end--;
        }
        for (int c = 0; c < end; c++) {
            if (colour && dots[c] != 0 && owner[c] != shown) {
                shown = owner[c];
                line.append("\u001b[").append(COLOURS[shown % COLOURS.length]).append('m');
            }
            line.append(dots[c] == 0 ? ' ' : mark(dots[c], owner[c], braille));
        }
        return shown >= 0 ? line.append("\u001b[0m").toString() : line.toString();
    }

    private static char mark(int dots, int owner, boolean braille) {
        return braille ? (char) (0x2800 + dots) : letter(owner);
    }

    private static char letter(int curve) {
        return (char) ('a' + curve % 26);
    }

    /** The names with their signs, on as many lines as they need. */
    private List<String> legend(List<Curve> curves) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int length = 0;
        for (int c = 0; c < curves.size(); c++) {
            String name =
                    (colour && unicode ? "━ " : letter(c) + "=") + curves.get(c).name();
            if (length > 0 && length + 2 + name.length() > columns) {
                lines.add(" ".repeat(11) + line);
                line.setLength(0);
                length = 0;
            }
            line.append(length > 0 ? "  " : "");
            line.append(colour ? "\u001b[" + COLOURS[c % COLOURS.length] + "m" + name + "\u001b[0m" : name);
            length += (length > 0 ? 2 : 0) + name.length();
        }
        lines.add(" ".repeat(11) + line);
        return lines;
    }
}
