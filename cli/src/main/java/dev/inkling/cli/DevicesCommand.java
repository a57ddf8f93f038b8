package dev.inkling.cli;

import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.DeviceTrial;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.TrialReport;
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
        footer = {"  inkling devices --json", "  inkling devices --check --backend vulkan"})
final class DevicesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One line of JSON a device: name, usable, reason, report.")
    private boolean json;

    @Option(
            names = "--check",
            description = "Check every device against the CPU now, and show what came of it; it takes a minute or two.")
    private boolean check;

    @Option(names = "--backend", paramLabel = "NAME", description = "Only this one, such as vulkan or gles.")
    private String backend;

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
        RunDevice device = new RunDevice(console);
        for (BackendProvider provider : Devices.all()) {
            if (backend == null || backend.equals(provider.name())) {
                show(provider, device);
            }
        }
        return 0;
    }

    private void show(BackendProvider provider, RunDevice device) {
        String why = provider.whyNot();
        DeviceTrial trial = why.isEmpty() ? provider.trial() : null;
        TrialReport report = trial == null ? null : check ? device.run(trial) : trial.report();
        if (json) {
            JsonObject line = new JsonObject()
                    .put("name", provider.name())
                    .put("usable", why.isEmpty() && (report == null || report.isUsable()))
                    .put("reason", report == null || report.isUsable() ? why : report.sentence());
            if (report != null) {
                line.put("report", report.text());
            }
            console.println(Json.print(line.fields()));
            return;
        }
        String untried = trial == null ? "ready" : "ready; it is checked against the CPU before its first run";
        String state = !why.isEmpty() ? "not here: " + why : report == null ? untried : report.text();
        console.println(String.format("%-6s %s", provider.name(), state));
    }
}
