package dev.inkling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    Path folder;

    private static Row row(String measure, String peer, double ratio, int threads) {
        return new Row(
                measure, ratio * 2, peer, 2, "samples/s", ratio, ratio - 0.1, ratio + 0.1, 1.5, 2, threads, false, "");
    }

    private static Report report(double load, Row... rows) {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put(Machine.LOAD, load);
        return new Report(machine, new ArrayList<>(List.of(rows)), new ArrayList<>(), false);
    }

    @Test
    void aSecondPartReplacesItsOwnRowsAndKeepsTheOthers() throws Exception {
        String train = Measure.TRAIN.title + ", simd";
        String xor = Measure.XOR.title + ", simd";
        report(0.2, row(train, "DJL + PyTorch", 3, 1), row(train, "DJL + PyTorch", 3.5, 2), row(xor, "Encog", 9, 1))
                .write(folder);
        Report second = report(0.4, row(train, "DJL + PyTorch", 4, 1), Row.least("bytes", 0, "bytes", 0, 0));
        second.join(folder);
        second.write(folder);
        String text = Files.readString(folder.resolve("RESULTS.md"));
        assertThat(text).contains("- load before: 0.2; 0.4").contains("![Ratios](results.png)");
        assertThat(text.lines().filter(line -> line.startsWith("| train") || line.startsWith("| XOR")))
                .containsExactly(
                        "| train 784-500-10, simd | 1 | 8.00 samples/s | 2.00 (DJL + PyTorch) | 4.00x | 3.90 - 4.10 | 1.50 | 2.00 | holds |",
                        "| train 784-500-10, simd | 2 | 7.00 samples/s | 2.00 (DJL + PyTorch) | 3.50x | 3.40 - 3.60 | 1.50 | 2.00 | holds |",
                        "| XOR 2-2-1, full batch, simd | 1 | 18.0 samples/s | 2.00 (Encog) | 9.00x | 8.90 - 9.10 | 1.50 | 2.00 | holds |");
        assertThat(text).contains("| bytes | 1 | 0 bytes |");
        assertThat(Files.size(folder.resolve("results.png"))).isPositive();
    }

    @Test
    void whatFallsShortIsSaid() throws Exception {
        report(0, row("convnet", "DJL + PyTorch", 0.8, 1)).write(folder);
        assertThat(Files.readString(folder.resolve("RESULTS.md")))
                .contains("| 0.80x |")
                .contains("| **short** |");
        assertThat(Files.readString(folder.resolve("results.json"))).contains("\"atLeast\": 1.5");
    }

    @Test
    void theCommandLineSaysWhatIsToBeMeasured() {
        BenchOptions quick = BenchOptions.of(folder, "--quick", "--peers", "djl,smile", "--only", "xor,alone");
        assertThat(quick.threads).containsExactly(1);
        assertThat(quick.peers).containsExactly(Peers.DJL, Peers.SMILE);
        assertThat(quick.measures).containsExactly(Measure.XOR);
        assertThat(quick.alone).isTrue();
        BenchOptions part = BenchOptions.of(folder, "--only", "train", "--join");
        assertThat(part.alone).isFalse();
        assertThat(part.join).isTrue();
        assertThat(part.threads).containsExactly(1, 2);
        assertThat(BenchOptions.of(folder, "--jmh", "Steps", "-f", "0").jmh).containsExactly("Steps", "-f", "0");
        assertThat(BenchOptions.of(folder, "--only", "tarin")).isNull();
        assertThat(BenchOptions.of(folder, "--out")).isNull();
    }
}
