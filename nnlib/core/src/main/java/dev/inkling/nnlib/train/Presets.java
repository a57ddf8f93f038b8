package dev.inkling.nnlib.train;

import dev.inkling.nnlib.spec.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs that are worth starting from, by name; those called "notes" have the settings of the course notes. */
public final class Presets {
    private static final Map<String, RunSpec> ALL = new LinkedHashMap<>();

    static {
        add("xor-notes", "task=xor model=2-2-1 activation=sigmoid loss=bce optimizer=sgd lr=0.1 epochs=10001");
        add("xor-solve", "task=xor model=2-8-1 activation=tanh loss=bce optimizer=adam lr=0.05 epochs=3000");
        add("and-notes", "task=and model=2-1 loss=bce optimizer=sgd lr=0.5 epochs=2000");
        add("or-notes", "task=or model=2-1 loss=bce optimizer=sgd lr=0.5 epochs=2000");
        add("circles-solve", plane("circles", "2-8-1", 120));
        add("moons-solve", plane("moons", "2-16-1", 150));
        add("spirals-solve", plane("spirals", "2-32-32-1", 200) + " noise=0.05");
        add("clusters-solve", plane("clusters", "2-4-1", 60));
        add(
                "digits-solve",
                "task=digits samples=60000 model=convnet loss=cross-entropy optimizer=adam lr=0.003"
                        + " schedule=one-cycle batch=100 epochs=4 augment=affine label-smoothing=0.1");
        add(
                "digits-notes",
                "task=digits samples=60000 model=784-500-10 activation=relu loss=cross-entropy optimizer=adam"
                        + " lr=0.001 batch=100 epochs=4");
        add(
                "mnist-notes",
                "task=mnist model=784-500-10 activation=relu loss=cross-entropy optimizer=adam lr=0.001"
                        + " batch=100 epochs=20 random=pytorch");
        add(
                "mnist-solve",
                "task=mnist model=convnet loss=cross-entropy optimizer=adam lr=0.003 schedule=one-cycle"
                        + " batch=100 epochs=12 augment=affine");
        add(
                "shipped",
                "task=mnist model=convnet loss=cross-entropy optimizer=adam lr=0.003 schedule=one-cycle"
                        + " batch=100 epochs=12 augment=affine drawn=0.25 scribbles=0.05");
        add(
                "my-digits-solve",
                "task=my-digits model=convnet loss=cross-entropy optimizer=adam lr=0.0005"
                        + " schedule=one-cycle batch=100 epochs=3 drawn=0.7 scribbles=0.05 augment=affine");
        add(
                "folder-solve",
                "task=folder model=784-128-10 activation=relu loss=cross-entropy optimizer=adam lr=0.001"
                        + " batch=32 epochs=20 validation=0.2");
        add(
                "csv-solve",
                "task=csv model=2-16-2 activation=relu loss=cross-entropy optimizer=adam lr=0.01 batch=32"
                        + " epochs=50 validation=0.2");
    }

    private Presets() {}

    private static void add(String name, String text) {
        ALL.put(name, RunSpec.parse(text));
    }

    private static String plane(String task, String model, int epochs) {
        return "task=" + task + " model=" + model
                + " activation=tanh loss=bce optimizer=adam lr=0.01 batch=32 validation=0.2 epochs=" + epochs;
    }

    /** All presets by name, in the order in which a screen offers them. */
    public static Map<String, RunSpec> all() {
        return Collections.unmodifiableMap(ALL);
    }

    /** The preset of that name, such as xor-notes; the error names the nearest one. */
    public static RunSpec of(String name) {
        RunSpec spec = ALL.get(name);
        if (spec == null) {
            throw new InvalidSetting("preset", "\"" + name + "\" is no preset" + Nearest.hint(name, ALL.keySet()));
        }
        return spec;
    }

    /** The task's preset of a kind, "notes" or "solve"; a task that has only one kind gives that. */
    public static RunSpec of(Task task, String kind) {
        RunSpec spec = ALL.get(task.key() + "-" + kind);
        if (spec == null && (kind.equals("notes") || kind.equals("solve"))) {
            spec = ALL.get(task.key() + (kind.equals("notes") ? "-solve" : "-notes"));
        }
        return spec != null ? spec : of(task.key() + "-" + kind);
    }

    /** What a task starts with when nothing else is asked for. */
    public static RunSpec of(Task task) {
        return of(task, "solve");
    }
}
