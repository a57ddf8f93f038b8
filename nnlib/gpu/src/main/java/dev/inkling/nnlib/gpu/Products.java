package dev.inkling.nnlib.gpu;

import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Range;

/** Products of two matrices: which way to multiply is taken, and what is done at the end of it. */
final class Products {
    /** Fewer elements than this keep no device busy by tiles. */
    private static final int FEW = 16 * 1024;

    private Ways ways = Ways.USUAL;

    void take(Ways ways) {
        this.ways = ways;
    }

    Ways ways() {
        return ways;
    }

    private Product choice(int rows, int columns) {
        Product wanted = (long) rows * columns < FEW ? ways.few() : ways.many();
        int[] groups = wanted.groups(rows, columns);
        return groups[0] <= Dispatch.MOST_GROUPS && groups[1] <= Dispatch.MOST_GROUPS ? wanted : null;
    }

    /** Whether a product of that size is one dispatch. */
    boolean fits(View out) {
        return choice(out.shape[0], out.shape[1]) != null;
    }

    /** out = a b, or out += a b. */
    void bind(Dispatches dispatches, View a, View b, View out, boolean accumulate) {
        Operand to = dispatches.operand(out);
        Words words = words(dispatches, a, b, to, accumulate);
        add(dispatches, out, "", words, ranges(dispatches, a, b, to));
    }

    /** out = a b + bias. */
    void biased(Dispatches dispatches, View a, View b, View bias, View out) {
        Operand with = dispatches.operand(bias);
        ending(dispatches, a, b, out, 1, with, new int[] {0, bias.strides[0]}, 0);
    }

    /** out = max(a b + bias, least); false where bias and least do not lie in one block. */
    boolean rectified(Dispatches dispatches, View a, View b, View bias, View least, View out) {
        Operand with = dispatches.operand(bias);
        Operand floor = dispatches.operand(least);
        if (with.range.block() != floor.range.block()) return false;
        with.range = with.range.with(floor.range);
        floor.range = with.range;
        ending(dispatches, a, b, out, 2, with, new int[] {0, bias.strides[0]}, floor.offset());
        return true;
    }

    /** out = a b where gate is above zero, else 0. */
    void gated(Dispatches dispatches, View a, View b, View gate, View out) {
        ending(dispatches, a, b, out, 3, dispatches.operand(gate), gate.strides, 0);
    }

    /** out = a b, and sums = the sum of each row of a. */
    void summed(Dispatches dispatches, View a, View b, View out, View sums, int stride) {
        Operand to = dispatches.operand(out);
        Operand with = dispatches.operand(sums);
        Words words = words(dispatches, a, b, to, false).add(with.offset(), stride);
        add(dispatches, out, "-sums", words, ranges(dispatches, a, b, to, with.range));
    }

    private void ending(
            Dispatches dispatches, View a, View b, View out, int ending, Operand with, int[] steps, int least) {
        Operand to = dispatches.operand(out);
        Words words = words(dispatches, a, b, to, false)
                .add(ending, with.offset())
                .add(steps)
                .add(least);
        add(dispatches, out, "-ending", words, ranges(dispatches, a, b, to, with.range));
    }

    private void add(Dispatches dispatches, View out, String end, Words words, Range[] ranges) {
        Product product = choice(out.shape[0], out.shape[1]);
        dispatches.shaped(product.word() + end, product.groups(out.shape[0], out.shape[1]), words.all(), ranges);
    }

    private static Words words(Dispatches dispatches, View a, View b, Operand to, boolean accumulate) {
        return new Words()
                .add(to.view.shape)
                .add(a.shape[1])
                .laid(dispatches.operand(a), dispatches.operand(b), to)
                .add(accumulate ? 1 : 0);
    }

    private static Range[] ranges(Dispatches dispatches, View a, View b, Operand to, Range... more) {
        Range[] all = new Range[3 + more.length];
        all[0] = to.range;
        all[1] = dispatches.operand(a).range;
        all[2] = dispatches.operand(b).range;
        System.arraycopy(more, 0, all, 3, more.length);
        return all;
    }
}
