package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.TrialReport;
import dev.inkling.nnlib.compute.TrialReport.Outcome;
import dev.inkling.nnlib.compute.TrialReport.Speed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that is wrong or that fails costs one sentence, and the CPU computes the run. */
final class RunDeviceTest {
    @TempDir
    Path folder;

    private Path before;

    @BeforeEach
    void nothingIsKnown() {
        before = Devices.reports();
        Devices.keepReports(folder);
        FakeDevice.known = null;
    }

    @AfterEach
    void putBack() {
        Devices.keepReports(before);
    }

    private static void comesTo(Outcome outcome, String where) {
        FakeDevice.end =
                new TrialReport("abacus 7", outcome, where, 490, List.of(), "", List.of(new Speed("convnet", 3, 9)));
    }

    /** Everything that a command that works prints, on both streams. */
    private static String inkling(String... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = Main.run(new Console(out, out, false, false, StandardCharsets.UTF_8, 100), args);
        String said = bytes.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isZero();
        return said;
    }

    private String train(String name) {
        return inkling(
                "train",
                "xor",
                "--backend",
                FakeDevice.NAME,
                "--out",
                folder.resolve(name).toString());
    }

    @Test
    void oneThatIsWrongIsNamedOnceAndTheCpuComputes() {
        comesTo(Outcome.WRONG, "log-softmax");
        String refused = "abacus cannot be used here: abacus 7 gives other results than the CPU (log-softmax)."
                + " The run is computed by the CPU.";
        assertThat(train("first"))
                .contains("abacus is checked against the CPU")
                .contains(refused)
                .contains("Loss ");
        assertThat(train("second")).doesNotContain("is tried").contains(refused).doesNotContain(", abacus,");
    }

    @Test
    void aComparisonDoesWithoutItAsWell() {
        comesTo(Outcome.WRONG, "log-softmax");
        String out = folder.resolve("table").toString();
        assertThat(inkling("compare", "xor", "--epochs", "20", "--backend", FakeDevice.NAME, "--out", out))
                .containsOnlyOnce("abacus cannot be used here: ")
                .contains("adam");
    }

    @Test
    void oneThatFailsLeavesTheRunToTheCpu() {
        comesTo(Outcome.RIGHT, "");
        assertThat(train("run"))
                .contains("inkling: abacus failed (a bead is missing); the CPU starts over.")
                .contains("Loss ")
                .doesNotContain(", abacus,");
    }

    @Test
    void theReportIsShownWhenItIsAskedFor() {
        comesTo(Outcome.RIGHT, "");
        assertThat(inkling("devices"))
                .containsPattern("abacus +ready; it is checked against the CPU before its first run");
        assertThat(inkling("devices", "--check", "--backend", FakeDevice.NAME))
                .contains("abacus abacus 7 gives the results that the CPU gives: 490 kernels tried.")
                .contains("a step of convnet: 3.00 ms, on the CPU 9.00 ms")
                .doesNotContain("cpu ");
        assertThat(inkling("devices", "--json", "--backend", FakeDevice.NAME))
                .contains("\"usable\":true")
                .contains("\"report\":\"abacus 7 gives the results");
        comesTo(Outcome.CRASHED, "gather");
        assertThat(inkling("devices", "--check", "--json", "--backend", FakeDevice.NAME))
                .contains("\"usable\":false")
                .contains("\"reason\":\"the process ended while abacus 7 was tried (gather)");
    }
}
