package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * MNIST by 784-500-10 as in the notes, or by the convnet. Arguments: the folder with MNIST's files, then settings such
 * as preset=mnist-solve seed=2 epochs=12.
 */
public final class MnistNet {
    private MnistNet() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            throw new IllegalArgumentException("Name the folder that holds MNIST's four files.");
        }
        RunSpec spec = Printed.settings("mnist-notes", args, 1);
        run(spec, Path.of(args[0]), System.out);
    }

    /** Trains with a line every 100 steps, and one each epoch. */
    static RunResult run(RunSpec spec, Path mnist, PrintStream out) throws IOException {
        out.println(spec);
        RunResult result = Trainer.of(spec, Tasks.data(spec, mnist))
                .listen(new Printed(out, 100))
                .run();
        out.printf(
                "test accuracy %.2f %% (100 x %d / %d) in %.0f s on %s, %d threads, seed %d%n",
                result.testAccuracy(),
                result.test().confusion().correct(),
                result.test().samples(),
                result.seconds(),
                result.backend(),
                result.threads(),
                spec.seed());
        out.println(result.test().confusion());
        return result;
    }
}
