package dev.inkling.android.core;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Throws away what was compiled against something else: Kotlin's incremental compiler follows the module's own sources
 * and not its class path, so a caller of a method that changed in another module would keep calling the old one.
 */
public final class Sweep {
    private Sweep() {}

    /**
     * Deletes files and folders if the class path is not the one of the last time.
     *
     * @param compiled class files, and what compilers remember between two builds
     * @param work where to note that it was done
     */
    public static void ifChanged(Workshop shop, List<Path> classPath, List<Path> compiled, Path work) {
        shop.run(Step.named("class-path")
                .by(Sweep.class)
                .inputs("library", classPath)
                .output("note", work.resolve("swept"))
                .does(out -> {
                    for (Path p : compiled) {
                        Trees.delete(p);
                    }
                    Files.createFile(out.path("note"));
                }));
    }
}
