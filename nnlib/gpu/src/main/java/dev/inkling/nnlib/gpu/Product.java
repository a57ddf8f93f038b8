package dev.inkling.nnlib.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ways to multiply two matrices. All add up in the same order, from the first product to the last; a device may be
 * slow, or wrong, with one and not with another.
 */
public enum Product {
    /** A group reads parts of both into shared memory, and each of its threads makes 4 by 4 elements. */
    TILED(16, 8, 4, 4, true),
    /** Each thread reads for itself, and makes 2 by 2 elements. */
    DIRECT(16, 8, 2, 2, false),
    /** Each thread makes one element, with few registers. */
    SLIM(64, 1, 1, 1, false);

    private static final int DEPTH = 16;

    /** Threads of a group along columns and rows. */
    final int columns;

    final int rows;
    private final int wide;
    private final int high;
    private final boolean tiled;

    Product(int columns, int rows, int wide, int high, boolean tiled) {
        this.columns = columns;
        this.rows = rows;
        this.wide = wide;
        this.high = high;
        this.tiled = tiled;
    }

    /** Whether a program multiplies in this way. */
    public boolean runs(String program) {
        return program.equals(word()) || program.startsWith(word() + "-");
    }

    /** Whether a program multiplies in one of these ways. */
    public static boolean isOne(String program) {
        for (Product way : values()) if (way.runs(program)) return true;
        return false;
    }

    String word() {
        return "gemm-" + name().toLowerCase(Locale.ROOT);
    }

    List<String> defines() {
        List<String> defines = new ArrayList<>();
        defines.add("COLUMNS " + columns);
        defines.add("ROWS " + rows);
        defines.add("WIDE " + wide);
        defines.add("HIGH " + high);
        if (tiled) defines.add("TILED");
        if (tiled) defines.add("DEPTH " + DEPTH);
        return defines;
    }

    int sharedBytes() {
        return tiled ? 4 * DEPTH * (columns * wide + rows * high) : 0;
    }

    /** Groups along columns and rows for an output of that size. */
    int[] groups(int outRows, int outColumns) {
        int across = columns * wide;
        int down = rows * high;
        return new int[] {(outColumns + across - 1) / across, (outRows + down - 1) / down, 1};
    }
}
