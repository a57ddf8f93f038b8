package dev.inkling.nnlib.gpu;

import java.util.Arrays;

/** The whole numbers of a dispatch, one after the other. */
final class Words {
    private int[] words = new int[32];
    private int count;

    Words add(int... more) {
        if (count + more.length > words.length) words = Arrays.copyOf(words, 2 * words.length);
        System.arraycopy(more, 0, words, count, more.length);
        count += more.length;
        return this;
    }

    /** The sizes of all dimensions but the outermost, which programs need not know. */
    Words sizes(Dims dims) {
        return add(Arrays.copyOfRange(dims.sizes, 1, dims.sizes.length));
    }

    /** Of each operand where it begins, and its strides. */
    Words laid(Operand... operands) {
        for (Operand operand : operands) add(operand.offset()).add(operand.view.strides);
        return this;
    }

    /** The same along some inner dimensions, each operand from where it stands among the outer ones. */
    Words laid(Dims inner, int[] start, Operand... operands) {
        for (int i = 0; i < operands.length; i++)
            add(operands[i].offset() + start[i]).add(inner.strides[i]);
        return this;
    }

    int[] all() {
        return Arrays.copyOf(words, count);
    }
}
