package dev.inkling.nnlib.train;

import static dev.inkling.nnlib.train.Setting.Group.BATCH;
import static dev.inkling.nnlib.train.Setting.Group.DATA;
import static dev.inkling.nnlib.train.Setting.Group.HARDWARE;
import static dev.inkling.nnlib.train.Setting.Group.LOSS;
import static dev.inkling.nnlib.train.Setting.Group.MODEL;
import static dev.inkling.nnlib.train.Setting.Group.OPTIMIZER;
import static dev.inkling.nnlib.train.Setting.Group.SCHEDULE;
import static dev.inkling.nnlib.train.Setting.Group.START;
import static dev.inkling.nnlib.train.Setting.choice;
import static dev.inkling.nnlib.train.Setting.flag;
import static dev.inkling.nnlib.train.Setting.number;
import static dev.inkling.nnlib.train.Setting.text;
import static dev.inkling.nnlib.train.Setting.whole;

import dev.inkling.nnlib.spec.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one table of everything that can be set about a run; screens, options, files and shared text all come from it. */
public final class Settings {
    private static final Map<String, Setting> TABLE = new LinkedHashMap<>();

    public static final Setting TASK = add(choice(
            "task",
            DATA,
            "Task",
            "What the net learns from.",
            "xor",
            Task.keys().toArray(new String[0])));
    public static final Setting SAMPLES = add(whole(
                    "samples",
                    DATA,
                    "Samples",
                    "How many points or pictures an epoch has; your own drawings come round several times.",
                    500,
                    4,
                    1_000_000)
            .when(s -> !s.task().isTruthTable()
                    && (s.task().kind() == Task.Kind.PLANE || s.task() == Task.DIGITS || s.task() == Task.MY_DIGITS))
            .defaultsTo(4000, s -> s.task() == Task.MY_DIGITS));
    public static final Setting NOISE =
            add(number("noise", DATA, "Noise", "How far points stray from their shape.", 0.1, 0, 1)
                    .when(s -> !s.task().isTruthTable() && s.task().kind() == Task.Kind.PLANE));
    public static final Setting VALIDATION = add(number(
                    "validation",
                    DATA,
                    "Kept for checking",
                    "The share of the samples that is never learned from, to see what the net does with new ones.",
                    0,
                    0,
                    0.5)
            .when(s -> !s.task().isTruthTable()));
    public static final Setting AUGMENT = add(choice(
                    "augment",
                    DATA,
                    "Change the pictures",
                    "Shifts, turns and bends each picture a little differently in every epoch, so that fewer are learned by heart.",
                    "none",
                    "none",
                    "shift",
                    "affine",
                    "full")
            .when(s -> s.task().kind() == Task.Kind.DIGITS));
    public static final Setting DRAWN = add(number(
                    "drawn",
                    DATA,
                    "Drawn digits mixed in",
                    "The share of each epoch that comes from the generator of drawn digits, for hands that scans do not have.",
                    0,
                    0,
                    0.9)
            .when(s -> s.task() == Task.MNIST || s.task() == Task.MY_DIGITS));
    public static final Setting SCRIBBLES = add(number(
                    "scribbles",
                    DATA,
                    "Scribbles mixed in",
                    "The share of each epoch that is no digit at all, to learn to be unsure about it.",
                    0,
                    0,
                    0.5)
            // Under these losses each sample has one true class, and a scribble has none.
            .when(s -> s.task().kind() == Task.Kind.DIGITS && !s.lossIs("focal", "multi-margin")));

