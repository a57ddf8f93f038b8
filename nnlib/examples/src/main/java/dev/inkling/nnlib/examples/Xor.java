package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Diagnosis;
import dev.inkling.nnlib.watch.RunResult;
import java.io.PrintStream;
import java.util.Arrays;

/**
 * XOR as in the notes (2-2-1, sigmoid, SGD), which may get stuck, and by the preset that solves it. Arguments: a seed;
 * or "seeds" and how many, to count how many of them each solves.
 */
public final class Xor {
    private Xor() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("seeds")) {
            int seeds = args.length > 1 ? Integer.parseInt(args[1]) : 200;
            for (String preset : new String[] {"xor-solve", "xor-notes"}) {
                System.out.printf("%s: right for %d of the seeds 1 to %d%n", preset, solved(preset, seeds), seeds);
            }
            return;
        }
        long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
        run(Presets.of("xor-notes").with("seed", seed), System.out);
        run(Presets.of("xor-solve").with("seed", seed), System.out);
    }

    /** Trains and prints a line every 1,000 steps, the four answers, and what is wrong if something is. */
    static RunResult run(RunSpec spec, PrintStream out) {
        out.println(spec);
        Trainer trainer = Trainer.of(spec, TaskData.of(Tasks.points(spec))).listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                if (step % 1000 == 1) {
                    out.printf("step %6d  loss %.6f%n", step - 1, loss);
                }
            }
        });
        RunResult result = trainer.run();
        float[] rows = {0, 0, 0, 1, 1, 0, 1, 1};
        float[] answers = trainer.between(net ->
                        net.forward(Tensor.wrap(net.device(), rows, 4, 2)).toArray())
                .join();
        out.println("answers " + Arrays.toString(answers) + ", wanted 0, 1, 1, 0");
        for (Diagnosis diagnosis : result.diagnoses()) {
            out.println(diagnosis.finding());
            out.println("  try: " + diagnosis.proposal());
        }
        out.printf("%.0f %% right after %d steps%n%n", result.accuracy(), result.steps());
        return result;
    }

    /** How many of the seeds 1 to {@code seeds} end with all four answers on the right side. */
    static int solved(String preset, int seeds) {
        int solved = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            RunSpec spec = Presets.of(preset).with("seed", seed);
            RunResult result = Trainer.of(spec, TaskData.of(Tasks.points(spec))).run();
            solved += result.accuracy() == 100 ? 1 : 0;
        }
        return solved;
    }
}
