package dev.inkling.cli;

import dev.inkling.nnlib.run.Tasks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Runs what users run first, unseen: the launcher keeps the classes that it loads for a faster start. */
@Command(name = "practice", hidden = true)
final class PracticeCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console unseen = new Console(nowhere, nowhere, true, true, StandardCharsets.UTF_8, 80);
        Path folder = Files.createTempDirectory("inkling-practice");
        int code = Main.run(
                unseen,
                "train",
                Tasks.XOR.word(),
                "--epochs",
                "50",
                "--out",
                folder.resolve("run").toString());
        Main.run(unseen, "--help");
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
        return code;
    }
}
