package dev.inkling.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options in bash and zsh. */
@Command(
        name = "completion",
        description = "Print a script that completes commands and options in bash and zsh.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  source <(inkling completion)")
final class CompletionCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(AutoComplete.bash("inkling", spec.root().commandLine()));
        return 0;
    }
}
