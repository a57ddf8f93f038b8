package dev.inkling.cli;

import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.data.Dataset;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The user's CSV: numbers, and the class in the last column. Columns are brought to mean 0 and deviation 1. */
record OwnTable(Dataset data, List<String> classes, int columns) {
    private static final int MOST_CLASSES = 1000;

    static OwnTable read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (MalformedInputException notText) {
            throw new Failure(file + " is not text in UTF-8: save it as CSV.", notText);
        }
        List<float[]> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] cells = lines.get(i).split(",", -1);
            if (cells.length < 2) {
                throw new Failure(file + ", line " + (i + 1) + ": a row needs numbers and a class, divided by commas.");
            }
            if (!rows.isEmpty() && cells.length != rows.get(0).length + 1) {
                throw new Failure(file + ", line " + (i + 1) + ": there are " + cells.length + " columns, and "
                        + (rows.get(0).length + 1) + " in the first row.");
            }
            float[] row = numbers(cells, rows.isEmpty() && i == 0, file, i + 1);
            if (row != null) {
                rows.add(row);
                labels.add(unquoted(cells[cells.length - 1]));
            }
        }
        List<String> classes = new ArrayList<>(new TreeSet<>(labels));
        if (classes.size() < 2 || classes.size() > MOST_CLASSES || classes.size() > rows.size() / 2 + 1) {
            throw new Failure(file + " has " + rows.size() + " rows and " + classes.size()
                    + " different words in its last column: it needs at least two classes, and several rows of each.");
        }
        return new OwnTable(dataset(rows, labels, classes), classes, rows.get(0).length);
    }

    /** The numbers of a row; null for a first row of names. */
    private static float[] numbers(String[] cells, boolean mayBeNames, Path file, int line) {
        float[] row = new float[cells.length - 1];
        for (int c = 0; c < row.length; c++) {
            try {
                row[c] = Float.parseFloat(unquoted(cells[c]));
            } catch (NumberFormatException e) {
                if (mayBeNames) {
                    return null;
                }
                throw new Failure(file + ", line " + line + ": \"" + cells[c].trim() + "\" is not a number.", e);
            }
            if (!Float.isFinite(row[c])) {
                throw new Failure(file + ", line " + line + ": \"" + cells[c].trim() + "\" is not a finite number.");
            }
        }
        return row;
    }

    private static String unquoted(String cell) {
        String word = cell.trim();
        boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        return quoted ? word.substring(1, word.length() - 1) : word;
    }

    private static Dataset dataset(List<float[]> rows, List<String> labels, List<String> classes) {
        int columns = rows.get(0).length;
        float[] inputs = new float[rows.size() * columns];
        float[] numbers = new float[rows.size()];
        for (int c = 0; c < columns; c++) {
            int column = c;
            double mean =
                    rows.stream().mapToDouble(row -> row[column]).average().orElse(0);
            double variance = rows.stream()
                    .mapToDouble(row -> Math.pow(row[column] - mean, 2))
                    .average()
                    .orElse(0);
            double deviation = variance > 0 ? Math.sqrt(variance) : 1;
            for (int r = 0; r < rows.size(); r++) {
                inputs[r * columns + c] = (float) ((rows.get(r)[c] - mean) / deviation);
            }
        }
        for (int r = 0; r < numbers.length; r++) {
            numbers[r] = classes.indexOf(labels.get(r));
        }
        return ArrayDataset.classes(inputs, new int[] {columns}, numbers, classes.size());
    }
}
