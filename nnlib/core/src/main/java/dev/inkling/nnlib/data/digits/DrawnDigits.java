package dev.inkling.nnlib.data.digits;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.data.SampleRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Digits drawn from strokes in MNIST's convention (28 by 28, longer side 20, centre of mass in the middle), as many as
 * one likes, without a download.
 *
 * <p>Picture {@code i} is a function of seed and {@code i}: drawn when it is read, by any thread, or all at once into
 * memory by {@link #pictures}. Every ten pictures in a row hold each digit once, in random order.
 */
public final class DrawnDigits implements Dataset {
    /** Which ways of writing are drawn. */
    public enum Hands {
        /** 75 ways, 6 to 9 a digit: round, angular, serifed, crossed, open, looped. */
        TRAINING,
        /** 20 other ways, 2 a digit, which TRAINING never draws: how is a stranger's hand read? */
        HELD_OUT,
        /** All of them. */
        ALL
    }

    /** One drawn digit with all that is known about it. */
    public static final class Sample {
        private final int label;
        private final String hand;
        private final Drawing drawing;
        private final byte[] pixels;

        Sample(int label, String hand, Drawing drawing, byte[] pixels) {
            this.label = label;
            this.hand = hand;
            this.drawing = drawing;
            this.pixels = pixels;
        }

        public int label() {
            return label;
        }

        /** The name of the hand, such as {@code crossed}. */
        public String hand() {
            return hand;
        }

        /** The strokes, on a sheet of 28 by 28. */
        public Drawing drawing() {
            return drawing;
        }

        /** 28 rows of 28 bytes, 0 the sheet and 255 full ink. */
        public byte[] pixels() {
            return pixels;
        }
    }

    private static final int PIXELS = DigitPicture.SIDE * DigitPicture.SIDE;
    private static final int LABEL_STREAM = -1;
    private static final int HAND_STREAM = -2;

    /** Scratch memory of each thread that reads. */
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    private final int size;
    private final long seed;
    private final List<List<Hand>> handsOf = new ArrayList<>();
    private final float[] weightOf = new float[10];

    /** So many pictures by these hands. */
    public DrawnDigits(int size, long seed, Hands hands) {
        if (size < 0) {
            throw new IllegalArgumentException("A dataset cannot have " + size + " pictures.");
        }
        this.size = size;
        this.seed = seed;
        for (int digit = 0; digit < 10; digit++) {
            handsOf.add(new ArrayList<>());
        }
        for (Hand hand : hands(hands)) {
            handsOf.get(hand.digit).add(hand);
            weightOf[hand.digit] += hand.weight;
        }
    }

    static List<Hand> hands(Hands which) {
        List<Hand> hands = new ArrayList<>();
        if (which != Hands.HELD_OUT) {
            hands.addAll(Hand.parse(HandTable.TRAINING));
        }
        if (which != Hands.TRAINING) {
            hands.addAll(Hand.parse(HandTable.HELD_OUT));
        }
        return Collections.unmodifiableList(hands);
    }

    private static final class Scratch {
        final SampleRandom random = new SampleRandom();
        final Writer writer = new Writer();
        final byte[] pixels = new byte[PIXELS];
        final int[] order = new int[10];
    }

    /** Draws picture {@code index} with all that is known about it. */
    public Sample sample(int index) {
        Scratch mine = scratch.get();
        Hand hand = write(index, mine);
        byte[] pixels = new byte[PIXELS];
        mine.writer.render(pixels, 0);
        return new Sample(hand.digit, hand.name, mine.writer.drawing(), pixels);
    }

    /** Draws picture {@code index} into an array, 784 bytes from {@code at} on, and returns its digit. */
    public int draw(int index, byte[] pixels, int at) {
        Scratch mine = scratch.get();
        Hand hand = write(index, mine);
        mine.writer.render(pixels, at);
        return hand.digit;
    }

    private Hand write(int index, Scratch mine) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("No picture " + index + ": there are " + size + ".");
        }
        int digit = label(index, mine);
        List<Hand> hands = handsOf.get(digit);
        mine.random.reset(seed, HAND_STREAM, index);
        float pick = mine.random.uniform() * weightOf[digit];
        int chosen = 0;
        while (chosen < hands.size() - 1 && pick >= hands.get(chosen).weight) {
            pick -= hands.get(chosen).weight;
            chosen++;
        }
        mine.writer.write(hands.get(chosen), mine.random.reset(seed, 0, index));
        return hands.get(chosen);
    }

    private int label(int index, Scratch mine) {
        for (int i = 0; i < 10; i++) {
            mine.order[i] = i;
        }
        mine.random.reset(seed, LABEL_STREAM, index / 10).shuffle(mine.order, 10);
        return mine.order[index % 10];
    }

    /** All pictures drawn into memory, on all cores, which a net that passes them often wants: 784 bytes each. */
    public PictureDataset pictures() {
        byte[] pixels = new byte[Math.multiplyExact(size, PIXELS)];
        byte[] labels = new byte[size];
        IntStream.range(0, size).parallel().forEach(i -> labels[i] = (byte) draw(i, pixels, i * PIXELS));
        return PictureDataset.of(pixels, labels, DigitPicture.SIDE, DigitPicture.SIDE, 10);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int[] inputShape() {
        return new int[] {1, DigitPicture.SIDE, DigitPicture.SIDE};
    }

    @Override
    public int classes() {
        return 10;
    }

    @Override
    public int[] targetShape() {
        return new int[0];
    }

    @Override
    public void read(int index, float[] input, int at, float[] target, int targetAt) {
        byte[] pixels = scratch.get().pixels;
        target[targetAt] = draw(index, pixels, 0);
        for (int i = 0; i < PIXELS; i++) {
            input[at + i] = (pixels[i] & 0xff) / 255f;
        }
    }

    @Override
    public int label(int index) {
        return label(index, scratch.get());
    }
}
