package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.loss.MSE;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.nn.Sigmoid;
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
import java.util.List;

/**
 * Digits through a bottleneck: 784-32-784 learns to give back the picture that it is shown, from 32 numbers. Arguments:
 * the PNG to write, in which each picture stands above its reconstruction; epochs (20); the folder with MNIST's files
 * (without it, drawn digits).
 */
public final class Autoencoder {
    private static final int SHOWN = 16;
    private static final int PIXELS = 784;

    private Autoencoder() {}

    public static void main(String[] args) throws IOException {
        Path png = Path.of(args.length > 0 ? args[0] : "autoencoder.png");
        int epochs = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        boolean mnist = args.length > 2;
        Dataset training = mnist ? Mnist.train(Path.of(args[2])) : drawn(20_000, 1);
        Dataset unseen = mnist ? Mnist.test(Path.of(args[2])) : drawn(2000, 2);
        run(training, unseen, epochs, System.out).picture().write(png);
        System.out.println("see " + png);
    }

    static Dataset drawn(int count, long seed) {
        return new DrawnDigits(count, seed, DrawnDigits.Hands.TRAINING).pictures();
    }

    /**
     * What was found on unseen pictures.
     *
     * @param error mean of the squared differences between pixels and their reconstructions
     * @param meanError the same for the mean picture in place of every reconstruction: what 0 numbers can tell
     * @param picture pictures above their reconstructions
     */
    record Reconstructed(double error, double meanError, Montage picture) {}

    static Reconstructed run(Dataset training, Dataset unseen, int epochs, PrintStream out) {
        Generator generator = new Generator(1);
        Sequential model = new Sequential(
                new Linear(PIXELS, 32, generator), new ReLU(), new Linear(32, PIXELS, generator), new Sigmoid());
        Trainer.of(model, new MSE(), new Adam(model.parameters(), 3e-3), new Itself(training))
                .batch(100)
                .epochs(epochs)
                .seed(1)
                .listen(new Listener() {
                    @Override
                    public void onEpoch(Epoch epoch) {
                        out.printf("epoch %d  mean squared error %.5f%n", epoch.number(), epoch.loss());
                    }
                })
                .run();
        float[] shown = inputs(unseen);
        float[] given =
                model.eval().forward(Tensor.of(shown, unseen.size(), PIXELS)).toArray();
        float[] mean = mean(training);
        double error = 0;
        double meanError = 0;
        for (int i = 0; i < shown.length; i++) {
            error += Math.pow(shown[i] - given[i], 2) / shown.length;
            meanError += Math.pow(shown[i] - mean[i % PIXELS], 2) / shown.length;
        }
        out.printf(
                "%d unseen digits through 32 numbers: mean squared error %.5f (the mean picture for each: %.5f)%n",
                unseen.size(), error, meanError);
        Montage picture = new Montage(28).row(first(shown)).row(first(given));
        return new Reconstructed(error, meanError, picture);
    }

    private static float[] inputs(Dataset data) {
        float[] all = new float[data.size() * PIXELS];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, all, i * PIXELS, new float[1], 0);
        }
        return all;
    }

    private static float[] mean(Dataset data) {
        float[] mean = new float[PIXELS];
        float[] one = new float[PIXELS];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, one, 0, new float[1], 0);
            for (int p = 0; p < PIXELS; p++) {
                mean[p] += one[p] / data.size();
            }
        }
        return mean;
    }

    private static List<float[]> first(float[] pictures) {
        List<float[]> first = new ArrayList<>();
        for (int i = 0; i < SHOWN; i++) {
            float[] one = new float[PIXELS];
            System.arraycopy(pictures, i * PIXELS, one, 0, PIXELS);
            first.add(one);
        }
        return first;
    }

    /** Pictures as rows of numbers whose target is the picture itself. */
    private record Itself(Dataset pictures) implements Dataset {
        @Override
        public int size() {
            return pictures.size();
        }

        @Override
        public int[] inputShape() {
            return new int[] {PIXELS};
        }

        @Override
        public int classes() {
            return 0;
        }

        @Override
        public int[] targetShape() {
            return new int[] {PIXELS};
        }

        @Override
        public void read(int index, float[] input, int at, float[] target, int targetAt) {
            pictures.read(index, input, at, target, targetAt);
            System.arraycopy(input, at, target, targetAt, PIXELS);
        }
    }
}
