package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.data.SampleRandom;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.loss.Contrastive;
import dev.inkling.nnlib.loss.TripletMargin;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Digits as points, digits of a kind close together: learned from triplets (one, one of its kind, another) or from
 * pairs (of a kind or not), never from the classes as such. Unseen digits are then read by their nearest neighbour.
 * Arguments: steps (1500); the folder with MNIST's files (without it, drawn digits).
 */
public final class DigitEmbedding {
    private static final int PIXELS = 784;
    private static final int NUMBERS = 16;

    /** Of each digit, in a step. */
    private static final int OF_A_KIND = 8;

    private static final int BATCH = 10 * OF_A_KIND;
    private static final int COMPARED = 1000;
    private static final int OTHERS = 8;
    private static final int REFERENCES = 5000;
    private static final int ASKED = 1000;

    private DigitEmbedding() {}

    public static void main(String[] args) throws IOException {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 1500;
        boolean mnist = args.length > 1;
        PictureDataset known = mnist ? Mnist.train(Path.of(args[1])) : drawn(40_000, 1);
        PictureDataset unseen = mnist ? Mnist.test(Path.of(args[1])) : drawn(2000, 2);
        run(true, known, unseen, steps, System.out);
        run(false, known, unseen, steps, System.out);
    }

    private static PictureDataset drawn(int count, long seed) {
        return new DrawnDigits(count, seed, DrawnDigits.Hands.TRAINING).pictures();
    }

    /**
     * Per cent of unseen digits whose nearest neighbour is of their kind: by their pixels, and by the learned numbers.
     */
    record Neighbours(double byPixels, double byEmbedding) {}

    static Neighbours run(boolean triplets, PictureDataset known, PictureDataset unseen, int steps, PrintStream out) {
        Generator generator = new Generator(1);
        Sequential model =
                new Sequential(new Linear(PIXELS, 256, generator), new ReLU(), new Linear(256, NUMBERS, generator));
        train(model, triplets, known, steps, out);
        float[] references = inputs(known, REFERENCES);
        float[] asked = inputs(unseen, ASKED);
        Neighbours found = new Neighbours(
                right(references, asked, PIXELS, known, unseen),
                right(points(model, references), points(model, asked), NUMBERS, known, unseen));
        out.printf(
                "%s loss, %d steps: of %d unseen digits the nearest of %d known ones is of their kind for %.1f %% by %d"
                        + " learned numbers, for %.1f %% by their pixels%n",
                triplets ? "triplet" : "contrastive",
                steps,
                ASKED,
                REFERENCES,
                found.byEmbedding,
                NUMBERS,
                found.byPixels);
        return found;
    }

    private static void train(Sequential model, boolean triplets, PictureDataset known, int steps, PrintStream out) {
        Adam adam = new Adam(model.parameters(), 1e-3);
        TripletMargin triplet = new TripletMargin();
        Contrastive contrastive = new Contrastive(2);
        Traced step = Traced.of(
                triplets ? "triplets" : "pairs",
                in -> {
                    Tensor points = model.forward(in[0]);
                    Tensor one = points.indexSelect(0, in[1]);
                    Tensor two = points.indexSelect(0, in[2]);
                    Tensor loss = triplets
                            ? triplet.of(one, two, points.indexSelect(0, in[3]))
                            : contrastive.of(one, two, in[3]);
                    adam.zeroGrad();
                    loss.backward();
                    adam.step();
                    return loss;
                },
                model,
                adam);
        Traced place = Traced.of("place", in -> model.forward(in[0]).detach(), model);
        List<int[]> byKind = byKind(known);
        float[] pictures = new float[BATCH * PIXELS];
        float[][] compared = new float[3][COMPARED];
        SampleRandom random = new SampleRandom();
        for (int s = 0; s < steps; s++) {
            random.reset(1, 0, s);
            choose(known, byKind, pictures, random);
            Tensor x = Tensor.wrap(pictures, BATCH, PIXELS);
            compare(compared, triplets, place.call(x).toArray(), random);
            Tensor loss = step.call(
                    x,
                    Tensor.wrap(compared[0], COMPARED),
                    Tensor.wrap(compared[1], COMPARED),
                    Tensor.wrap(compared[2], COMPARED));
            if (s % 250 == 0) {
                out.printf("step %5d  loss %.4f%n", s, loss.item());
            }
        }
    }

    /** The numbers of the pictures of each digit. */
    private static List<int[]> byKind(PictureDataset data) {
        List<int[]> kinds = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            int kind = digit;
            kinds.add(IntStream.range(0, data.size())
                    .filter(i -> data.label(i) == kind)
                    .toArray());
        }
        return kinds;
    }

    /** As many of each digit, in the order of the digits. */
    private static void choose(PictureDataset known, List<int[]> byKind, float[] pictures, SampleRandom random) {
        float[] label = new float[1];
        for (int i = 0; i < BATCH; i++) {
            int[] kind = byKind.get(i / OF_A_KIND);
            known.read(kind[random.below(kind.length)], pictures, i * PIXELS, label, 0);
        }
    }

    /** Which pictures of the step are compared: triplets, or pairs and whether they are of a kind. */
    private static void compare(float[][] compared, boolean triplets, float[] points, SampleRandom random) {
        for (int i = 0; i < COMPARED; i++) {
            int one = random.below(BATCH);
            int kind = one / OF_A_KIND * OF_A_KIND;
            int alike = kind + (one - kind + 1 + random.below(OF_A_KIND - 1)) % OF_A_KIND;
            int other = (kind + OF_A_KIND + random.below(BATCH - OF_A_KIND)) % BATCH;
            // The nearest of a few others: most are far away soon and teach nothing.
            for (int more = 1; more < OTHERS; more++) {
                int another = (kind + OF_A_KIND + random.below(BATCH - OF_A_KIND)) % BATCH;
                other = distance(points, one, another) < distance(points, one, other) ? another : other;
            }
            boolean pairAlike = i % 2 == 0;
            compared[0][i] = one;
            compared[1][i] = triplets || pairAlike ? alike : other;
            compared[2][i] = triplets ? other : pairAlike ? 1 : 0;
        }
    }

    private static float distance(float[] points, int one, int two) {
        float sum = 0;
        for (int j = 0; j < NUMBERS; j++) {
            float off = points[one * NUMBERS + j] - points[two * NUMBERS + j];
            sum += off * off;
        }
        return sum;
    }

    private static float[] inputs(PictureDataset data, int count) {
        float[] all = new float[count * PIXELS];
        for (int i = 0; i < count; i++) {
            data.read(i, all, i * PIXELS, new float[1], 0);
        }
        return all;
    }

    private static float[] points(Sequential model, float[] pictures) {
        int count = pictures.length / PIXELS;
        return model.forward(Tensor.of(pictures, count, PIXELS)).toArray();
    }

    private static double right(
            float[] known, float[] asked, int width, PictureDataset knownDigits, PictureDataset askedDigits) {
        int right = 0;
        for (int i = 0; i < asked.length / width; i++) {
            int nearest = 0;
            float least = Float.MAX_VALUE;
            for (int k = 0; k < known.length / width; k++) {
                float distance = 0;
                for (int j = 0; j < width && distance < least; j++) {
                    float off = asked[i * width + j] - known[k * width + j];
                    distance += off * off;
                }
                if (distance < least) {
                    least = distance;
                    nearest = k;
                }
            }
            right += knownDigits.label(nearest) == askedDigits.label(i) ? 1 : 0;
        }
        return 100.0 * right * width / asked.length;
    }
}
