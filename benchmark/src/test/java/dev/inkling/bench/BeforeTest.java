package dev.inkling.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.bench.Before.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeforeTest {
    @TempDir
    Path folder;

    @Test
    void aRowIsNotSlowerFromNinetyFivePerCentOn() {
        assertThat(Verdict.of(0.95, 0.93, 0.97)).isEqualTo(Verdict.NOT_SLOWER);
        assertThat(Verdict.of(0.949, 0.93, 0.97)).isEqualTo(Verdict.SLOWER);
        assertThat(Verdict.of(1.2, 1.15, 1.25)).isEqualTo(Verdict.NOT_SLOWER);
    }

    @Test
    void aRowWhoseMiddleHalfIsWideSaysNothing() {
        assertThat(Verdict.of(0.9, 0.83, 0.97)).isEqualTo(Verdict.UNMEASURABLE);
        assertThat(Verdict.of(1.0, 0.9, 1.06)).isEqualTo(Verdict.UNMEASURABLE);
        assertThat(Verdict.of(Double.NaN, Double.NaN, Double.NaN)).isEqualTo(Verdict.UNMEASURABLE);
    }

    @Test
    void theCommandLineNamesTheCommit() {
        BenchOptions options = BenchOptions.of(folder, "--before", "HEAD~1", "--only", "xor", "--threads", "1");
        assertThat(options.before).isEqualTo("HEAD~1");
        assertThat(options.measures).containsExactly(Measure.XOR);
        assertThat(BenchOptions.of(folder, "--quick").before).isNull();
        assertThat(BenchOptions.of(folder, "--before")).isNull();
    }

    @Test
    void aCommitThatIsNotThereIsNamed() throws Exception {
        new ProcessBuilder("git", "init", "-q")
                .directory(folder.toFile())
                .start()
                .waitFor();
        BenchOptions options = BenchOptions.of(folder, "--before", "nowhere");
        assertThatThrownBy(() -> new Before(options, PairedTiming.Effort.QUICK))
                .hasMessage("there is no commit nowhere");
        assertThat(Files.exists(folder.resolve("benchmark"))).isFalse();
    }
}
