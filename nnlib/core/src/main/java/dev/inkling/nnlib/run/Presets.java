package dev.inkling.nnlib.run;

import dev.inkling.nnlib.spec.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs that are worth starting from, by name; those called "notes" have the settings of the course notes. */
public final class Presets {
    /** As the tasks had them when there were so many. */
    private static volatile Map<String, RunSpec> known = Collections.emptyMap();

    private static volatile int tasks;

    private Presets() {}

    private static Map<String, RunSpec> made() {
        Map<String, RunSpec> all = new LinkedHashMap<>();
        for (Task task : Tasks.ALL.all()) {
            task.presets()
                    .forEach((kind, text) -> all.put(task + "-" + kind, RunSpec.parse("task=" + task + " " + text)));
        }
        all.put("shipped", all.get(Tasks.MNIST + "-solve").apply("drawn=0.25 scribbles=0.05"));
        return Collections.unmodifiableMap(all);
    }

    /** All presets by name, in the order in which a screen offers them. */
    public static Map<String, RunSpec> all() {
        int count = Tasks.ALL.size();
        if (tasks != count) {
            known = made();
            tasks = count;
        }
        return known;
    }

    /** The preset of that name, such as xor-notes; the error names the nearest one. */
    public static RunSpec of(String name) {
        RunSpec spec = all().get(name);
        if (spec == null) {
            throw new InvalidSetting("preset", "\"" + name + "\" is no preset" + Nearest.hint(name, all().keySet()));
        }
        return spec;
    }

    /** The task's preset of a kind, "notes" or "solve"; a task that has only one kind gives that. */
    public static RunSpec of(Task task, String kind) {
        RunSpec spec = all().get(task + "-" + kind);
        if (spec == null && (kind.equals("notes") || kind.equals("solve"))) {
            spec = all().get(task + (kind.equals("notes") ? "-solve" : "-notes"));
        }
        return spec != null ? spec : of(task + "-" + kind);
    }

    /** What a task starts with when nothing else is asked for. */
    public static RunSpec of(Task task) {
        return of(task, "solve");
    }
}
