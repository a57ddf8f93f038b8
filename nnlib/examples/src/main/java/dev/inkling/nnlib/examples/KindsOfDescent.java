package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.RunResult;
import dev.inkling.nnlib.watch.Series;
import java.io.PrintStream;

/** The same samples seen as often, in one batch, in small ones and one by one: fewer steps or noisier ones. */
public final class KindsOfDescent {
    private KindsOfDescent() {}

    public static void main(String[] args) {
        for (int batch : new int[] {0, 32, 1}) {
            run(batch, System.out);
        }
    }

    /** How restless the loss is from step to step at the end, and the run. */
    record Descent(double restlessness, RunResult result) {}

    static Descent run(int batch, PrintStream out) {
        RunSpec spec = Presets.of("moons-solve")
                .apply("samples=320 validation=0 optimizer=sgd lr=0.05 epochs=30")
                .with("batch", batch);
        RunResult result = Trainer.of(spec, TaskData.of(Tasks.points(spec))).run();
        Series loss = result.metrics().loss();
        double sum = 0;
        int from = loss.size() / 2;
        for (int i = from + 1; i < loss.size(); i++) {
            sum += Math.abs(loss.mean(i) - loss.mean(i - 1));
        }
        double restlessness = sum / Math.max(1, loss.size() - from - 1);
        out.printf(
                "%-14s %5d steps, loss %.4f, %.1f %% right, from step to step the loss changes by %.4f%n",
                batch == 0 ? "full batch" : batch == 1 ? "single samples" : "batches of " + batch,
                result.steps(),
                result.loss(),
                result.accuracy(),
                restlessness);
        return new Descent(restlessness, result);
    }
}
