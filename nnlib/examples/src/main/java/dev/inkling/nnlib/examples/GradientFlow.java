package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.LayerCurves;
import dev.inkling.nnlib.watch.RunResult;
import java.io.PrintStream;

/**
 * Gradients on their way back through ten layers: sigmoid's slope is 0.25 at most, so they vanish; with ReLU they
 * arrive; and with too large a start they explode, which clipping bounds.
 */
public final class GradientFlow {
    private static final String DEEP = "2-16-16-16-16-16-16-16-16-16-1";

    private GradientFlow() {}

    public static void main(String[] args) {
        for (String change : new String[] {
            "activation=sigmoid", "activation=relu init=kaiming-normal", "activation=identity init=kaiming-normal",
        }) {
            run(change, System.out);
        }
        run(exploding(), System.out);
        run(exploding() + " clip=1", System.out);
    }

    /** Forty layers that each make everything larger by the root of two. */
    static String exploding() {
        StringBuilder model = new StringBuilder("2");
        for (int i = 0; i < 40; i++) {
            model.append("-16");
        }
        return "activation=identity init=kaiming-normal loss=hinge model=" + model.append("-1");
    }

    /**
     * What the first step sees.
     *
     * @param first gradient norm of the first layer
     * @param last of the last
     * @param result the whole run
     */
    record Flow(double first, double last, RunResult result) {}

    static Flow run(String change, PrintStream out) {
        RunSpec spec = Presets.of("moons-solve")
                .with("model", DEEP)
                .apply("optimizer=sgd lr=0.05 validation=0 epochs=30")
                .apply(change);
        RunResult result = Trainer.of(spec, TaskData.of(Tasks.points(spec))).run();
        out.println(spec);
        for (LayerCurves layer : result.metrics().layers()) {
            out.printf(
                    "  layer %-3s gradient %.2e%n",
                    layer.name(), layer.gradientNorm().max(0));
        }
        out.printf("  loss %.4f, accuracy %.1f %%, %s%n", result.loss(), result.accuracy(), result.diagnoses());
        int count = result.metrics().layers().size();
        return new Flow(
                result.metrics().layers().get(0).gradientNorm().max(0),
                result.metrics().layers().get(count - 1).gradientNorm().max(0),
                result);
    }
}
