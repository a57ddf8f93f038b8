package dev.inkling.android.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program, without a shell, and waits for what it says. */
final class Command {
    /** How a program ended and what it printed. */
    record Ended(int code, String said) {}

    private Command() {}

    /** Runs a program to its end; {@code doing} is for the sentence that says it was interrupted. */
    static Ended run(String doing, Path program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        p.getOutputStream().close();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ended(p.waitFor(), said);
        } catch (InterruptedException e) {
            p.destroy();
            Thread.currentThread().interrupt();
            throw new Problem(doing + " was interrupted", "", "", e);
        }
    }
}
