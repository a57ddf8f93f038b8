package dev.inkling.nnlib.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How the numbers of some columns are moved and shrunk for a net, and what the columns are called: (value - offset) /
 * size, column by column.
 */
public final class Scale {
    private final List<String> names;
    private final double[] offsets;
    private final double[] sizes;

    /**
     * A scale of those columns.
     *
     * @param offsets what is taken off
     * @param sizes what is divided by; never 0
     */
    public Scale(List<String> names, double[] offsets, double[] sizes) {
        if (offsets.length != names.size() || sizes.length != names.size()) {
            throw new IllegalArgumentException("There are " + names.size() + " columns, " + offsets.length
                    + " offsets and " + sizes.length + " sizes: one of each belongs to a column.");
        }
        this.names = Collections.unmodifiableList(new ArrayList<>(names));
        this.offsets = offsets.clone();
        this.sizes = sizes.clone();
    }

    /** To mean 0 and standard deviation 1, as nets like it; a column of equal numbers becomes 0. */
    public static Scale standard(List<String> names, float[] values) {
        int width = names.size();
        int rows = values.length / width;
        Scale scale = new Scale(names, new double[width], new double[width]);
        for (int column = 0; column < width; column++) {
            double sum = 0;
            for (int at = column; at < values.length; at += width) {
                sum += values[at];
            }
            double mean = sum / rows;
            double squares = 0;
            for (int at = column; at < values.length; at += width) {
                squares += (values[at] - mean) * (values[at] - mean);
            }
            scale.offsets[column] = mean;
            scale.sizes[column] = squares > 0 ? Math.sqrt(squares / rows) : 1;
        }
        return scale;
    }

    /** To the range from 0 to 1; a column of equal numbers becomes 0. */
    public static Scale unit(List<String> names, float[] values) {
        int width = names.size();
        Scale scale = new Scale(names, new double[width], new double[width]);
        for (int column = 0; column < width; column++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int at = column; at < values.length; at += width) {
                least = Math.min(least, values[at]);
                most = Math.max(most, values[at]);
            }
            scale.offsets[column] = least;
            scale.sizes[column] = most > least ? most - least : 1;
        }
        return scale;
    }

    /** Brings rows of these columns to what a net takes, in place. */
    public void shrink(float[] rows) {
        for (int i = 0; i < rows.length; i++) {
            int column = i % sizes.length;
            rows[i] = (float) ((rows[i] - offsets[column]) / sizes[column]);
        }
    }

    /** Brings a net's number for a column back to what people count in. */
    public float value(int column, float shrunk) {
        return (float) (shrunk * sizes[column] + offsets[column]);
    }

    /** The names of the columns. */
    public List<String> names() {
        return names;
    }

    /** What is taken off each column. */
    public double[] offsets() {
        return offsets.clone();
    }

    /** What each column is divided by. */
    public double[] sizes() {
        return sizes.clone();
    }
}
