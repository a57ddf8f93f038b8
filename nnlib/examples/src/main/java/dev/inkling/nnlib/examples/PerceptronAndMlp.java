package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.nn.Perceptron;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Trainer;
import java.io.PrintStream;

/** A perceptron learns AND and OR by its own rule and never XOR; one hidden layer does. */
public final class PerceptronAndMlp {
    private static final int PASSES = 1000;

    private PerceptronAndMlp() {}

    public static void main(String[] args) {
        for (String task : new String[] {"and", "or", "xor"}) {
            run(task, System.out);
        }
    }

    /** Rows that the perceptron still answers wrongly after its last pass, and the MLP's accuracy. */
    record Compared(int perceptronWrong, double mlpAccuracy) {}

    static Compared run(String task, PrintStream out) {
        RunSpec spec = Presets.of("xor-solve").with("task", task);
        float[] x = new float[8];
        float[] y = new float[4];
        for (int i = 0; i < 4; i++) {
            Tasks.points(spec).read(i, x, 2 * i, y, i);
        }
        Perceptron perceptron = new Perceptron(2);
        int wrong = 4;
        int pass = 0;
        while (wrong > 0 && pass < PASSES) {
            wrong = perceptron.learn(Tensor.of(x, 4, 2), Tensor.of(y, 4, 1), 0.1);
            pass++;
        }
        out.printf(
                "%-3s perceptron: %s%n",
                task, wrong == 0 ? "all right after " + pass + " passes" : wrong + " wrong even after " + pass);
        double accuracy =
                Trainer.of(spec, TaskData.of(Tasks.points(spec))).run().accuracy();
        out.printf("    2-8-1:      %.0f %% right%n", accuracy);
        return new Compared(wrong, accuracy);
    }
}
