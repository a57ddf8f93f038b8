package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Gpu;
import dev.inkling.nnlib.gpu.device.Range;
import java.util.ArrayList;
import java.util.List;

/** Gathers the dispatches of a kernel. */
final class Dispatches {
    private final Gpu gpu;
    private final int alignment;
    private final List<Dispatch> all = new ArrayList<>();

    Dispatches(Gpu gpu) {
        this.gpu = gpu;
        alignment = gpu.facts().alignment();
    }

    Operand operand(View view) {
        return new Operand(view, alignment);
    }

    /** A thread each. */
    void threads(String program, int threads, int[] words, Range... ranges) {
        groups(program, (threads + Programs.GROUP - 1) / Programs.GROUP, words, ranges);
    }

    /** So many groups, which go on along y where one axis does not hold them. */
    void groups(String program, int groups, int[] words, Range... ranges) {
        int high = (groups + Dispatch.MOST_GROUPS - 1) / Dispatch.MOST_GROUPS;
        int wide = (groups + high - 1) / high;
        shaped(program, new int[] {wide, high, 1}, words, ranges);
    }

    void shaped(String program, int[] groups, int[] words, Range... ranges) {
        all.add(new Dispatch(gpu.program(Programs.named(program)), List.of(ranges), words, groups));
    }

    List<Dispatch> all() {
        return all;
    }
}
