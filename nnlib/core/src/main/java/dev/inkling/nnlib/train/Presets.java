package dev.inkling.nnlib.train;

import dev.inkling.nnlib.spec.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs that are worth starting from, by name; those called "notes" have the settings of the course notes. */
public final class Presets {
    private static final Map<String, RunSpec> ALL = new LinkedHashMap<>();

    static {
        for (Task task : Tasks.ALL.all()) {
            task.presets().forEach((kind, text) -> add(task.word() + "-" + kind, "task=" + task + " " + text));
        }
        add("shipped", ALL.get("mnist-solve") + " drawn=0.25 scribbles=0.05");
    }

    private Presets() {}

    private static void add(String name, String text) {
        ALL.put(name, RunSpec.parse(text));
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
        RunSpec spec = ALL.get(task + "-" + kind);
        if (spec == null && (kind.equals("notes") || kind.equals("solve"))) {
            spec = ALL.get(task + (kind.equals("notes") ? "-solve" : "-notes"));
        }
        return spec != null ? spec : of(task + "-" + kind);
    }

    /** What a task starts with when nothing else is asked for. */
    public static RunSpec of(Task task) {
        return of(task, "solve");
    }
}
