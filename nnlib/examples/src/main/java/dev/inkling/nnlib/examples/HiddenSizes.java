package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Datasets;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.train.Trainer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many hidden units a net for digits needs, by cross-validation. Arguments: the folder with MNIST's files, how many
 * of its pictures to take (6000), sizes (10 30 100 300 1000).
 */
public final class HiddenSizes {
    private static final int FOLDS = 3;

    private HiddenSizes() {}

    public static void main(String[] args) throws IOException {
        int pictures = args.length > 1 ? Integer.parseInt(args[1]) : 6000;
        int[] sizes = {10, 30, 100, 300, 1000};
        if (args.length > 2) {
            sizes = new int[args.length - 2];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = Integer.parseInt(args[i + 2]);
            }
        }
        run(Datasets.range(Mnist.train(Path.of(args[0])), 0, pictures), 5, System.out, sizes);
    }

    /** Mean accuracy over the folds, in per cent, for each size. */
    static Map<Integer, Double> run(Dataset data, int epochs, PrintStream out, int... sizes) {
        Map<Integer, Double> found = new LinkedHashMap<>();
        for (int size : sizes) {
            RunSpec spec = Presets.of("mnist-notes")
                    .with("model", data.inputSize() + "-" + size + "-10")
                    .with("epochs", epochs);
            double sum = 0;
            for (Datasets.Split fold : Datasets.kFold(data, FOLDS, 1)) {
                sum += Trainer.of(spec, new TaskData(fold.training(), fold.validation()))
                        .run()
                        .testAccuracy();
            }
            found.put(size, sum / FOLDS);
            out.printf("%5d hidden units: %.2f %% of unseen digits (mean of %d folds)%n", size, sum / FOLDS, FOLDS);
        }
        return found;
    }
}
