package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.data.SampleRandom;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.loss.BinaryFocal;
import dev.inkling.nnlib.loss.Dice;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.nn.Conv2d;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Epoch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which pixels belong to the digit and which to the clutter around it: four convolutions, each pixel seeing 17 by 17
 * others, taught by dice loss or by focal loss. Arguments: the PNG to write (what was seen, what is true, what was
 * found by each loss); epochs (6).
 */
public final class Segmentation {
    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final int SHOWN = 16;
    private static final int BARS = 10;
    private static final int UNSEEN = 200;

    private Segmentation() {}

    public static void main(String[] args) throws IOException {
        Path png = Path.of(args.length > 0 ? args[0] : "segmentation.png");
        int epochs = args.length > 1 ? Integer.parseInt(args[1]) : 6;
        Found dice = run(true, 2000, epochs, System.out);
        Found focal = run(false, 2000, epochs, System.out);
        new Montage(SIDE)
                .row(dice.seen())
                .row(dice.truth())
                .row(dice.found())
                .row(focal.found())
                .write(png);
        System.out.println("see " + png);
    }

    /**
     * How well the digit's pixels are found in unseen pictures, and some of these pictures.
     *
     * @param overlap twice the pixels that are found rightly, over those found and those that are the digit's
     * @param allInk the same if all ink is taken for the digit
     */
    record Found(double overlap, double allInk, List<float[]> seen, List<float[]> truth, List<float[]> found) {}

    @SuppressWarnings("try") // the guard is closed, never read
    static Found run(boolean dice, int pictures, int epochs, PrintStream out) {
        Generator generator = new Generator(1);
        Sequential model = new Sequential(
                conv(1, 8, 1, generator),
                new ReLU(),
                conv(8, 8, 2, generator),
                new ReLU(),
                conv(8, 8, 4, generator),
                new ReLU(),
                conv(8, 1, 1, generator));
        Dice overlap = new Dice();
        BinaryFocal focal = new BinaryFocal(2, 0.5);
        Loss loss = dice ? (output, target) -> overlap.of(output.sigmoid(), target) : focal;
        Trainer.of(model, loss, new Adam(model.parameters(), 5e-3), cluttered(pictures, 1))
                .batch(10)
                .epochs(epochs)
                .seed(1)
                .listen(new Listener() {
                    @Override
                    public void onEpoch(Epoch epoch) {
                        out.printf("epoch %d  loss %.4f%n", epoch.number(), epoch.loss());
                    }
                })
                .run();
        Found found;
        try (NoGrad off = NoGrad.on()) {
            found = measure(model, cluttered(UNSEEN, 2));
        }
        out.printf(
                "%s loss: the digit's pixels in %d unseen pictures are found with an overlap of %.3f (all ink taken for"
                        + " the digit: %.3f)%n",
                dice ? "dice" : "focal", UNSEEN, found.overlap, found.allInk);
        return found;
    }

    /** Three by three pixels, so far apart; the picture keeps its size. */
    private static Conv2d conv(int in, int out, int apart, Generator generator) {
        return new Conv2d(in, out, 3, 1, apart, apart, 1, true, generator);
    }

    private static Found measure(Sequential model, ArrayDataset unseen) {
        Found some = new Found(0, 0, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        double overlap = 0;
        double allInk = 0;
        for (int i = 0; i < unseen.size(); i++) {
            float[] input = new float[PIXELS];
            float[] target = new float[PIXELS];
            unseen.read(i, input, 0, target, 0);
            float[] logits = model.forward(Tensor.of(input, 1, 1, SIDE, SIDE)).toArray();
            float[] found = new float[PIXELS];
            float[] ink = new float[PIXELS];
            for (int p = 0; p < PIXELS; p++) {
                found[p] = logits[p] > 0 ? 1 : 0;
                ink[p] = input[p] > 0.5f ? 1 : 0;
            }
            overlap += overlap(found, target) / unseen.size();
            allInk += overlap(ink, target) / unseen.size();
            if (i < SHOWN) {
                some.seen.add(input);
                some.truth.add(target);
                some.found.add(found);
            }
        }
        return new Found(overlap, allInk, some.seen, some.truth, some.found);
    }

    private static double overlap(float[] found, float[] truth) {
        double both = 0;
        double all = 1e-9;
        for (int p = 0; p < found.length; p++) {
            both += found[p] * truth[p];
            all += found[p] + truth[p];
        }
        return 2 * both / all;
    }

    /** Drawn digits behind ten short bars; the target is 1 where the digit's ink is. */
    static ArrayDataset cluttered(int count, long seed) {
        DrawnDigits digits = new DrawnDigits(count, seed, DrawnDigits.Hands.TRAINING);
        float[] inputs = new float[count * PIXELS];
        float[] targets = new float[count * PIXELS];
        SampleRandom random = new SampleRandom();
        float[] clutter = new float[PIXELS];
        for (int i = 0; i < count; i++) {
            byte[] digit = digits.sample(i).pixels();
            clutter(clutter, random.reset(seed, 1, i));
            for (int p = 0; p < PIXELS; p++) {
                float ink = (digit[p] & 255) / 255f;
                inputs[i * PIXELS + p] = Math.max(ink, clutter[p]);
                targets[i * PIXELS + p] = ink > 0.5f ? 1 : 0;
            }
        }
        int[] shape = {1, SIDE, SIDE};
        return ArrayDataset.vectors(inputs, shape, targets, shape);
    }

    /** Bars of 2 to 6 pixels, as wide as strokes are. */
    private static void clutter(float[] picture, SampleRandom random) {
        Arrays.fill(picture, 0);
        for (int bar = 0; bar < BARS; bar++) {
            float x = random.uniform(0, SIDE);
            float y = random.uniform(0, SIDE);
            double angle = random.uniform(0, (float) Math.PI);
            float half = random.uniform(0, 1.5f);
            float wide = random.uniform(0.9f, 1.4f);
            for (int p = 0; p < PIXELS; p++) {
                double across = (p % SIDE + 0.5 - x) * Math.cos(angle) + (p / SIDE + 0.5 - y) * Math.sin(angle);
                double along = (p / SIDE + 0.5 - y) * Math.cos(angle) - (p % SIDE + 0.5 - x) * Math.sin(angle);
                double off = Math.hypot(across, Math.max(0, Math.abs(along) - half)) - wide;
                picture[p] = (float) Math.max(picture[p], Math.max(0, Math.min(1, 0.5 - off)));
            }
        }
    }
}
