package dev.inkling.nnlib.run;

import dev.inkling.nnlib.loss.BCE;
import dev.inkling.nnlib.loss.LossType;
import dev.inkling.nnlib.loss.Losses;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.nn.Init;
import dev.inkling.nnlib.nn.LayerType;
import dev.inkling.nnlib.nn.Layers;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.FixedLR;
import dev.inkling.nnlib.optim.Optimizers;
import dev.inkling.nnlib.optim.Schedules;
import dev.inkling.nnlib.spec.Nearest;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.spec.Part;
import dev.inkling.nnlib.spec.Registry;
import dev.inkling.nnlib.spec.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The one table of everything that can be set about a run; screens, options, files and shared text all come from it.
 * What belongs to a part (an activation, a loss, an optimizer, a schedule) stands with that part, and is a row here as
 * soon as the part is registered.
 */
public final class Settings {
    /** Where a settings screen puts a row. */
    public enum Group {
        DATA,
        MODEL,
        LOSS,
        OPTIMIZER,
        SCHEDULE,
        BATCH,
        START,
        HARDWARE
    }

    public static final Option TASK =
            Option.part("task", Tasks.XOR, Tasks.ALL).say("Task", "What the net learns from.");
    public static final Option SAMPLES = Option.whole("samples", 500, 4, 1_000_000)
            .say("Samples", "How many points or pictures an epoch has; your own drawings come round several times.")
            .when(values -> task(values).settings().contains(Settings.SAMPLES))
            .otherwise(values -> task(values).usual(Settings.SAMPLES));
    public static final Option NOISE = Option.number("noise", 0.1, 0, 1)
            .say("Noise", "How far points stray from their shape.")
            .when(values -> task(values).settings().contains(Settings.NOISE));
    public static final Option VALIDATION = Option.number("validation", 0.0, 0, 0.5)
            .say(
                    "Kept for checking",
                    "The share of the samples that is never learned from, to see what the net does with new ones.")
            .when(values -> task(values).settings().contains(Settings.VALIDATION));
    public static final Option AUGMENT = Option.word("augment", "none", "shift", "affine", "full")
            .say(
                    "Change the pictures",
                    "Shifts, turns and bends each picture a little differently in every epoch, so that fewer are learned by heart.")
            .when(values -> task(values).settings().contains(Settings.AUGMENT));
    public static final Option DRAWN = Option.number("drawn", 0.0, 0, 0.9)
            .say(
                    "Drawn digits mixed in",
                    "The share of each epoch that comes from the generator of drawn digits, for hands that scans do not have.")
            .when(values -> task(values).settings().contains(Settings.DRAWN));
    public static final Option SCRIBBLES = Option.number("scribbles", 0.0, 0, 0.5)
            .say(
                    "Scribbles mixed in",
                    "The share of each epoch that is no digit at all, to learn to be unsure about it.")
            // A scribble has no class, so that a loss which asks for the one true class cannot take it.
            .when(in(s ->
                    s.task().settings().contains(Settings.SCRIBBLES) && s.loss().target() != LossType.Target.CLASS));

    public static final Option MODEL_TEXT = Option.text("model", "2-8-1", Settings::modelText)
            .say(
                    "Net",
                    "Units of each layer from input to output, such as 784-500-10, or convnet, or a description as JSON.");
    public static final Option ACTIVATION = activation()
            .say(
                    "Activation",
                    "The bend after each hidden layer; without one, any number of layers equals a single one.")
            .when(in(RunSpec::isLayered));
    public static final Option DROPOUT = Option.number("dropout", 0.0, 0, 0.9)
            .say(
                    "Dropout",
                    "The share of hidden units that is silenced at random in each step, against learning by heart.")
            .when(in(RunSpec::isLayered));
    public static final Option BATCH_NORM = Option.flag("batch-norm", false)
            .say(
                    "Batch normalization",
                    "Keeps what each hidden layer passes on at mean 0 and spread 1, so that higher rates work.")
            .when(in(RunSpec::isLayered));

    public static final Option FROM = Option.word("from", "random", "model")
            .say(
                    "Starts from",
                    "Whether the net starts with the weights of the model that reads now, or with random ones.")
            .when(values -> task(values).settings().contains(Settings.FROM))
            .otherwise(values -> task(values).usual(Settings.FROM));
    public static final Option INIT = Option.part("init", Init.STANDARD, Init.ALL)
            .say("Start values", "How the first random weights are drawn; default is what suits each layer.")
            .when(in(s -> !s.startsFromModel()));
    public static final Option SEED = Option.whole("seed", 1, 0, 9_007_199_254_740_991L)
            .say("Seed", "Where the random numbers begin; the same seed gives the same run.");
    public static final Option RANDOM = Option.word("random", "inkling", "pytorch")
            .say(
                    "Random numbers",
                    "Whose random numbers draw the start values and shuffle: with PyTorch's, a run begins as a PyTorch program"
                            + " with that seed does and sees the same batches.")
            .when(in(s -> s.init() == Init.STANDARD && !s.startsFromModel()));

