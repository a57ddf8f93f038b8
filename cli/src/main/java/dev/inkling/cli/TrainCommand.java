package dev.inkling.cli;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.Checkpoints;
import dev.inkling.nnlib.compute.DeviceException;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.run.Compute;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.Problem;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.spec.Nearest;
import dev.inkling.nnlib.train.Saving;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a net and leaves it in a folder. */
@Command(
        name = "train",
        description = "Train a net and watch it learn.",
        customSynopsis = "inkling train [OPTIONS] TASK",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  inkling train xor --preset notes      2-2-1, sigmoid, SGD 0.1",
            "  inkling train digits --out reader     drawn digits, no download",
            "  inkling train mnist --preset notes    784-500-10; fetches MNIST once",
            "  inkling train spirals --model 2-16-16-1 --activation tanh",
            "  inkling train pictures/               one folder a class",
            "  inkling train flowers.csv --json      one line of JSON an epoch",
            "  inkling train houses.csv --predict price,rent",
            "  inkling train autoencoder             digits through a narrow middle"
        })
final class TrainCommand implements Callable<Integer>, TakesSettings {
    @Parameters(
            index = "0",
            paramLabel = "TASK",
            description =
                    "xor, and, or, circles, moons, spirals, clusters, wave, digits, mnist, autoencoder, triplets, a folder of"
                            + " pictures or a CSV.")
    private String task;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder with MNIST's four files (fetched once unless said).")
    private Path data;

    @Option(
            names = "--preset",
            paramLabel = "notes|solve",
            description =
                    "Where every setting comes from that is not named: the course notes, or what solves the task (usual).")
    private String preset;

    @Option(names = "--resume", description = "Go on with a run that was stopped, to the same bits.")
    private boolean resume;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the run leaves its files (runs/TASK-N unless said).")
    private Path out;

    @Option(names = "--json", description = "One line of JSON an epoch, and the result as the last line.")
    private boolean json;

    @Spec
    private CommandSpec command;

    private final Console console;

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public List<String> leftOut() {
        return List.of(Settings.TASK.key());
    }

    @Override
    public Integer call() throws IOException {
        RunData source = RunData.of(task, data, RunOptions.typed(command.commandLine()));
        RunFolder folder =
                out == null ? RunFolder.numbered(Path.of("runs"), source.name(), resume) : RunFolder.named(out);
        try {
            return train(source, folder);
        } finally {
            folder.removeIfEmpty();
        }
    }

    private int train(RunData source, RunFolder folder) throws IOException {
        Checkpoint last = last(folder);
        RunSpec stopped = last == null ? null : last.spec();
        RunData read = stopped == null ? source : source.as(stopped);
        RunSpec wanted = last == null ? started(read) : resumed(read, last, folder);
        String backend = last == null ? wanted.text(Settings.BACKEND) : last.backend();
        String device = new RunDevice(console).settle(wanted.with(Settings.BACKEND.key(), backend));
        TaskLoad load = read.load(wanted, console);
        folder.check();
        try {
            return train(load, device, folder, last);
        } catch (DeviceException failed) {
            Checkpoints checkpoints = new Checkpoints(folder.store());
            Checkpoint kept = checkpoints.isEmpty() ? null : checkpoints.latest();
            console.err()
                    .println("inkling: " + device + " failed (" + failed.getMessage() + "); the CPU "
                            + (kept == null ? "starts over." : "goes on from step " + kept.step() + "."));
            return train(load, Compute.onProcessor().backend(), folder, kept);
        }
    }

    /** Trains on a device, from the start or from a checkpoint. */
    private int train(TaskLoad load, String device, RunFolder folder, Checkpoint from) throws IOException {
        RunSpec spec = load.spec().with(Settings.BACKEND.key(), device);
        Trainer trainer = from == null ? Trainer.of(spec, load.data()) : Trainer.resume(from, load.data(), device);
        Checkpoints checkpoints = new Checkpoints(folder.store());
        trainer.checkpoint(checkpoints, Saving.usual());
        Run run = new Run(console, json, load, trainer, folder);
        RunResult result = run.train(from != null);
        return run.finish(result, checkpoints);
    }

    /** The checkpoint to go on from; null for a run from the start. */
    private Checkpoint last(RunFolder folder) throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder.store());
        if (!resume) {
            if (!checkpoints.isEmpty()) {
                throw new ParameterException(
                        command.commandLine(),
                        folder.path()
                                + " holds a run that was stopped: add --resume to go on with it, or choose another folder.");
            }
            return null;
        }
        Checkpoint last = checkpoints.latest();
        if (last == null) {
            throw new Failure("there is no stopped run in " + folder.path() + ": start one without --resume.");
        }
        checkpoints.warnings().forEach(warning -> console.err().println("inkling: " + warning));
        return last;
    }

    private RunSpec started(RunData source) throws IOException {
        RunSpec spec = RunOptions.apply(command.commandLine(), base(source));
        check(spec);
        return spec;
    }

    private RunSpec base(RunData source) {
        if (preset == null) {
            return source.usual();
        }
        if (preset.equals("notes") || preset.equals("solve")) {
            return Presets.of(source.task(), preset);
        }
        RunSpec base = Presets.all().get(preset);
        if (base == null || base.task() != source.task()) {
            throw new ParameterException(
                    command.commandLine(),
                    "there is no preset " + preset + " for " + source.task()
                            + Nearest.hint(preset, List.of("notes", "solve")));
        }
        return base;
    }

    private void check(RunSpec spec) {
        List<Problem> problems = spec.problems();
        if (!problems.isEmpty() && spec.task().file().isEmpty()) {
            throw new ParameterException(command.commandLine(), problems.get(0).sentence());
        }
    }

    /** The settings of the stopped run; whatever was typed must agree with them. */
    private RunSpec resumed(RunData source, Checkpoint last, RunFolder folder) throws IOException {
        RunSpec was = last.spec();
        if (was == null) {
            throw new Failure(
                    "the run in " + folder.path() + " is of a net written by hand: only its program can go on.");
        }
        if (was.task() != source.task()) {
            throw new ParameterException(
                    command.commandLine(),
                    "the run in " + folder.path() + " is of " + was.task() + ", not of " + task + ".");
        }
        RunSpec asked = RunOptions.apply(command.commandLine(), was);
        for (var setting : RunOptions.typed(command.commandLine())) {
            if (!asked.text(setting).equals(was.text(setting))) {
                throw new ParameterException(
                        command.commandLine(),
                        "the run in " + folder.path() + " has --" + setting.key() + " " + was.text(setting)
                                + " and not " + asked.text(setting)
                                + ": leave the option out, or start anew in another folder.");
            }
        }
        if (Devices.all().stream().noneMatch(provider -> provider.name().equals(last.backend()))) {
            throw new ParameterException(
                    command.commandLine(),
                    "the run in " + folder.path() + " was computed by " + last.backend() + ": add --backend "
                            + last.backend() + " to go on there.");
        }
        if (preset != null) {
            throw new ParameterException(
                    command.commandLine(), "--resume keeps the settings of the run: leave --preset out.");
        }
        return was;
    }
}
