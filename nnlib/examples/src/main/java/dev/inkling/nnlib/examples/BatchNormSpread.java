package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.LayerCurves;
import dev.inkling.nnlib.watch.RunResult;
import java.io.PrintStream;

/** What layers pass on keeps its spread under batch norm and loses it without, so that a higher rate works. */
public final class BatchNormSpread {
    private BatchNormSpread() {}

    public static void main(String[] args) {
        for (double rate : new double[] {0.05, 0.5, 2}) {
            run(false, rate, System.out);
            run(true, rate, System.out);
        }
    }

    /** Spread of the last hidden layer at the first step, and the run. */
    record Spread(double deepest, RunResult result) {}

    static Spread run(boolean norm, double rate, PrintStream out) {
        RunSpec spec = Presets.of("circles-solve")
                .apply("model=2-16-16-16-16-16-1 activation=relu optimizer=sgd epochs=40 samples=400 batch=40")
                .with("lr", rate)
                .with("batch-norm", norm);
        RunResult result = Trainer.of(spec, TaskData.of(Tasks.points(spec))).run();
        out.printf("%s batch norm, rate %.2f: spread by layer", norm ? "with" : "without", rate);
        double deepest = 0;
        for (LayerCurves layer : result.metrics().layers()) {
            if (layer.canDie()) {
                deepest = layer.activationSpread().mean(0);
                out.printf(" %.3f", deepest);
            }
        }
        out.printf("; after %d steps loss %.4f, %.1f %% right%n", result.steps(), result.loss(), result.accuracy());
        return new Spread(deepest, result);
    }
}
