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

/** A table of numbers as a dataset: one column or several are the target, the others are the input. */
public final class CsvDataset {
    private static final int MOST_CLASSES = 1000;

    private final float[] inputs;
    private final float[] targets;
    private final List<String> inputNames;
    private final List<String> targetNames;
    private final List<String> classNames;

    private CsvDataset(
            float[] inputs,
            float[] targets,
            List<String> inputNames,
            List<String> targetNames,
            List<String> classNames) {
        this.inputs = inputs;
        this.targets = targets;
        this.inputNames = Collections.unmodifiableList(inputNames);
        this.targetNames = Collections.unmodifiableList(targetNames);
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
     * A table as people bring it: the class stands in the last column, and a line of column names may stand above or
     * not.
     */
    public static CsvDataset classes(String text, String name) throws BadFileException {
        Rows rows = Rows.of(text, name);
        CsvDataset table = read(rows, name, new int[] {rows.names.size() - 1}, true);
        int classes = table.classNames.size();
        int count = table.targets.length;
        if (classes < 2 || classes > MOST_CLASSES || classes > count / 2 + 1) {
            throw new BadFileException(
                    Reason.NOT_OURS,
                    name + " has " + count + " rows and " + classes + " different words in its last column; it needs at"
                            + " least two classes, and several rows of each. Numbers to be estimated are named as the"
                            + " columns to predict.");
        }
        return table;
    }

    /**
     * A table as people bring it, with or without a line of column names: the numbers of those columns are to be
     * estimated from all others. A column without a name is called "column 1", "column 2" and so on; no names at all
     * mean the last column.
     */
    public static CsvDataset numbers(String text, String name, List<String> targets) throws BadFileException {
        Rows rows = Rows.of(text, name);
        if (targets.isEmpty()) {
            return read(rows, name, new int[] {rows.names.size() - 1}, false);
        }
        int[] columns = new int[targets.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = rows.column(targets.get(i), name);
        }
        if (columns.length >= rows.names.size()) {
            throw new BadFileException(
                    Reason.NOT_OURS, name + " has no column left to estimate " + String.join(", ", targets) + " from.");
        }
        return read(rows, name, columns, false);
    }

    /**
     * The numbers of those columns, row by row, whatever other columns there are; without a line of names the columns
     * are taken to be these, in this order.
     */
    public static float[] columns(String text, String name, List<String> wanted) throws BadFileException {
        Rows rows = Rows.of(text, name, 1);
        boolean named = rows.names.containsAll(wanted);
        if (!named && (rows.named || rows.names.size() != wanted.size())) {
            List<String> missing = new ArrayList<>(wanted);
            missing.removeAll(rows.names);
            throw new BadFileException(
                    Reason.NOT_OURS,
                    name + " lacks the columns " + missing + " that the net was trained on; its columns are "
                            + rows.names + ".");
        }
        float[] values = new float[Math.multiplyExact(rows.cells.size(), wanted.size())];
        for (int r = 0; r < rows.cells.size(); r++) {
            for (int c = 0; c < wanted.size(); c++) {
                int column = named ? rows.names.indexOf(wanted.get(c)) : c;
                values[r * wanted.size() + c] = number(rows.cells.get(r)[column], name, r, wanted.get(c));
            }
        }
        return values;
    }

    private static CsvDataset named(String text, String name, String target, boolean classes) throws BadFileException {
        List<String[]> rows = Csv.parse(text, name);
        if (rows.size() < 2) {
            throw new BadFileException(
                    Reason.NOT_OURS, name + " has no data: it needs a line of column names and at least one row.");
        }
        Rows table = new Rows(Arrays.asList(rows.get(0)), rows.subList(1, rows.size()), true);
        return read(table, name, new int[] {table.column(target, name)}, classes);
    }

    /** A table's cells below the names of its columns. */
    private record Rows(List<String> names, List<String[]> cells, boolean named) {
        static Rows of(String text, String name) throws BadFileException {
            return of(text, name, 2);
        }

        static Rows of(String text, String name, int leastColumns) throws BadFileException {
            List<String[]> rows = Csv.parse(text, name);
            if (rows.isEmpty() || rows.get(0).length < leastColumns) {
                throw new BadFileException(
                        Reason.NOT_OURS,
                        name + " is no table of numbers with a target in each row, divided by commas.");
            }
            String[] first = rows.get(0);
            List<String> names = new ArrayList<>();
            boolean named = false;
            for (int c = 0; c < first.length; c++) {
                names.add("column " + (c + 1));
                named |= (c < first.length - 1 || first.length == 1) && Float.isNaN(number(first[c]));
            }
            if (!named) {
                return new Rows(names, rows, false);
            }
            if (rows.size() < 2) {
                throw new BadFileException(Reason.NOT_OURS, name + " has no rows below the names of its columns.");
            }
            return new Rows(Arrays.asList(first), rows.subList(1, rows.size()), true);
        }

        int column(String target, String name) throws BadFileException {
            int column = names.indexOf(target);
            if (column < 0 || names.size() < 2) {
                throw new BadFileException(
                        Reason.NOT_OURS,
                        name + " has no column \"" + target + "\" beside others; its columns are " + names + ".");
            }
            return column;
        }
    }

    private static CsvDataset read(Rows table, String name, int[] columns, boolean classes) throws BadFileException {
        List<String[]> rows = table.cells;
        List<String> names = table.names;
        int width = names.size() - columns.length;
        List<String> classNames = new ArrayList<>();
        if (classes) {
            TreeSet<String> sorted = new TreeSet<>(CsvDataset::compareNames);
            for (String[] row : rows) {
                sorted.add(row[columns[0]].trim());
            }
            classNames.addAll(sorted);
        }
        Map<String, Integer> numberOf = new HashMap<>();
        for (String className : classNames) {
            numberOf.put(className, numberOf.size());
        }
        List<String> targetNames = new ArrayList<>();
        for (int column : columns) {
            targetNames.add(names.get(column));
        }
        List<String> inputNames = new ArrayList<>(names);
        inputNames.removeAll(targetNames);
        float[] inputs = new float[Math.multiplyExact(rows.size(), width)];
        float[] targets = new float[Math.multiplyExact(rows.size(), columns.length)];
        for (int r = 0; r < rows.size(); r++) {
            String[] row = rows.get(r);
            int at = r * width;
            for (int c = 0; c < row.length; c++) {
                int target = indexOf(columns, c);
                if (target < 0) {
                    inputs[at++] = number(row[c], name, r, names.get(c));
                } else {
                    targets[r * columns.length + target] =
                            classes ? numberOf.get(row[c].trim()) : number(row[c], name, r, names.get(c));
                }
            }
        }
        return new CsvDataset(inputs, targets, inputNames, targetNames, classNames);
    }

    private static int indexOf(int[] numbers, int wanted) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The same with each column of the input brought to mean 0 and standard deviation 1, as nets like it. */
    public CsvDataset standardized() {
        return scaled(standard());
    }

    /** What brings each column of the input to mean 0 and standard deviation 1. */
    public Scale standard() {
        return Scale.standard(inputNames, inputs);
    }

    /** The same with its input moved and shrunk. */
    public CsvDataset scaled(Scale scale) {
        float[] scaled = inputs.clone();
        scale.shrink(scaled);
        return new CsvDataset(scaled, targets, inputNames, targetNames, classNames);
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
                ? ArrayDataset.vectors(inputs, shape, targets, targetNames.size())
                : ArrayDataset.classes(inputs, shape, targets, classNames.size());
    }

    /** The columns of the input, in order. */
    public List<String> inputNames() {
        return inputNames;
    }

    /** The columns of the target, in the order in which they were named. */
    public List<String> targetNames() {
        return targetNames;
    }

    /** What the numbers of the classes stand for; empty where the target is a number. */
    public List<String> classNames() {
        return classNames;
    }
}
