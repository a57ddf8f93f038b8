package dev.inkling.cli;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.run.FileSource;
import dev.inkling.nnlib.run.InvalidSetting;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.run.Source;
import dev.inkling.nnlib.run.Task;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.spec.Nearest;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run learns from, as it was named on the command line. */
final class RunData {
    private final Task task;
    private final String argument;
    private final Path mnist;
    private Dataset mnistTest;

    private RunData(Task task, String argument, Path mnist) {
        this.task = task;
        this.argument = argument;
        this.mnist = mnist;
    }

    /** A task by its name, or the user's own folder or CSV, for a run with those settings typed. */
    static RunData of(String argument, Path data, List<Option> typed) {
        List<String> names = names();
        Path mnist = data != null ? data : fromEnvironment();
        if (names.contains(argument)) {
            if (mnist != null && !Files.isDirectory(mnist)) {
                throw new Failure("there is no folder " + mnist + ": name the one that holds MNIST's files.");
            }
            return new RunData(Tasks.ALL.get(argument), argument, mnist);
        }
        Path own = Path.of(argument);
        Task task = reading(Files.isDirectory(own) ? "/" : argument, typed);
        if (task != null && Files.exists(own)) {
            return new RunData(task, argument, null);
        }
        String near = Nearest.to(argument, names);
        if (task != null || near == null && argument.matches(".*[/\\\\].*")) {
            boolean folder = task == null || task.file().equals("/");
            throw new Failure("there is no " + (folder ? "folder " : "file ") + argument + ": check the path.");
        }
        throw new InvalidSetting(
                Settings.TASK.key(),
                "there is no task " + argument
                        + (near != null
                                ? "; did you mean " + near + "?"
                                : "; there are " + String.join(", ", names) + ", or a folder of pictures, or a CSV."));
    }

    /**
     * The task that learns from such a file: one that has a use for what was typed, or else the first; null if none.
     */
    private static Task reading(String file, List<Option> typed) {
        Task first = null;
        for (Task task : Tasks.ALL.all()) {
            if (task.file().isEmpty() || !file.endsWith(task.file())) {
                continue;
            }
            for (Option row : task.options().table()) {
                if (typed.stream().anyMatch(setting -> setting.key().equals(row.key()))) {
                    return task;
                }
            }
            first = first == null ? task : first;
        }
        return first;
    }

    private static Path fromEnvironment() {
        String folder = System.getenv("MNIST_DIR");
        return folder == null || folder.isEmpty() ? null : Path.of(folder);
    }

    /** The tasks that have a name here. */
    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Task task : Tasks.ALL.all()) {
            if (task.file().isEmpty() && task != Tasks.MY_DIGITS) {
                names.add(task.word());
            }
        }
        return names;
    }

    Task task() {
        return task;
    }

    /** A word for folders and headings. */
    String name() {
        if (task.file().isEmpty()) {
            return task.word();
        }
        String name =
                Path.of(argument).toAbsolutePath().normalize().getFileName().toString();
        return name.replaceFirst("\\.csv$", "");
    }

    /** What to type to mean this data again, read as the run reads it. */
    String argument(RunSpec spec) {
        StringBuilder typed = new StringBuilder(argument);
        if (task == Tasks.MNIST && mnist != null) {
            typed.append(" --data ").append(mnist);
        }
        for (Option own : task.options().table()) {
            String value = spec.text(own.key());
            if (!value.equals(usual().text(own.key()))) {
                typed.append(" --").append(own.key()).append(' ').append(value);
            }
        }
        return typed.toString();
    }

    /** The same data as a stopped run learns from it: of a table, for example, it may predict columns or a class. */
    RunData as(RunSpec stopped) {
        Task other = stopped.task();
        return task.file().isEmpty() || !task.file().equals(other.file()) ? this : new RunData(other, argument, mnist);
    }

    RunSpec usual() {
        return Presets.of(task);
    }

    /** Makes or opens the data; MNIST is fetched if nobody said where it is. */
    TaskLoad load(RunSpec spec, Console console) throws IOException {
        if (task == Tasks.DIGITS && mnist != null) {
            mnistTest = Mnist.test(mnist);
        }
        Path path = !task.file().isEmpty()
                ? Path.of(argument)
                : task == Tasks.MNIST && mnist == null ? fetched(console) : mnist;
        Source source = task.file().isEmpty()
                ? Source.at(path)
                : new FileSource(path, Photo::read, sentence -> console.err().println("inkling: " + sentence));
        TaskData data = console.during("Preparing the data ...", () -> task.data(spec, source));
        return new TaskLoad(task.fitted(spec, data), data, this);
    }

    private static Path fetched(Console console) throws IOException {
        Path folder = MnistFolder.usual(System.getenv());
        MnistFolder.published(console, System.getenv()).fetch(folder);
        return folder;
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
