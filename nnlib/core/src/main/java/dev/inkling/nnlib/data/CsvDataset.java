package dev.inkling.nnlib.data;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.Csv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** A table of numbers as a dataset: one column is the target, the others are the input. */
public final class CsvDataset {
    private final ArrayDataset data;
    private final List<String> inputNames;
    private final List<String> classNames;

    private CsvDataset(ArrayDataset data, List<String> inputNames, List<String> classNames) {
        this.data = data;
        this.inputNames = Collections.unmodifiableList(inputNames);
        this.classNames = Collections.unmodifiableList(classNames);
    }

    /** The target column names a class, in words or numbers. {@code text} begins with a line of column names. */
    public static CsvDataset classes(String text, String name, String target) throws BadFileException {
        return read(text, name, target, true);
    }

    /** The target column is a number to be estimated. */
    public static CsvDataset numbers(String text, String name, String target) throws BadFileException {
        return read(text, name, target, false);
    }

    private static CsvDataset read(String text, String name, String target, boolean classes) throws BadFileException {
        List<String[]> rows = Csv.parse(text, name);
        if (rows.size() < 2) {
            throw new BadFileException(
                    Reason.NOT_OURS, name + " has no data: it needs a line of column names and at least one row.");
        }
        List<String> names = new ArrayList<>(Arrays.asList(rows.get(0)));
        int column = names.indexOf(target);
        if (column < 0 || names.size() < 2) {
            throw new BadFileException(
                    Reason.NOT_OURS,
                    name + " has no column \"" + target + "\" beside others; its columns are " + names + ".");
        }
        int width = names.size() - 1;
        int count = rows.size() - 1;
        List<String> classNames = new ArrayList<>();
        if (classes) {
            TreeSet<String> sorted = new TreeSet<>(CsvDataset::compareNames);
            for (String[] row : rows.subList(1, rows.size())) {
                sorted.add(row[column]);
            }
            classNames.addAll(sorted);
        }
        float[] inputs = new float[Math.multiplyExact(count, width)];
        float[] targets = new float[count];
        for (int r = 0; r < count; r++) {
            String[] row = rows.get(r + 1);
            int at = r * width;
            for (int c = 0; c < row.length; c++) {
                if (c != column) {
                    inputs[at++] = number(row[c], name, r, names.get(c));
                } else {
                    targets[r] = classes ? classNames.indexOf(row[c]) : number(row[c], name, r, target);
                }
            }
        }
        names.remove(column);
        int[] shape = {width};
        ArrayDataset data = classes
                ? ArrayDataset.classes(inputs, shape, targets, classNames.size())
                : ArrayDataset.vectors(inputs, shape, targets, 1);
        return new CsvDataset(data, names, classNames);
    }

    /** Numbers in their order, so that class 10 follows class 9; words by the alphabet, after them. */
    private static int compareNames(String a, String b) {
        boolean numbers = a.matches("\\d{1,9}") && b.matches("\\d{1,9}");
        int byNumber = numbers ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : 0;
        return byNumber != 0 ? byNumber : a.compareTo(b);
    }

    private static float number(String cell, String name, int row, String column) throws BadFileException {
        float value;
        try {
            value = Float.parseFloat(cell.trim());
        } catch (NumberFormatException notANumber) {
            value = Float.NaN;
        }
        if (Float.isNaN(value) || Float.isInfinite(value)) {
            throw new BadFileException(
                    Reason.DAMAGED,
                    name + ", row " + (row + 1) + ": \"" + cell + "\" in the column " + column
                            + " is not a number; correct it or leave the row out.");
        }
        return value;
    }

    public Dataset dataset() {
        return data;
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
