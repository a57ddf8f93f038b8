package dev.inkling.nnlib.data;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.Csv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A table of numbers as a dataset: one column is the target, the others are the input. */
public final class CsvDataset {
    private static final int MOST_CLASSES = 1000;

    private final float[] inputs;
    private final float[] targets;
    private final List<String> inputNames;
    private final List<String> classNames;

    private CsvDataset(float[] inputs, float[] targets, List<String> inputNames, List<String> classNames) {
        this.inputs = inputs;
        this.targets = targets;
        this.inputNames = Collections.unmodifiableList(inputNames);
        this.classNames = Collections.unmodifiableList(classNames);
    }

    /** The target column names a class, in words or numbers. {@code text} begins with a line of column names. */
    public static CsvDataset classes(String text, String name, String target) throws BadFileException {
        return named(text, name, target, true);
    }

    /** The target column is a number to be estimated. {@code text} begins with a line of column names. */
    public static CsvDataset numbers(String text, String name, String target) throws BadFileException {
        return named(text, name, target, false);
    }

    /**
     * A table as people bring it: the class stands in the last column, and a line of column names may stand above or not.
     */
    public static CsvDataset classes(String text, String name) throws BadFileException {
        List<String[]> rows = Csv.parse(text, name);
        if (rows.isEmpty() || rows.get(0).length < 2) {
            throw new BadFileException(
                    Reason.NOT_OURS, name + " is no table of numbers and a class in each row, divided by commas.");
        }
        String[] first = rows.get(0);
        int last = first.length - 1;
        List<String> names = new ArrayList<>();
        boolean named = false;
        for (int c = 0; c < first.length; c++) {
            names.add("column " + (c + 1));
            named |= c < last && Float.isNaN(number(first[c]));
        }
        CsvDataset table = named
                ? read(rows.subList(1, rows.size()), Arrays.asList(first), name, last, true)
                : read(rows, names, name, last, true);
        int classes = table.classNames.size();
        int count = table.targets.length;
        if (classes < 2 || classes > MOST_CLASSES || classes > count / 2 + 1) {
            throw new BadFileException(
                    Reason.NOT_OURS,
                    name + " has " + count + " rows and " + classes + " different words in its last column; it needs at"
                            + " least two classes, and several rows of each.");
        }
        return table;
    }

    private static CsvDataset named(String text, String name, String target, boolean classes) throws BadFileException {
        List<String[]> rows = Csv.parse(text, name);
        if (rows.size() < 2) {
            throw new BadFileException(
                    Reason.NOT_OURS, name + " has no data: it needs a line of column names and at least one row.");
        }
        List<String> names = Arrays.asList(rows.get(0));
        int column = names.indexOf(target);
        if (column < 0 || names.size() < 2) {
            throw new BadFileException(
                    Reason.NOT_OURS,
                    name + " has no column \"" + target + "\" beside others; its columns are " + names + ".");
        }
        return read(rows.subList(1, rows.size()), names, name, column, classes);
    }

    private static CsvDataset read(List<String[]> rows, List<String> names, String name, int column, boolean classes)
            throws BadFileException {
        int width = names.size() - 1;
        List<String> classNames = new ArrayList<>();
        if (classes) {
            TreeSet<String> sorted = new TreeSet<>(CsvDataset::compareNames);
            for (String[] row : rows) {
                sorted.add(row[column].trim());
            }
            classNames.addAll(sorted);
        }
        Map<String, Integer> numberOf = new HashMap<>();
        for (String className : classNames) {
            numberOf.put(className, numberOf.size());
        }
        float[] inputs = new float[Math.multiplyExact(rows.size(), width)];
        float[] targets = new float[rows.size()];
        for (int r = 0; r < targets.length; r++) {
            String[] row = rows.get(r);
            int at = r * width;
            for (int c = 0; c < row.length; c++) {
                if (c != column) {
                    inputs[at++] = number(row[c], name, r, names.get(c));
                } else {
                    targets[r] = classes ? numberOf.get(row[c].trim()) : number(row[c], name, r, names.get(c));
                }
            }
        }
        List<String> inputNames = new ArrayList<>(names);
        inputNames.remove(column);
        return new CsvDataset(inputs, targets, inputNames, classNames);
    }

    /** The same with each column of the input brought to mean 0 and standard deviation 1, as nets like it. */
    public CsvDataset standardized() {
        int width = inputNames.size();
        float[] scaled = new float[inputs.length];
        for (int column = 0; column < width; column++) {
            double sum = 0;
            for (int at = column; at < inputs.length; at += width) {
                sum += inputs[at];
            }
            double mean = sum / targets.length;
            double squares = 0;
            for (int at = column; at < inputs.length; at += width) {
                squares += (inputs[at] - mean) * (inputs[at] - mean);
            }
            double deviation = squares > 0 ? Math.sqrt(squares / targets.length) : 1;
            for (int at = column; at < inputs.length; at += width) {
                scaled[at] = (float) ((inputs[at] - mean) / deviation);
            }
        }
        return new CsvDataset(scaled, targets, inputNames, classNames);
    }

    /** Numbers in their order, so that class 10 follows class 9; words by the alphabet, after them. */
    private static int compareNames(String a, String b) {
        boolean numbers = a.matches("\\d{1,9}") && b.matches("\\d{1,9}");
        int byNumber = numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : 0;
        return byNumber != 0 ? byNumber : a.compareTo(b);
    }

    private static float number(String cell, String name, int row, String column) throws BadFileException {
        float value = number(cell);
        if (Float.isNaN(value)) {
            throw new BadFileException(
                    Reason.DAMAGED,
                    name + ", row " + (row + 1) + ": \"" + cell.trim() + "\" in the column " + column
                            + " is not a number; correct it or leave the row out.");
        }
        return value;
    }

    /** NaN where the cell holds no finite number. */
    private static float number(String cell) {
        try {
            float value = Float.parseFloat(cell.trim());
            return Float.isInfinite(value) ? Float.NaN : value;
        } catch (NumberFormatException notANumber) {
            return Float.NaN;
        }
    }

    /** The rows as examples. */
    public Dataset dataset() {
        int[] shape = {inputNames.size()};
        return classNames.isEmpty()
                ? ArrayDataset.vectors(inputs, shape, targets, 1)
                : ArrayDataset.classes(inputs, shape, targets, classNames.size());
    }

    /** The columns of the input, in order. */
    public List<String> inputNames() {
        return inputNames;
    }

    /** What the numbers of the classes stand for; empty where the target is a number. */
    public List<String> classNames() {
        return classNames;
    }
}
