package dev.inkling.cli;

import dev.inkling.nnlib.compute.DeviceTrial;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.TrialReport;
import dev.inkling.nnlib.run.Compute;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tries the devices that a command is to compute on, once each, and says why one is left alone. */
final class RunDevice {
    private final Console console;

    RunDevice(Console console) {
        this.console = console;
        if (Devices.reports() == null) {
            Devices.keepReports(CacheFolder.of(System.getenv(), "devices"));
        }
    }

    /** What computes a run: the device that its settings name, once it has shown itself right, or the CPU. */
    String settle(RunSpec spec) {
        Compute wanted = Compute.of(spec);
        String why = wanted.whyNot();
        DeviceTrial trial = why.isEmpty() ? wanted.trial() : null;
        if (trial != null && trial.report() == null) {
            console.err()
                    .println("inkling: " + wanted.backend() + " is checked against the CPU, once for this driver ...");
            TrialReport report = run(trial);
            why = report.isUsable() ? "" : report.sentence();
        }
        if (why.isEmpty()) {
            return spec.text(Settings.BACKEND);
        }
        console.err()
                .println("inkling: " + wanted.backend() + " cannot be used here: " + sentence(why)
                        + " The run is computed by the CPU.");
        return Compute.onProcessor().backend();
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    /** Tries a device; Ctrl-C ends it, and nothing is kept. */
    TrialReport run(DeviceTrial trial) {
        AtomicBoolean stopped = new AtomicBoolean();
        ProgressBar bar = new ProgressBar(console, true);
        TrialReport report;
        try (Interrupt interrupt = new Interrupt(() -> stopped.set(true))) {
            interrupt.arm();
            report = trial.run((done, of) -> {
                bar.show(done / (double) of, 0, Double.NaN, "checking kernels and nets");
                return !stopped.get();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            report = null;
        }
        bar.clear();
        if (report == null) {
            throw Failure.stopped("the trial was stopped; the next one begins anew.");
        }
        return report;
    }
}
