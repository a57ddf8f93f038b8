package dev.inkling.app.training;

import dev.inkling.app.data.CurvePoints;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.Csv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The curves of a session as a table: a row a point, complete enough to become the same curves again. */
final class SessionCsv {
    private static final String[] NAMES = {"curve", "step", "mean", "low_step", "low", "high"};
    private static final Pattern CURVE = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    /** More than any run of this app keeps: a curve has 2,048 points. */
    private static final int MOST_ROWS = 1_000_000;

    private SessionCsv() {}

    /** The step of a row is where its highest value stood. */
    static void write(Map<String, CurvePoints> curves, Appendable out) throws IOException {
        Csv.Writer csv = new Csv.Writer(out, NAMES);
        for (Map.Entry<String, CurvePoints> entry : curves.entrySet()) {
            CurvePoints curve = entry.getValue();
            for (int i = 0; i < curve.size(); i++) {
                csv.row(
                        entry.getKey(),
                        curve.highStep(i),
                        curve.mean(i),
                        curve.lowStep(i),
                        curve.low(i),
                        curve.high(i));
            }
        }
    }

    /** Whether a file begins as such a table does. */
    static boolean isOne(byte[] file) {
        byte[] head = String.join(",", NAMES).getBytes(StandardCharsets.US_ASCII);
        return file.length >= head.length && Arrays.equals(head, Arrays.copyOf(file, head.length));
    }

    static Map<String, CurvePoints> read(String text, String name) throws BadFileException {
        List<String[]> rows = Csv.parse(text, name);
        if (rows.isEmpty() || !String.join(",", rows.get(0)).equals(String.join(",", NAMES))) {
            throw new BadFileException(Reason.NOT_OURS, name + " is no table of curves: its first line differs.");
        }
        if (rows.size() > MOST_ROWS) {
            throw new BadFileException(Reason.NOT_OURS, name + " has " + rows.size() + " rows, more than any session.");
        }
        Map<String, List<CurvePoints.Point>> points = new LinkedHashMap<>();
        for (int i = 1; i < rows.size(); i++) {
            String[] row = rows.get(i);
            if (!CURVE.matcher(row[0]).matches()) throw damaged(name, i, "the curve has no name");
            points.computeIfAbsent(row[0], curve -> new ArrayList<>()).add(point(row, name, i));
        }
        Map<String, CurvePoints> curves = new LinkedHashMap<>();
        points.forEach((curve, all) -> curves.put(curve, CurvePoints.of(all)));
        return curves;
    }

    private static CurvePoints.Point point(String[] row, String name, int at) throws BadFileException {
        try {
            CurvePoints.Point point = new CurvePoints.Point(
                    Long.parseLong(row[3]),
                    Float.parseFloat(row[4]),
                    Long.parseLong(row[1]),
                    Float.parseFloat(row[5]),
                    Float.parseFloat(row[2]));
            if (point.lowStep() < 0 || point.highStep() < 0) throw damaged(name, at, "a step is negative");
            if (!(point.low() <= point.high())) throw damaged(name, at, "its lowest is above its highest");
            return point;
        } catch (NumberFormatException notANumber) {
            throw damaged(name, at, "a cell is no number");
        }
    }

    private static BadFileException damaged(String name, int row, String how) {
        return new BadFileException(Reason.DAMAGED, name + " is damaged in row " + (row + 1) + ": " + how + ".");
    }
}
