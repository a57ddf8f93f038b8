package dev.inkling.cli;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.run.InvalidSetting;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.spec.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options of a run: one for each row of the table of settings, in the table's groups. */
final class RunOptions {
    private static final Map<Settings.Group, String> HEADINGS = new EnumMap<>(Map.of(
            Settings.Group.DATA, "Data",
            Settings.Group.MODEL, "Net",
            Settings.Group.START, "Start",
            Settings.Group.LOSS, "Loss",
            Settings.Group.OPTIMIZER, "Optimizer",
            Settings.Group.SCHEDULE, "Schedule",
            Settings.Group.BATCH, "Batches and epochs",
            Settings.Group.HARDWARE, "Hardware"));

    private RunOptions() {}

    /**
     * Adds the options to a command; settings that the command sets otherwise are left out, and the one that asks for a
     * model to start from, which only runs on a person's own digits have.
     */
    static void addTo(CommandLine line, List<String> leftOut) {
        CommandSpec command = line.getCommandSpec();
        for (Settings.Group group : Settings.Group.values()) {
            ArgGroupSpec.Builder options = ArgGroupSpec.builder()
                    .validate(false)
                    .exclusive(false)
                    .multiplicity("0..1")
                    .heading("%n" + HEADINGS.get(group) + ":%n");
            boolean any = false;
            for (Option setting : Settings.all()) {
                if (Settings.group(setting) == group && setting != Settings.FROM && !leftOut.contains(setting.key())) {
                    options.addArg(option(setting));
                    any = true;
                }
            }
            if (any) {
                command.addArgGroup(options.build());
            }
        }
    }

    private static OptionSpec option(Option setting) {
        OptionSpec.Builder option = OptionSpec.builder("--" + setting.key())
                .type(String.class)
                .paramLabel(label(setting))
                .description(description(setting));
        if (setting.kind() == Option.Kind.FLAG) {
            option.arity("0..1").fallbackValue("true");
        }
        return option.build();
    }

    private static String label(Option setting) {
        return switch (setting.kind()) {
            case WORD -> "NAME";
            case WHOLE -> "N";
            case NUMBER -> "X";
            case FLAG -> "true|false";
            case TEXT -> setting == Settings.MODEL_TEXT ? "SIZES|convnet|FILE" : "STEP:X";
        };
    }

    private static String description(Option setting) {
        // A percent sign would be read as a format.
        String words = setting.help().replace("%", "%%");
        return setting.kind() == Option.Kind.WORD ? words + " " + String.join(", ", setting.words()) + "." : words;
    }

    /** The settings that were typed, over those of {@code base}. */
    static RunSpec apply(CommandLine line, RunSpec base) throws IOException {
        RunSpec spec = base;
        for (Option setting : typed(line)) {
            spec = with(line, spec, setting, value(line, setting));
        }
        return spec;
    }

    /** Which settings were typed. */
    static List<Option> typed(CommandLine line) {
        List<Option> typed = new ArrayList<>();
        for (Option setting : Settings.all()) {
            if (line.getParseResult().hasMatchedOption("--" + setting.key())) {
                typed.add(setting);
            }
        }
        return typed;
    }

    private static String value(CommandLine line, Option setting) throws IOException {
        String value = line.getParseResult().matchedOptionValue("--" + setting.key(), "");
        return setting == Settings.MODEL_TEXT ? model(value) : value;
    }

    /** A model may stand in a file. */
    static String model(String value) throws IOException {
        if (value.toLowerCase(Locale.ROOT).endsWith(".json")) {
            Path file = Path.of(value);
            if (!Files.isRegularFile(file)) {
                throw new Failure("there is no model file " + value + ": check the path.");
            }
            try {
                return Json.print(Json.parse(Files.readString(file)));
            } catch (IllegalArgumentException e) {
                throw new Failure(value + " is no description of a model: " + e.getMessage(), e);
            }
        }
        return value;
    }

    private static RunSpec with(CommandLine line, RunSpec spec, Option setting, String value) {
        try {
            return spec.with(setting, value);
        } catch (InvalidSetting e) {
            throw new ParameterException(line, e.getMessage(), e);
        }
    }
}