    public static final Option LOSS_NAME = Option.part("loss", BCE.TYPE, Losses.ALL)
            .say("Loss", "What is made small: how wrong an answer counts.")
            .when(values -> task(values).takesLoss());
    public static final Option METRICS = Option.text("metrics", "", Settings::metrics)
            .say(
                    "Measured by",
                    "What the net is measured by at the end beside what its task names, divided by commas: "
                            + String.join(", ", Metric.ALL.words()) + ".")
            .when(values -> !values.text("metrics").isEmpty());

    public static final Option OPTIMIZER_NAME =
            Option.part("optimizer", Adam.TYPE, Optimizers.ALL).say("Optimizer", "How gradients become steps.");
    public static final Option LR = Option.number("lr", 0.001, 1e-8, 100)
            .logarithmic()
            .say("Learning rate", "How far each step goes: too small learns slowly, too large jumps over the goal.");
    public static final Option CLIP = Option.number("clip", 0.0, 0, 1000)
            .say("Clip gradients", "Shortens gradients that are longer than this; 0 leaves them as they are.");

    public static final Option SCHEDULE_NAME = Option.part("schedule", FixedLR.TYPE, Schedules.ALL)
            .say("Schedule", "How the learning rate changes during the run.");
    public static final Option RATE_CHANGES = Option.text(
                    "rate-changes", "", text -> RateChanges.parse(text).toString())
            .say(
                    "Rates set by hand",
                    "Rates that were set while a run went on, each with the step after which it holds, such as 1200:0.01; a"
                            + " schedule goes on from there in proportion.")
            .when(values -> !values.text("rate-changes").isEmpty());

    public static final Option BATCH_SIZE =
            Option.whole("batch", 0, 0, 100_000).say("Batch", "Samples in a step; 0 takes all at once.");
    public static final Option EPOCHS =
            Option.whole("epochs", 10, 1, 10_000_000).logarithmic().say("Epochs", "How often every sample is seen.");
    public static final Option ACCUMULATE = Option.whole("accumulate", 1, 1, 1000)
            .say("Batches a step", "Adds the gradients of several batches before a step, as if the batch were larger.");
    public static final Option PATIENCE = Option.whole("patience", 0, 0, 10_000)
            .say(
                    "Stop early",
                    "Stops when the kept samples have not improved for so many epochs, and keeps the best; 0 never stops.")
            .when(in(s -> s.number(VALIDATION) > 0));

    public static final Option THREADS = Option.whole("threads", 0, 0, 64)
            .say("Threads", "Processor cores that compute; 0 takes what is fastest here.");
    public static final Option BACKEND = Option.word("backend", Compute.AUTO, Compute::names)
            .say("Computed by", "What does the arithmetic; auto takes the fastest that works here.");

    private static volatile Table table;

    private Settings() {}

    /** The rows, each with its group, as the registries made them when they had so many parts. */
    private record Table(int parts, Map<String, Option> rows, Map<String, Group> groups) {}

    private static Table table() {
        Table known = table;
        int parts =
                Tasks.ALL.size() + Layers.ALL.size() + Losses.ALL.size() + Optimizers.ALL.size() + Schedules.ALL.size();
        if (known == null || known.parts() != parts) {
            known = made(parts);
            table = known;
        }
        return known;
    }

    private static Table made(int parts) {
        Table made = new Table(parts, new LinkedHashMap<>(), new LinkedHashMap<>());
        add(made, Group.DATA, TASK, SAMPLES, NOISE, VALIDATION, AUGMENT, DRAWN, SCRIBBLES);
        addOptions(made, Group.DATA, TASK, Tasks.ALL, part -> true);
        add(made, Group.MODEL, MODEL_TEXT, ACTIVATION);
        addOptions(made, Group.MODEL, ACTIVATION, Layers.ALL, Settings::isActivation);
        add(made, Group.MODEL, DROPOUT, BATCH_NORM);
        add(made, Group.START, FROM, INIT, SEED, RANDOM);
        add(made, Group.LOSS, LOSS_NAME);
        addOptions(made, Group.LOSS, LOSS_NAME, Losses.ALL, part -> true);
        add(made, Group.LOSS, METRICS);
        add(made, Group.OPTIMIZER, OPTIMIZER_NAME, LR);
        addOptions(made, Group.OPTIMIZER, OPTIMIZER_NAME, Optimizers.ALL, part -> true);
        add(made, Group.OPTIMIZER, CLIP);
        add(made, Group.SCHEDULE, SCHEDULE_NAME);
        addOptions(made, Group.SCHEDULE, SCHEDULE_NAME, Schedules.ALL, part -> true);
        add(made, Group.SCHEDULE, RATE_CHANGES);
        add(made, Group.BATCH, BATCH_SIZE, EPOCHS, ACCUMULATE, PATIENCE);
        add(made, Group.HARDWARE, THREADS, BACKEND);
        return made;
    }

