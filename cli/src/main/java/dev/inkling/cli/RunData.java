package dev.inkling.cli;

import dev.inkling.nnlib.data.CsvDataset;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.FolderDataset;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.spec.Nearest;
import dev.inkling.nnlib.train.Evaluation;
import dev.inkling.nnlib.train.InvalidSetting;
import dev.inkling.nnlib.train.Presets;
import dev.inkling.nnlib.train.RunSpec;
import dev.inkling.nnlib.train.Settings;
import dev.inkling.nnlib.train.Task;
import dev.inkling.nnlib.train.TaskData;
import dev.inkling.nnlib.train.Tasks;
import dev.inkling.nnlib.train.Trainer;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run learns from, as it was named on the command line. */
final class RunData {
    private static final int SIDE = 28;

    private final Task task;
    private final String argument;
    private final Path mnist;
    private final List<String> classes;
    private Dataset mnistTest;

    private RunData(Task task, String argument, Path mnist, List<String> classes) {
        this.task = task;
        this.argument = argument;
        this.mnist = mnist;
        this.classes = classes;
    }

    /** A task by its name, or the user's own folder or CSV. */
    static RunData of(String argument, Path data) {
        List<String> names = names();
        Path mnist = data != null ? data : fromEnvironment();
        if (names.contains(argument)) {
            if (mnist != null && !Files.isDirectory(mnist)) {
                throw new Failure("there is no folder " + mnist + ": name the one that holds MNIST's files.");
            }
            return new RunData(Task.of(argument), argument, mnist, List.of());
        }
        Path own = Path.of(argument);
        boolean csv = argument.endsWith(".csv");
        if (Files.isDirectory(own) || csv && Files.isRegularFile(own)) {
            return new RunData(csv ? Task.CSV : Task.FOLDER, argument, null, List.of());
        }
        String near = Nearest.to(argument, names);
        if (csv || near == null && argument.matches(".*[/\\\\.].*")) {
            throw new Failure("there is no " + (csv ? "file " : "folder ") + argument + ": check the path.");
        }
        throw new InvalidSetting(
                "task",
                "there is no task " + argument
                        + (near != null
                                ? "; did you mean " + near + "?"
                                : "; there are " + String.join(", ", names) + ", or a folder of pictures, or a CSV."));
    }

    private static Path fromEnvironment() {
        String folder = System.getenv("MNIST_DIR");
        return folder == null || folder.isEmpty() ? null : Path.of(folder);
    }

    /** The tasks that have a name here. */
    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Task task : Task.values()) {
            if (task.kind() != Task.Kind.OWN && task != Task.MY_DIGITS) {
                names.add(task.key());
            }
        }
        return names;
    }

    Task task() {
        return task;
    }

    /** A word for folders and headings. */
    String name() {
        if (task.kind() != Task.Kind.OWN) {
            return task.key();
        }
        String name =
                Path.of(argument).toAbsolutePath().normalize().getFileName().toString();
        return name.replaceFirst("\\.csv$", "");
    }

    /** What to type to mean this data again. */
    String argument() {
        return task == Task.MNIST && mnist != null ? argument + " --data " + mnist : argument;
    }

    RunSpec usual() {
        return Presets.of(task);
    }

    /** The names of the classes of the user's own data; empty where they are known otherwise. */
    List<String> classes() {
        return classes;
    }

    /** Makes or opens the data; MNIST is fetched if nobody said where it is. */
    TaskLoad load(RunSpec spec, Console console) throws IOException {
        if (task == Task.DIGITS && mnist != null) {
            mnistTest = Mnist.test(mnist);
        }
        return switch (task) {
            case FOLDER -> pictures(spec, console);
            case CSV -> table(spec);
            case MNIST -> {
                Path folder = mnist == null ? fetched(console) : mnist;
                yield made(spec, console.during("Reading MNIST ...", () -> Tasks.data(spec, folder)));
            }
            case DIGITS -> made(spec, console.during("Drawing digits ...", () -> Tasks.data(spec, null)));
            default -> made(spec, Tasks.data(spec, null));
        };
    }

    private TaskLoad made(RunSpec spec, TaskData data) {
        return new TaskLoad(spec, data, this);
    }

    private static Path fetched(Console console) throws IOException {
        Path folder = MnistFolder.usual(System.getenv());
        MnistFolder.published(console, System.getenv()).fetch(folder);
        return folder;
    }

    /** Folders that are named after digits are read the way a photo of a digit is; others are only scaled. */
    private TaskLoad pictures(RunSpec spec, Console console) throws IOException {
        Path folder = Path.of(argument);
        FolderDataset pictures = FolderDataset.hasDigits(folder)
                ? FolderDataset.digits(folder, Photo::read)
                : FolderDataset.read(folder, SIDE, Photo::read);
        pictures.leftOut().forEach(sentence -> console.err().println("inkling: " + sentence));
        if (pictures.classNames().size() < 2) {
            throw new Failure(folder + " has one folder of pictures: a class each is needed, at least two.");
        }
        return own(spec, pictures.dataset(), pictures.classNames());
    }

    private TaskLoad table(RunSpec spec) throws IOException {
        String text;
        try {
            text = Files.readString(Path.of(argument));
        } catch (MalformedInputException notText) {
            throw new Failure(argument + " is not text in UTF-8: save it as CSV.", notText);
        }
        CsvDataset table = CsvDataset.classes(text, argument).standardized();
        return own(spec, table.dataset(), table.classNames());
    }

    private TaskLoad own(RunSpec spec, Dataset data, List<String> names) {
        int inputs = Arrays.stream(data.inputShape()).reduce(1, Math::multiplyExact);
        RunSpec fitted = fitted(spec, inputs, data.classes());
        return new TaskLoad(fitted, TaskData.of(data), new RunData(task, argument, null, names));
    }

    /** Unless another net was asked for, the usual one with the ends that the data needs. */
    private RunSpec fitted(RunSpec spec, int inputs, int classes) {
        String model = spec.text(Settings.MODEL_TEXT);
        if (!model.equals(usual().text(Settings.MODEL_TEXT))) {
            return spec;
        }
        String hidden = model.substring(model.indexOf('-'), model.lastIndexOf('-') + 1);
        return spec.with(Settings.MODEL_TEXT, inputs + hidden + classes);
    }

    /** How the net does on what it was not asked about: a reader of drawn digits on MNIST's test set. */
    Map<String, Double> otherAccuracies(Trainer trainer) {
        Map<String, Double> others = new LinkedHashMap<>();
        if (mnistTest != null) {
            Evaluation test = Evaluation.of(trainer.model(), null, trainer.scoring(), mnistTest, 0);
            others.put("mnistTestAccuracy", test.accuracy());
        }
        return others;
    }
}
