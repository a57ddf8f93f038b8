package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.RunResult;
import java.io.PrintStream;

/** Behind a sigmoid, squared error learns slowly where it is most wrong; cross-entropy does not. */
public final class CrossEntropyOrSquares {
    private CrossEntropyOrSquares() {}

    public static void main(String[] args) {
        run("bce", System.out);
        run("mse", System.out);
    }

    static RunResult run(String loss, PrintStream out) {
        RunSpec spec = Presets.of("clusters-solve")
                .apply("noise=0.3 validation=0 optimizer=sgd lr=0.1 epochs=20")
                .with("loss", loss);
        RunResult result = Trainer.of(spec, TaskData.of(Tasks.points(spec))).run();
        out.printf("%s: %% right after each epoch", loss);
        for (int i = 0; i < result.metrics().accuracy().size(); i++) {
            out.printf(" %.0f", result.metrics().accuracy().mean(i));
        }
        out.println();
        return result;
    }
}
