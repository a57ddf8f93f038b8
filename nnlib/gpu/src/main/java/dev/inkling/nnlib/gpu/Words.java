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

    int[] all() {
        return Arrays.copyOf(words, count);
    }
}
