package dev.inkling.cli;

import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what can compute here, and why the rest cannot. */
@Command(
        name = "devices",
        description = "List what can compute here, and why the rest cannot.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  inkling devices --json")
final class DevicesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One line of JSON a device: name, usable, reason.")
    private boolean json;

    private final Console console;

    DevicesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!json) {
            console.println(String.format(
                    "%s, Java %s, %d processor cores",
                    System.getProperty("os.arch"),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors()));
        }
        for (BackendProvider provider : Devices.all()) {
            String why = provider.whyNot();
            if (json) {
                console.println(Json.print(new JsonObject()
                        .put("name", provider.name())
                        .put("usable", why.isEmpty())
                        .put("reason", why)
                        .fields()));
            } else {
                console.println(
                        String.format("%-6s %s", provider.name(), why.isEmpty() ? "ready" : "not here: " + why));
            }
        }
        return 0;
    }
}
