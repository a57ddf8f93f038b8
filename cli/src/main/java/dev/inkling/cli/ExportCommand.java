package dev.inkling.cli;

import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a model in a form that other programs read. */
@Command(
        name = "export",
        description = "Write a model for other programs: its weights as safetensors, or its layers as JSON.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  inkling export runs/xor-1/model.safetensors --to weights.safetensors",
            "  inkling export shipped --to net.json     for: inkling train --model net.json"
        })
final class ExportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A .safetensors, a checkpoint, or: shipped.")
    private String model;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "x.safetensors or x.json.")
    private Path to;

    @Option(
            names = "--model",
            paramLabel = "SIZES|convnet|FILE",
            description = "The net, for a file that does not say it.")
    private String description;

    @Spec
    private CommandSpec command;

    private final Console console;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        String name = to.getFileName().toString();
        String kind = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!kind.equals("safetensors") && !kind.equals("json")) {
            throw new ParameterException(
                    command.commandLine(),
                    to + " is of no kind that can be written: end it with .safetensors or .json.");
        }
        ModelFile file = Models.open(model, description);
        Path folder = to.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new Failure("there is no folder " + folder + ": make it first, or choose another.");
        }
        FileStore store = new FileStore(folder);
        if (kind.equals("json")) {
            byte[] json = (Json.pretty(file.spec().toJson().fields()) + "\n").getBytes(StandardCharsets.UTF_8);
            store.write(name, out -> out.write(json));
        } else {
            file.write(store, name);
        }
        console.println("Wrote " + to + ", " + store.size(name) + " bytes.");
        return 0;
    }
}
