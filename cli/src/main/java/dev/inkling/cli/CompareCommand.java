package dev.inkling.cli;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.optim.Optimizers;
import dev.inkling.nnlib.run.InvalidSetting;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Progress.State;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the same net from the same start with several optimizers and rates. */
@Command(
        name = "compare",
        description = "Train the same net from the same start with several optimizers, and show who learns how.",
        customSynopsis = "inkling compare [OPTIONS] TASK",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  inkling compare spirals --optimizers sgd,momentum,adam",
            "  inkling compare xor --optimizers adam --lrs 0.001,0.01,0.1 --seeds 5",
            "  inkling compare digits --epochs 1 --out runs/optimizers"
        })
final class CompareCommand implements Callable<Integer>, TakesSettings {
    @Parameters(index = "0", paramLabel = "TASK", description = "As for inkling train.")
    private String task;

    @Option(
            names = "--optimizers",
            paramLabel = "A,B,...",
            hideParamSyntax = true,
            split = ",",
            description = "Which ones (all unless said).")
    private List<String> optimizers;

    @Option(
            names = "--lrs",
            paramLabel = "X,Y,...",
            hideParamSyntax = true,
            split = ",",
            description = "Learning rates, each tried with each optimizer (a usual one for each unless said).")
    private List<String> rates;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1", description = "How many starts each gets.")
    private int seeds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder with MNIST's four files (fetched once unless said).")
    private Path data;

    @Option(names = "--preset", paramLabel = "notes|solve", description = "The settings to start from.")
    private String preset;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where table and curves go (runs/compare-TASK-N unless said).")
    private Path out;

    @Option(names = "--json", description = "One line of JSON a run.")
    private boolean json;

    @Spec
    private CommandSpec command;

    private final Console console;

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public List<String> leftOut() {
        return List.of(Settings.TASK.key(), Settings.OPTIMIZER_NAME.key(), Settings.LR.key());
    }

    @Override
    public Integer call() throws IOException {
        RunData source = RunData.of(task, data, RunOptions.typed(command.commandLine()));
        RunSpec base = RunOptions.apply(
                command.commandLine(), preset == null ? source.usual() : Presets.of(source.task(), preset));
        base = base.with(Settings.BACKEND.key(), new RunDevice(console).settle(base));
        List<Contender> contenders = contenders(base);
        RunFolder folder = out == null
                ? RunFolder.numbered(Path.of("runs"), "compare-" + source.name(), false)
                : RunFolder.named(out);
        try {
            return compare(source, base, contenders, folder);
        } finally {
            folder.removeIfEmpty();
        }
    }

    private int compare(RunData source, RunSpec base, List<Contender> contenders, RunFolder folder) throws IOException {
        TaskLoad load = source.load(base, console);
        folder.check();
        AtomicReference<Trainer> running = new AtomicReference<>();
        boolean whole;
        try (Interrupt interrupt = new Interrupt(() -> {
            Trainer trainer = running.get();
            if (trainer != null) {
                trainer.cancel();
            }
        })) {
            interrupt.arm();
            whole = race(contenders, load, running);
        }
        if (!whole) {
            console.err().println("Stopped; nothing was written.");
            return Problems.STOPPED;
        }
        contenders.sort(Comparator.comparingDouble(Contender::rank));
        write(folder, contenders);
        if (!json) {
            print(contenders);
            console.println("Saved " + folder.path().resolve("compare.csv") + " and curves.png.");
        }
        return 0;
    }

    private List<Contender> contenders(RunSpec base) {
        if (seeds < 1 || seeds > 1000) {
            throw new ParameterException(
                    command.commandLine(), "--seeds is " + seeds + ": write a number from 1 to 1000.");
        }
        List<Contender> contenders = new ArrayList<>();
        for (String optimizer : optimizers != null ? optimizers : Optimizers.ALL.words()) {
            RunSpec chosen = chosen(base, optimizer);
            List<String> tried = rates != null
                    ? rates
                    : List.of(Double.toString(chosen.optimizer().usualRate()));
            for (String rate : tried) {
                contenders.add(new Contender(chosen.with("lr", rate)));
            }
        }
        return contenders;
    }

    private RunSpec chosen(RunSpec base, String optimizer) {
        try {
            return base.with(Settings.OPTIMIZER_NAME, optimizer);
        } catch (InvalidSetting unknown) {
            throw new ParameterException(command.commandLine(), unknown.getMessage(), unknown);
        }
    }

    /** Trains each with each start; false if that was stopped. */
    private boolean race(List<Contender> contenders, TaskLoad load, AtomicReference<Trainer> running) {
        int wide = contenders.stream().mapToInt(c -> c.name().length()).max().orElse(0);
        for (Contender contender : contenders) {
            for (int i = 0; i < seeds; i++) {
                RunSpec spec = load.fitted(
                        contender.spec().with("seed", contender.spec().seed() + i));
                Trainer trainer = Trainer.of(spec, load.data());
                running.set(trainer);
                RunResult result;
                try (Ticker ticker = new Ticker(console, trainer, !json)) {
                    ticker.start();
                    result = trainer.run();
                }
                if (result.state() == State.CANCELLED) {
                    return false;
                }
                contender.add(result);
                if (json) {
                    console.println(Json.print(line(spec, result).fields()));
                } else {
                    console.println(String.format(
                            "%-" + wide + "s  seed %d  loss %s",
                            contender.name(),
                            spec.seed(),
                            Figures.loss(result.loss())));
                }
            }
        }
        return true;
    }

    private static JsonObject line(RunSpec spec, RunResult result) {
        JsonObject line = new JsonObject()
                .put("optimizer", spec.text("optimizer"))
                .put("lr", spec.learningRate())
                .put("seed", spec.seed());
        Figures.number(line, "loss", result.loss());
        Figures.number(line, "accuracy", result.accuracy());
        Figures.number(line, "validationAccuracy", result.validationAccuracy());
        Figures.number(line, "testAccuracy", result.testAccuracy());
        Figures.number(line, "seconds", result.seconds());
        return line;
    }

    private void write(RunFolder folder, List<Contender> contenders) throws IOException {
        StringBuilder table =
                new StringBuilder("optimizer,lr,seeds,loss,lowestLoss,highestLoss,accuracy,testAccuracy,seconds\n");
        contenders.forEach(contender -> table.append(contender.row()).append('\n'));
        byte[] csv = table.toString().getBytes(StandardCharsets.UTF_8);
        List<Curve> curves = curves(contenders, 300);
        byte[] picture = CurvesPng.draw(List.of(new CurvesPng.Panel("Loss", "epoch", curves)));
        Map<String, Store.Content> files = new LinkedHashMap<>();
        files.put("compare.csv", to -> to.write(csv));
        files.put(RunFolder.CURVES, to -> to.write(picture));
        folder.write(files);
    }

    private static List<Curve> curves(List<Contender> contenders, int points) {
        return contenders.stream()
                .map(contender -> contender.curve().smooth(points))
                .toList();
    }

    private void print(List<Contender> contenders) {
        console.println("");
        List<Curve> curves = curves(contenders, RunSummary.SHOWN_POINTS);
        TerminalChart.on(console).draw(curves, "epochs").forEach(console::println);
        console.println("");
        int wide = contenders.stream().mapToInt(c -> c.name().length()).max().orElse(9);
        console.println(String.format(
                "%-" + Math.max(wide, 9) + "s  %10s  %9s  %9s  %8s",
                "optimizer",
                "loss",
                "accuracy",
                "test",
                "seconds"));
        contenders.forEach(contender -> console.println(contender.words(Math.max(wide, 9))));
    }
}
