package dev.inkling.nnlib.gpu;

import java.util.ArrayList;
import java.util.List;

/**
 * The dimensions that several views of one shape go along together, as few as possible: those of size 1 are left out,
 * and two that all views go along as one are joined. The innermost comes last.
 */
final class Dims {
    final int[] sizes;
    /** By view, then by dimension. */
    final int[][] strides;

    private Dims(int[] sizes, int[][] strides) {
        this.sizes = sizes;
        this.strides = strides;
    }

    /** Of a shape, and the strides of each view along it. */
    static Dims of(int[] shape, int[]... strides) {
        List<Integer> sizes = new ArrayList<>();
        List<List<Integer>> steps = new ArrayList<>();
        for (int v = 0; v < strides.length; v++) steps.add(new ArrayList<>());
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] == 1) continue;
            int last = sizes.size() - 1;
            boolean joins = last >= 0;
            for (int v = 0; v < strides.length && joins; v++) {
                joins = steps.get(v).get(last) == strides[v][d] * shape[d];
            }
            if (joins) sizes.set(last, sizes.get(last) * shape[d]);
            else sizes.add(shape[d]);
            for (int v = 0; v < strides.length; v++) {
                if (joins) steps.get(v).set(last, strides[v][d]);
                else steps.get(v).add(strides[v][d]);
            }
        }
        int[][] all = new int[strides.length][];
        for (int v = 0; v < all.length; v++) all[v] = ints(steps.get(v));
        return new Dims(ints(sizes), all);
    }

    private static int[] ints(List<Integer> numbers) {
        int[] all = new int[numbers.size()];
        for (int i = 0; i < all.length; i++) all[i] = numbers.get(i);
        return all;
    }

    int rank() {
        return sizes.length;
    }

    int count() {
        int count = 1;
        for (int size : sizes) count *= size;
        return count;
    }

    /** The inner dimensions, as many as that, with size 1 in front where there are fewer. */
    Dims inner(int rank) {
        int[] size = new int[rank];
        int[][] step = new int[strides.length][rank];
        for (int d = 0; d < rank; d++) {
            int from = d + rank() - rank;
            size[d] = from < 0 ? 1 : sizes[from];
            for (int v = 0; v < step.length; v++) step[v][d] = from < 0 ? 0 : strides[v][from];
        }
        return new Dims(size, step);
    }

    /** The outer dimensions beyond so many inner ones. */
    Dims outer(int inner) {
        int rank = Math.max(0, rank() - inner);
        int[][] step = new int[strides.length][];
        for (int v = 0; v < step.length; v++) step[v] = java.util.Arrays.copyOf(strides[v], rank);
        return new Dims(java.util.Arrays.copyOf(sizes, rank), step);
    }

    /** Where each view stands at the i-th position, relative to the first. */
    int[] at(int position) {
        int[] at = new int[strides.length];
        int rest = position;
        for (int d = rank() - 1; d >= 0; d--) {
            int index = rest % sizes[d];
            rest /= sizes[d];
            for (int v = 0; v < at.length; v++) at[v] += index * strides[v][d];
        }
        return at;
    }
}
