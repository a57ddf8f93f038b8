package dev.inkling.cli;

import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Diagnosis;
import dev.inkling.nnlib.watch.Progress.State;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** One training run on the command line: shows it, lets Ctrl-C stop it, and leaves its files. */
final class Run {
    private final Console console;
    private final boolean json;
    private final RunData source;
    private final RunSpec spec;
    private final TaskData data;
    private final Trainer trainer;
    private final RunFolder folder;

    Run(Console console, boolean json, TaskLoad load, Trainer trainer, RunFolder folder) {
        this.console = console;
        this.json = json;
        source = load.source();
        spec = load.spec();
        data = load.data();
        this.trainer = trainer;
        this.folder = folder;
    }

    /** Trains to the end, or until Ctrl-C. */
    RunResult train(boolean goesOn) {
        if (!json) {
            console.println(heading(goesOn));
        }
        try (Ticker ticker = new Ticker(console, trainer, !json);
                Interrupt interrupt = new Interrupt(trainer::cancel)) {
            trainer.listen(new EpochLines(console, json, spec.epochs(), ticker));
            interrupt.arm();
            ticker.start();
            return trainer.run();
        }
    }

    private String heading(boolean goesOn) {
        ModelSpec net = Nets.of(spec);
        return String.format(
                Locale.ROOT,
                "%s%s: %s, %,d weights, %s %s%s, %s, %,d epochs, seed %d",
                goesOn ? "Going on with " : "",
                source.name(),
                net,
                net.parameterCount(),
                spec.text("optimizer"),
                spec.text("lr"),
                spec.text("rate-changes").isEmpty() ? "" : " (by hand " + spec.text("rate-changes") + ")",
                spec.text("loss"),
                spec.epochs(),
                spec.seed());
    }

    /** Writes the run's files and says how it ended. */
    int finish(RunResult result, Checkpoints checkpoints) throws IOException {
        if (result.state() == State.CANCELLED) {
            String words = "Stopped in epoch " + (result.epochs() + 1) + " of " + spec.epochs()
                    + "; go on with: inkling train " + source.argument(spec) + " --resume --out " + folder.path();
            if (json) {
                console.println(Json.print(result(result).put("stopped", true).fields()));
            } else {
                console.println(words);
            }
            return Problems.STOPPED;
        }
        JsonObject line = result(result);
        List<String> written = new RunFiles(folder, spec, data).write(trainer, result);
        checkpoints.clear();
        if (json) {
            console.println(Json.print(line.put("out", folder.path().toString()).fields()));
        } else {
            new RunSummary(console, source, spec, trainer).print(result);
            String names = String.join(", ", written.subList(0, written.size() - 1));
            console.println("Saved " + folder.path().resolve(names) + " and " + written.get(written.size() - 1) + ".");
        }
        return 0;
    }

    private JsonObject result(RunResult result) {
        JsonObject line = new JsonObject().put("task", source.name());
        Figures.number(line, "loss", result.loss());
        Figures.number(line, "accuracy", result.accuracy());
        Figures.number(line, "validationLoss", result.validationLoss());
        Figures.number(line, "validationAccuracy", result.validationAccuracy());
        Figures.number(line, "testAccuracy", result.testAccuracy());
        if (result.test() != null) {
            result.test().figures().forEach((name, figure) -> Figures.number(line, name, figure));
        }
        if (result.state() != State.CANCELLED) {
            source.otherAccuracies(trainer).forEach((name, accuracy) -> Figures.number(line, name, accuracy));
        }
        Figures.number(line, "seconds", result.seconds());
        Figures.number(line, "samplesPerSecond", result.samplesPerSecond());
        line.put("backend", result.backend())
                .put("threads", (long) result.threads())
                .put("seed", spec.seed())
                .put("epochs", (long) result.epochs())
                .put("steps", result.steps());
        List<Diagnosis> diagnoses = result.diagnoses();
        if (!diagnoses.isEmpty()) {
            line.put("finding", diagnoses.get(0).finding());
        }
        return line;
    }
}