    public static final Setting MODEL_TEXT = add(text(
            "model",
            MODEL,
            "Net",
            "Units of each layer from input to output, such as 784-500-10, or convnet, or a description as JSON.",
            "2-8-1"));
    public static final Setting ACTIVATION = add(choice(
                    "activation",
                    MODEL,
                    "Activation",
                    "The bend after each hidden layer; without one, any number of layers equals a single one.",
                    "relu",
                    "relu",
                    "leaky-relu",
                    "sigmoid",
                    "tanh",
                    "elu",
                    "silu",
                    "gelu",
                    "softplus",
                    "prelu",
                    "identity")
            .when(RunSpec::isLayered));
    public static final Setting SLOPE = add(
            number("slope", MODEL, "Slope below zero", "What leaky ReLU lets through of negative values.", 0.01, 0, 0.5)
                    .when(s -> s.isLayered() && s.text("activation").equals("leaky-relu")));
    public static final Setting DROPOUT = add(number(
                    "dropout",
                    MODEL,
                    "Dropout",
                    "The share of hidden units that is silenced at random in each step, against learning by heart.",
                    0,
                    0,
                    0.9)
            .when(RunSpec::isLayered));
    public static final Setting BATCH_NORM = add(flag(
                    "batch-norm",
                    MODEL,
                    "Batch normalization",
                    "Keeps what each hidden layer passes on at mean 0 and spread 1, so that higher rates work.")
            .when(RunSpec::isLayered));
    public static final Setting FROM = add(choice(
                    "from",
                    START,
                    "Starts from",
                    "Whether the net starts with the weights of the model that reads now, or with random ones.",
                    "random",
                    "random",
                    "model")
            .when(s -> s.task() == Task.MY_DIGITS)
            .defaultsTo("model", s -> s.task() == Task.MY_DIGITS));
    public static final Setting INIT = add(choice(
                    "init",
                    START,
                    "Start values",
                    "How the first random weights are drawn; default is what suits each layer.",
                    "default",
                    "default",
                    "xavier-uniform",
                    "xavier-normal",
                    "kaiming-uniform",
                    "kaiming-normal",
                    "normal",
                    "zeros")
            .when(s -> !s.startsFromModel()));
    public static final Setting SEED = add(whole(
            "seed",
            START,
            "Seed",
            "Where the random numbers begin; the same seed gives the same run.",
            1,
            0,
            9_007_199_254_740_991L));
    public static final Setting RANDOM = add(choice(
                    "random",
                    START,
                    "Random numbers",
                    "Whose random numbers draw the start values and shuffle: with PyTorch's, a run begins as a PyTorch program"
                            + " with that seed does and sees the same batches.",
                    "inkling",
                    "inkling",
                    "pytorch")
            .when(s -> s.text("init").equals("default") && !s.startsFromModel()));

    public static final Setting LOSS_NAME = add(choice(
            "loss",
            LOSS,
            "Loss",
            "What is made small: how wrong an answer counts.",
            "bce",
            "cross-entropy",
            "bce",
            "mse",
            "mae",
            "huber",
            "smooth-l1",
            "focal",
            "hinge",
            "multi-margin"));
    public static final Setting LABEL_SMOOTHING =
            add(number("label-smoothing", LOSS, "Label smoothing", "Asks for a little less than certainty.", 0, 0, 0.5)
                    .when(s -> s.text("loss").equals("cross-entropy")));

    public static final Setting OPTIMIZER_NAME = add(choice(
            "optimizer",
            OPTIMIZER,
            "Optimizer",
            "How gradients become steps.",
            "adam",
            "sgd",
            "momentum",
            "nesterov",
            "adagrad",
            "adadelta",
            "rmsprop",
            "adam",
            "adamw"));
    public static final Setting LR = add(number(
            "lr",
            OPTIMIZER,
            "Learning rate",
            "How far each step goes: too small learns slowly, too large jumps over the goal.",
            0.001,
            1e-8,
            100));
    public static final Setting MOMENTUM = add(
            number("momentum", OPTIMIZER, "Momentum", "How much of the last step's direction is kept.", 0.9, 0, 0.999)
                    .when(s -> s.optimizerIs("momentum", "nesterov")));
    public static final Setting BETA1 =
            add(number("beta1", OPTIMIZER, "Beta 1", "How long Adam remembers the direction.", 0.9, 0, 0.9999)
                    .when(s -> s.optimizerIs("adam", "adamw")));
    public static final Setting BETA2 = add(number(
                    "beta2",
                    OPTIMIZER,
                    "Beta 2",
                    "How long Adam remembers the size of the gradients.",
                    0.999,
                    0,
                    0.99999)
            .when(s -> s.optimizerIs("adam", "adamw")));
    public static final Setting AMSGRAD =
            add(flag("amsgrad", OPTIMIZER, "AMSGrad", "Never lets Adam forget its largest gradient.")
                    .when(s -> s.optimizerIs("adam", "adamw")));
    public static final Setting ALPHA = add(number(
                    "alpha",
                    OPTIMIZER,
                    "Memory",
                    "How long RMSprop remembers the size of the gradients.",
                    0.99,
                    0,
                    0.9999)
            .when(s -> s.optimizerIs("rmsprop")));
    public static final Setting CENTERED =
            add(flag("centered", OPTIMIZER, "Centered", "Measures gradients from their mean instead of from zero.")
                    .when(s -> s.optimizerIs("rmsprop")));
    public static final Setting RHO =
            add(number("rho", OPTIMIZER, "Memory", "How long Adadelta remembers gradients and steps.", 0.9, 0, 0.9999)
                    .when(s -> s.optimizerIs("adadelta")));
    public static final Setting WEIGHT_DECAY = add(number(
                    "weight-decay",
                    OPTIMIZER,
                    "Weight decay",
                    "Pulls weights towards zero, against learning by heart.",
                    0,
                    0,
                    1)
            .defaultsTo(0.01, s -> s.optimizerIs("adamw")));
    public static final Setting CLIP = add(number(
            "clip",
            OPTIMIZER,
            "Clip gradients",
            "Shortens gradients that are longer than this; 0 leaves them as they are.",
            0,
            0,
            1000));