    private static void add(Table table, Group group, Option... rows) {
        for (Option row : rows) {
            if (table.rows().put(row.key(), row) != null) {
                throw new IllegalStateException("Two settings are called " + row.key()
                        + ": give the option of your own part another key, by Option.key.");
            }
            table.groups().put(row.key(), group);
        }
    }

    /** The options of all parts of a kind that a run offers; those that most of the parts have come last. */
    private static <T extends Part> void addOptions(
            Table table, Group group, Option chooser, Registry<T> parts, Predicate<? super T> offered) {
        Map<String, Option> first = new LinkedHashMap<>();
        Map<String, Integer> owners = new LinkedHashMap<>();
        int count = 0;
        for (T part : parts.all()) {
            if (!offered.test(part)) {
                continue;
            }
            count++;
            for (Option row : part.options().table()) {
                if (row.isOffered()) {
                    first.putIfAbsent(row.key(), row);
                    owners.merge(row.key(), 1, Integer::sum);
                }
            }
        }
        int all = count;
        List<Option> rows = new ArrayList<>(first.values());
        // Stable, so that rows keep the order of their parts otherwise.
        rows.sort(Comparator.comparing(row -> 2 * owners.get(row.key()) > all));
        for (Option row : rows) {
            add(table, group, of(row, chooser, parts));
        }
    }

    /** A part's option as a setting of a run: it applies where that part is chosen, and has its default there. */
    private static Option of(Option row, Option chooser, Registry<?> parts) {
        return row.when(values -> chooser.appliesTo(values) && row(chosen(chooser, parts, values), row.key()) != null)
                .otherwise(values -> {
                    Option own = row(chosen(chooser, parts, values), row.key());
                    return own == null ? null : own.standard();
                });
    }

    private static Part chosen(Option chooser, Registry<?> parts, Values values) {
        return parts.get(values.text(chooser.key()));
    }

    private static Option row(Part part, String key) {
        for (Option row : part.options().table()) {
            if (row.key().equals(key) && row.isOffered()) {
                return row;
            }
        }
        return null;
    }

    /** The options of a part as a run sets them. */
    static Options of(RunSpec spec, Part part) {
        Options given = part.options();
        for (Option row : part.options().table()) {
            if (row.isOffered()) {
                given = given.with(row.name(), row.value(spec.text(row.key())));
            }
        }
        return given;
    }

    private static boolean isActivation(LayerType type) {
        return Layers.activations().contains(type.word());
    }

    private static Option activation() {
        Option layers = Option.part("activation", ReLU.TYPE, Layers.ALL);
        return layers.among(Layers::activations);
    }

    private static String metrics(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(",")) {
            if (!word.trim().isEmpty()) {
                words.add(Metric.ALL.get(word.trim()).word());
            }
        }
        return String.join(",", words);
    }

    private static String modelText(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("model is empty: write, for example, 2-8-1.");
        }
        return text;
    }

    private static Predicate<Values> in(Predicate<RunSpec> run) {
        return values -> values instanceof RunSpec spec && run.test(spec);
    }

    private static Task task(Values values) {
        return Tasks.ALL.get(values.text("task"));
    }

    /** All settings in the order in which a screen shows them. */
    public static Collection<Option> all() {
        return Collections.unmodifiableCollection(table().rows().values());
    }

    /** Where a settings screen puts a row. */
    public static Group group(Option setting) {
        return table().groups().get(setting.key());
    }

    /** The setting of that key; the error names the nearest one. */
    public static Option of(String key) {
        String word = key.replace('_', '-');
        Map<String, Option> rows = table().rows();
        Option setting = rows.get(word);
        if (setting == null) {
            String near = Nearest.to(word, rows.keySet());
            throw new InvalidSetting(
                    key,
                    "\"" + key + "\" is no setting"
                            + (near == null
                                    ? "; see the list of options for all of them."
                                    : "; did you mean " + near + "?"));
        }
        return setting;
    }

    /** The keys of all settings, in order. */
    public static List<String> keys() {
        return new ArrayList<>(table().rows().keySet());
    }
}
