package dev.inkling.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A module of the project that a command needs and that is built only when it does: the benchmark, the app's window.
 */
final class BuiltModule {
    private final Path home;
    private final String name;
    private final List<String> sources;

    /**
     * A module that its build leaves startable: {@code target/run/java.args} for java, {@code target/run/built} as
     * stamp.
     *
     * @param name the module's folder
     * @param sources folders and files, from the project's root, whose change asks for another build
     */
    BuiltModule(String name, List<String> sources) {
        String root = System.getProperty("inkling.home");
        if (root == null) {
            throw new Failure("this command builds a part of the project: start it with the launcher in its root.");
        }
        this.home = Path.of(root);
        this.name = name;
        this.sources = sources;
    }

    /** Builds the module if it was never built or if a source changed since; says so in one line. */
    void ensure(Console console, String what) throws IOException, InterruptedException {
        Path stamp = home.resolve(name).resolve("target/run/built");
        boolean first = !Files.exists(stamp);
        if (!first && !isNewer(Files.getLastModifiedTime(stamp))) {
            return;
        }
        console.err()
                .println("Building " + what + " (" + (first ? "first use, some minutes" : "its sources changed")
                        + ") ...");
        FileTime begun = FileTime.fromMillis(System.currentTimeMillis());
        maven(console, List.of("-pl", name, "-am", "-Dmaven.test.skip=true", "process-classes"));
        if (!Files.exists(stamp)) {
            throw new Failure("the build of " + name + " left no " + stamp + ".");
        }
        Files.setLastModifiedTime(stamp, begun);
    }

    /** Runs Maven quietly; on failure shows what it complained about. */
    void maven(Console console, List<String> goals) throws IOException, InterruptedException {
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>();
        if (windows) {
            command.add(home.resolve("mvnw.cmd").toString());
        } else {
            command.addAll(List.of("sh", home.resolve("mvnw").toString()));
        }
        command.add("-B");
        command.addAll(goals);
        Path log = Files.createDirectories(home.resolve("cli/target")).resolve("build.log");
        Process build = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        build.getOutputStream().close();
        if (waitFor(build) != 0) {
            try (Stream<String> lines = Files.lines(log)) {
                lines.filter(line -> line.startsWith("[ERROR]") || line.startsWith("[WARNING]"))
                        .forEach(console.err()::println);
            }
            throw new Failure("the build failed; the lines above say where (also in " + log + ").");
        }
    }

    /** Starts the module's program in a JVM of its own and answers its exit code. */
    int java(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("@" + home.resolve(name).resolve("target/run/java.args"));
        command.addAll(arguments);
        return waitFor(new ProcessBuilder(command).inheritIO().start());
    }

    /** Ends the other process when this one is ended. */
    private static int waitFor(Process process) throws InterruptedException {
        Thread end = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        int code = process.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException alreadyEnding) {
            return code;
        }
        return code;
    }

    private boolean isNewer(FileTime built) throws IOException {
        for (String source : sources) {
            Path path = home.resolve(source);
            if (!Files.exists(path)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(path)) {
                for (Path file : (Iterable<Path>) all::iterator) {
                    if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    Path home() {
        return home;
    }
}
