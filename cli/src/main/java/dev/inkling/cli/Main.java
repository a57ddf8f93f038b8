package dev.inkling.cli;

import dev.inkling.nnlib.run.InvalidSetting;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code inkling} command. */
@Command(
        name = "inkling",
        description = "Trains small neural networks in pure Java, and shows them learning.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  inkling app                          open the app: on a phone, or in a window",
            "  inkling train xor                    watch four rows being learned",
            "  inkling train digits --out runs/a    train a reader of drawn digits",
            "  inkling predict shipped photo.jpg    read a digit from a picture",
            "%ninkling COMMAND --help says more about one command."
        })
public final class Main implements Runnable {
    private static final Map<String, Function<Console, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("train", TrainCommand::new);
        COMMANDS.put("compare", CompareCommand::new);
        COMMANDS.put("predict", PredictCommand::new);
        COMMANDS.put("export", ExportCommand::new);
        COMMANDS.put("inspect", InspectCommand::new);
        COMMANDS.put("devices", DevicesCommand::new);
        COMMANDS.put("bench", BenchCommand::new);
        COMMANDS.put("app", AppCommand::new);
        COMMANDS.put("completion", CompletionCommand::new);
        COMMANDS.put("practice", console -> new PracticeCommand());
    }

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        Console console = Console.ofProcess();
        System.setErr(console.err());
        int code = run(console, args);
        console.out().flush();
        Interrupt.finished();
        System.exit(code);
    }

    /** Runs one command line and answers its exit code. */
    static int run(Console console, String... args) {
        if (args.length > 0 && args[0].equals("help")) {
            return run(console, args.length == 1 ? new String[] {"--help"} : new String[] {args[1], "--help"});
        }
        if (args.length > 1 && !args[0].startsWith("-") && !COMMANDS.containsKey(args[0])) {
            // Whatever follows, even --help, is for a command that is not there.
            return run(console, args[0]);
        }
        CommandLine line = commandLine(console, args.length == 0 ? "" : args[0]);
        line.setParameterExceptionHandler((e, a) -> Problems.usage(e, console));
        line.setExecutionExceptionHandler((e, command, result) -> {
            if (e instanceof InvalidSetting wrong) {
                return Problems.usage(new ParameterException(command, wrong.getMessage(), wrong), console);
            }
            return e instanceof ParameterException mistake
                    ? Problems.usage(mistake, console)
                    : Problems.failure(e, console);
        });
        try {
            return line.execute(args);
        } catch (Error e) {
            return Problems.failure(e, console);
        }
    }

    /** Only the wanted command is built where one is named: reading the options of all takes a tenth of a second. */
    private static CommandLine commandLine(Console console, String wanted) {
        CommandLine line = new CommandLine(new Main());
        boolean one = COMMANDS.containsKey(wanted) && !wanted.equals("completion");
        COMMANDS.forEach((name, make) -> {
            if (!one || name.equals(wanted)) {
                CommandLine command = new CommandLine(make.apply(console));
                if (command.getCommand() instanceof TakesSettings settings) {
                    RunOptions.addTo(command, settings.leftOut());
                }
                line.addSubcommand(name, command);
            }
        });
        line.setOut(new PrintWriter(console.out(), true, console.charset()));
        line.setErr(new PrintWriter(console.err(), true, console.charset()));
        // Narrower ones picocli refuses to write.
        line.setUsageHelpWidth(Math.max(55, Math.min(110, console.width())));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        return line;
    }

    static List<String> commandNames() {
        List<String> names = new ArrayList<>(COMMANDS.keySet());
        names.remove("practice");
        return names;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
