package dev.inkling.nnlib.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.compute.DeviceTrial;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.NoArrayBackend;
import dev.inkling.nnlib.compute.TrialReport;
import dev.inkling.nnlib.compute.TrialReport.Finding;
import dev.inkling.nnlib.compute.TrialReport.Outcome;
import dev.inkling.nnlib.compute.TrialReport.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComputeTest {
    @TempDir
    private Path folder;

    private Path before;

    /** A trial that comes to what a test says. */
    private static final class Scripted implements DeviceTrial {
        final TrialReport end;
        TrialReport known;
        int runs;

        Scripted(TrialReport end) {
            this.end = end;
        }

        @Override
        public TrialReport report() {
            return known;
        }

        @Override
        public TrialReport run(Watch watch) {
            runs++;
            known = end;
            return known;
        }
    }

    private static TrialReport report(Outcome outcome, double gain, double gainOfConvnet) {
        List<Speed> speeds = List.of(new Speed("784-500-10", 2, 2 * gain), new Speed("convnet", 1, gainOfConvnet));
        return new TrialReport("abacus 7", outcome, outcome == Outcome.RIGHT ? "" : "sum", 5, List.of(), "", speeds);
    }

    private static Scripted trial(TrialReport end) {
        Scripted trial = new Scripted(end);
        NoArrayBackend.trial = trial;
        return trial;
    }

    private static final RunSpec THERE = Presets.of("xor-solve").with("backend", NoArrayBackend.NAME);

    @BeforeEach
    void remember() {
        before = Devices.reports();
        Devices.keepReports(folder);
    }

    @AfterEach
    void putBack() {
        NoArrayBackend.trial = null;
        Devices.keepReports(before);
    }

    @Test
    void aDeviceIsTriedOnceBeforeItsFirstRun() {
        Scripted trial = trial(report(Outcome.RIGHT, 1, 1));
        assertThat(Compute.of(THERE).whyNot()).isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThat(Compute.of(THERE).open().name()).isEqualTo(NoArrayBackend.NAME);
            assertThat(trial.runs).isEqualTo(1);
        }
    }

    @Test
    void oneThatIsWrongIsRefusedWithTheReason() {
        trial(report(Outcome.WRONG, 1, 1));
        String reason = "abacus 7 gives other results than the CPU (sum).";
        assertThatThrownBy(() -> Compute.of(THERE).open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(NoArrayBackend.NAME)
                .hasMessageEndingWith(reason);
        assertThat(Compute.of(THERE).whyNot()).isEqualTo(reason);
        assertThat(new Compute("abacus", 1).whyNot()).isEqualTo("this program has no abacus");
    }

    @Test
    void theMachineTakesADeviceThatProvedItselfFasterWithSuchANet() throws IOException {
        RunSpec dense = Presets.of("mnist-solve").apply("model=784-500-10 backend=auto");
        RunSpec convnet = dense.apply("model=convnet");
        RunSpec small = dense.apply("model=784-20-10");
        RunSpec tiny = Presets.of("xor-solve").apply("backend=auto");
        Scripted trial = trial(report(Outcome.RIGHT, 3, 0.5));
        String processor = Compute.onProcessor().backend();
        assertThat(Compute.of(dense).backend()).as("not tried yet").isEqualTo(processor);
        trial.run(null);
        assertThat(Compute.of(dense).backend())
                .as("nobody looks where no report is")
                .isEqualTo(processor);
        Files.createFile(folder.resolve("no-arrays.report"));
        assertThat(Compute.of(dense).backend()).isEqualTo(NoArrayBackend.NAME);
        assertThat(Compute.of(convnet).backend()).as("slower with pictures").isEqualTo(processor);
        assertThat(Compute.of(small).backend()).as("too small for it").isEqualTo(processor);
        assertThat(Compute.of(tiny).backend()).isEqualTo(processor);
        trial.known = report(Outcome.RIGHT, 0.9, 2);
        assertThat(Compute.of(dense).backend()).isEqualTo(processor);
        assertThat(Compute.of(convnet).backend()).isEqualTo(NoArrayBackend.NAME);
        trial.known = report(Outcome.CRASHED, 9, 9);
        assertThat(Compute.of(dense).backend()).isEqualTo(processor);
    }

    @Test
    void aReportIsWords() {
        TrialReport right = new TrialReport(
                "abacus 7",
                Outcome.RIGHT,
                "",
                490,
                List.of(new Finding("gemm-tiled", "product of 3x5 and 5x2: element 0 is 1.0 instead of 2.0")),
                "slim, direct",
                List.of(new Speed("784-500-10", 1.5, 4.25)));
        assertThat(right.text().lines())
                .containsExactly(
                        "abacus 7 gives the results that the CPU gives: 490 kernels tried, 1 wrong and replaced.",
                        "  gemm-tiled: product of 3x5 and 5x2: element 0 is 1.0 instead of 2.0",
                        "  products: slim, direct",
                        "  a step of 784-500-10: 1.50 ms, on the CPU 4.25 ms");
        assertThat(report(Outcome.FAILED, 1, 1).sentence()).isEqualTo("abacus 7 failed while it was tried (sum).");
        assertThat(report(Outcome.SILENT, 1, 1).sentence())
                .isEqualTo("abacus 7 did not answer while it was tried (sum).");
        assertThat(report(Outcome.CRASHED, 1, 1).sentence())
                .isEqualTo(
                        "the process ended while abacus 7 was tried (sum); it is tried again when its driver changes,"
                                + " or when you ask for it.");
    }
}
