package dev.inkling.android.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One named piece of the build: the tool and options it depends on, the files it reads, the files it makes, and how. A
 * step may read nothing that it does not declare here, since its key is the hash of exactly these.
 */
public final class Step {
    /** The work itself: write each output to the path that {@code out} names for it. */
    public interface Action {
        void run(Outputs out) throws Exception;
    }

    /** Where a running step writes: scratch paths that become the outputs when the step has succeeded. */
    public interface Outputs {
        Path path(String name);
    }

    record Input(String name, Path path) {}

    final String name;
    final Map<String, String> options = new LinkedHashMap<>();
    final List<Input> inputs = new ArrayList<>();
    final Map<String, Path> outputs = new LinkedHashMap<>();
    final List<Class<?>> code = new ArrayList<>();
    boolean shared;
    boolean quiet;
    Action action;

    private Step(String name) {
        this.name = name;
    }

    public static Step named(String name) {
        return new Step(name);
    }

    /** The program that does the work, with its version. */
    public Step tool(String tool, String version) {
        return option("tool " + tool, version);
    }

    /** The classes of this plugin that do the work: a change of them is a change of the step. */
    Step by(Class<?>... classes) {
        code.addAll(List.of(classes));
        return this;
    }

    public Step option(String option, Object value) {
        if (options.put(option, String.valueOf(value)) != null) {
            throw new IllegalArgumentException("step " + name + " declares option " + option + " twice");
        }
        return this;
    }

    /** A file or a whole folder that the step reads; it may be missing, and its coming or going is then a change. */
    public Step input(String label, Path path) {
        inputs.add(new Input(label, path));
        return this;
    }

    /** Several files in an order that matters, each under its own file name. */
    public Step inputs(String label, List<Path> paths) {
        for (Path p : paths) {
            input(label + " " + p.getFileName(), p);
        }
        return this;
    }

    /** A file or folder that the step makes. */
    public Step output(String label, Path path) {
        if (outputs.put(label, path) != null) {
            throw new IllegalArgumentException("step " + name + " declares output " + label + " twice");
        }
        return this;
    }

    /** Keeps the outputs (files only) in the cache that all checkouts on this machine share. */
    public Step shared() {
        shared = true;
        return this;
    }

    /** A part of another step, which speaks for it in the log. */
    Step quiet() {
        quiet = true;
        return this;
    }

    public Step does(Action work) {
        action = work;
        return this;
    }
}
