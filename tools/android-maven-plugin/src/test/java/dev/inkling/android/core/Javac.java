package dev.inkling.android.core;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The JDK's compiler, for the samples. */
public final class Javac {
    private Javac() {}

    /** Compiles every file below a folder. */
    public static void compile(Path source, Path classes, List<Path> path, List<String> options) throws IOException {
        Files.createDirectories(classes);
        List<String> args = new ArrayList<>(options);
        args.addAll(List.of("--release", "17", "-classpath", join(path), "-d", classes.toString()));
        Trees.files(source).forEach(p -> args.add(p.toString()));
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, args.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("javac failed on " + source);
        }
    }

    static String join(List<Path> path) {
        return String.join(File.pathSeparator, path.stream().map(Path::toString).toList());
    }
}