    public static final Setting SCHEDULE_NAME = add(choice(
            "schedule",
            SCHEDULE,
            "Schedule",
            "How the learning rate changes during the run.",
            "constant",
            "constant",
            "step",
            "multi-step",
            "exponential",
            "cosine",
            "cosine-restarts",
            "one-cycle",
            "warm-up",
            "polynomial",
            "plateau"));
    public static final Setting EVERY = add(whole(
                    "every",
                    SCHEDULE,
                    "Epochs between changes",
                    "After how many epochs the rate changes, or cosine restarts.",
                    5,
                    1,
                    100_000)
            .when(s -> s.scheduleIs("step", "cosine-restarts")));
    public static final Setting GAMMA =
            add(number("gamma", SCHEDULE, "Factor", "What the rate is multiplied by at each change.", 0.5, 0.01, 1)
                    .when(s -> s.scheduleIs("step", "multi-step", "exponential", "plateau")));
    public static final Setting POWER = add(number(
                    "power",
                    SCHEDULE,
                    "Power",
                    "How the rate bends on its way to zero; 1 is a straight line.",
                    1,
                    0.1,
                    10)
            .when(s -> s.scheduleIs("polynomial")));
    public static final Setting WARM_UP =
            add(number("warm-up", SCHEDULE, "Warming up", "The share of the run in which the rate rises.", 0.3, 0, 0.9)
                    .when(s -> s.scheduleIs("one-cycle", "warm-up")));
    public static final Setting PLATEAU_PATIENCE = add(whole(
                    "plateau-patience",
                    SCHEDULE,
                    "Patience of the rate",
                    "How many epochs without gain until the rate falls.",
                    5,
                    0,
                    1000)
            .when(s -> s.scheduleIs("plateau")));

    public static final Setting RATE_CHANGES = add(Setting.rates(
                    "rate-changes",
                    SCHEDULE,
                    "Rates set by hand",
                    "Rates that were set while a run went on, each with the step after which it holds, such as 1200:0.01; a"
                            + " schedule goes on from there in proportion.")
            .when(s -> !s.text("rate-changes").isEmpty()));

    public static final Setting BATCH_SIZE =
            add(whole("batch", BATCH, "Batch", "Samples in a step; 0 takes all at once.", 0, 0, 100_000));
    public static final Setting EPOCHS =
            add(whole("epochs", BATCH, "Epochs", "How often every sample is seen.", 10, 1, 10_000_000));
    public static final Setting ACCUMULATE = add(whole(
            "accumulate",
            BATCH,
            "Batches a step",
            "Adds the gradients of several batches before a step, as if the batch were larger.",
            1,
            1,
            1000));
    public static final Setting PATIENCE = add(whole(
                    "patience",
                    BATCH,
                    "Stop early",
                    "Stops when the kept samples have not improved for so many epochs, and keeps the best; 0 never stops.",
                    0,
                    0,
                    10_000)
            .when(s -> s.number("validation") > 0));

    public static final Setting THREADS = add(whole(
            "threads", HARDWARE, "Threads", "Processor cores that compute; 0 takes what is fastest here.", 0, 0, 64));
    public static final Setting BACKEND = add(choice(
            "backend",
            HARDWARE,
            "Computed by",
            "What does the arithmetic; auto takes the fastest that works here.",
            "auto",
            "auto",
            "cpu",
            "simd",
            "gpu"));

    private Settings() {}

    private static Setting add(Setting setting) {
        TABLE.put(setting.key(), setting);
        return setting;
    }

    /** All settings in the order in which a screen shows them. */
    public static Collection<Setting> all() {
        return Collections.unmodifiableCollection(TABLE.values());
    }

    /** The setting of that key; the error names the nearest one. */
    public static Setting of(String key) {
        String word = key.replace('_', '-');
        Setting setting = TABLE.get(word);
        if (setting == null) {
            String near = Nearest.to(word, TABLE.keySet());
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
        return Arrays.asList(TABLE.keySet().toArray(new String[0]));
    }

    /** A rate with which that optimizer usually works on small nets. */
    public static double usualRate(String optimizer) {
        switch (optimizer) {
            case "sgd":
                return 0.1;
            case "momentum":
            case "nesterov":
            case "adagrad":
                return 0.01;
            case "adadelta":
                return 1;
            default:
                return 0.001;
        }
    }
}
