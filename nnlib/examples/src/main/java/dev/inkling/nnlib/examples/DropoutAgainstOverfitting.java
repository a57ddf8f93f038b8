package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.RunResult;
import java.io.PrintStream;

/** A net with too many units learns a few noisy points by heart; dropout of 0.2 to 0.5 holds it back. */
public final class DropoutAgainstOverfitting {
    private DropoutAgainstOverfitting() {}

    public static void main(String[] args) {
        for (double dropout : new double[] {0, 0.2, 0.35, 0.5}) {
            run(dropout, 1, System.out);
        }
    }

    static RunResult run(double dropout, long seed, PrintStream out) {
        RunSpec spec = Presets.of("moons-solve")
                .apply(
                        "samples=120 noise=0.25 validation=0.5 model=2-64-64-1 activation=relu lr=0.01 epochs=200 batch=20")
                .with("dropout", dropout)
                .with("seed", seed);
        RunResult result = Trainer.of(spec, TaskData.of(Tasks.points(spec))).run();
        out.printf(
                "dropout %.2f: learned from %.1f %%, unseen %.1f %%, loss %.3f and %.3f; best at epoch %d %s%n",
                dropout,
                result.accuracy(),
                result.validationAccuracy(),
                result.loss(),
                result.validationLoss(),
                result.bestEpoch(),
                result.diagnoses());
        return result;
    }
}
