package dev.inkling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.data.DataLoader;
import dev.inkling.nnlib.data.PictureDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphicsTest {
    @TempDir
    Path folder;

    @AfterEach
    void longEpochsAgain() {
        System.clearProperty(Epochs.SHORT);
        System.clearProperty(EpochData.FOLDER);
    }

    private static Entrant absent(String title, String reason) {
        return new Entrant(title, 2, () -> {
            throw new IOException(reason);
        });
    }

    @Test
    void withoutADeviceNobodyTrainsAndEachRowSaysWhy() throws Exception {
        String reason = "device 'vulkan' cannot be used here: there is no Vulkan loader on this machine";
        Entrant other = new Entrant(Graphics.SIMD, 2, () -> {
            throw new AssertionError("was started");
        });
        Graphics graphics = new Graphics(absent(Graphics.VULKAN, reason), List.of(other), PairedTiming.Effort.QUICK);
        graphics.run(folder, null, begun -> {
            throw new AssertionError("began");
        });
        assertThat(Report.table(graphics.rows()).lines().skip(2))
                .containsExactly(
                        "| epochs of 784-500-10 at batch 100, vulkan | 2 |  | (nnlib simd) |  |  |  |  | " + reason
                                + " |",
                        "| epochs of 784-500-10 at batch 1000, vulkan | 2 |  | (nnlib simd) |  |  | 20.0 |  | " + reason
                                + " |",
                        "| epochs of the convnet at batch 100, vulkan | 2 |  | (nnlib simd) |  |  |  |  | " + reason
                                + " |");
    }

    @Test
    void whoCannotBeStartedSaysWhyAndTheOthersNameTheirDevice() {
        Path log = folder.resolve("log");
        String classPath = System.getProperty("java.class.path");
        try (Entrant ours = Graphics.ours(Graphics.PLAIN, "cpu", 1, classPath, log);
                Entrant lost = Graphics.ours(Graphics.VULKAN, "vulkan", 1, classPath, log);
                Entrant torch = new Entrant(
                        "PyTorch", 1, () -> Contestant.start("PyTorch", List.of("no-such-python"), 1, false, log))) {
            for (Entrant each : List.of(ours, lost, torch)) each.begin();
            assertThat(ours.device()).startsWith("cpu");
            assertThat(ours.reason()).isEmpty();
            // Nobody put nnlib-vulkan on this class path.
            assertThat(lost.reason()).startsWith("there is no device 'vulkan'");
            assertThat(torch.reason()).contains("no-such-python");
            assertThat(torch.device()).isEmpty();
        }
    }

    @Test
    void aSoftwareDeviceIsLabelledAndHeldToNothing() throws Exception {
        Path log = folder.resolve("log");
        String device = "toy, " + Graphics.SOFTWARE;
        Entrant vulkan = Toy.entrant(Graphics.VULKAN, device, 1_000_000_000, log);
        Entrant simd = Toy.entrant(Graphics.SIMD, "processor", 500_000_000, log);
        Graphics graphics = new Graphics(vulkan, List.of(simd), PairedTiming.Effort.FULL);
        graphics.run(folder, null, begun -> assertThat(begun).containsExactly(vulkan, simd));
        assertThat(Report.table(graphics.rows()))
                .contains(
                        "at batch 1000, vulkan | 1 | 1000 samples/s | 2000 (nnlib simd) | 0.50x | 0.50 - 0.50 |  |  | "
                                + device + " |");
    }

    @Test
    void aRowNamesTheDeviceBesideItsVerdict() {
        double[] ours = {40, 44, 42};
        double[] theirs = {2, 2, 2};
        Row real = Row.ofEpochs(Measure.EPOCHS_1000, ours, Graphics.SIMD, theirs, 4, 20, "NVIDIA H200 (580.1)");
        assertThat(Report.table(List.of(real)))
                .endsWith("| epochs of 784-500-10 at batch 1000, vulkan | 4 | 42.0 samples/s | 2.00 (nnlib simd) "
                        + "| 21.0x | 20.5 - 21.5 | 20.0 |  | holds; NVIDIA H200 (580.1) |\n");
        assertThat(Row.of(real.json())).isEqualTo(real);
        assertThat(Aims.ofEpochs(Measure.EPOCHS_1000, GpuMachine.CUDA)).isEqualTo(0.5);
        assertThat(Aims.ofEpochs(Measure.EPOCHS_100, GpuMachine.CUDA)).isNaN();
    }

    @Test
    void whatWasNotMeasuredIsKeptWithItsReason() throws Exception {
        double[] none = {};
        Row row = Row.ofEpochs(Measure.EPOCHS_100, none, Graphics.SIMD, none, 1, Double.NaN, "no device");
        Map<String, Object> machine = new LinkedHashMap<>();
        new Report(machine, new ArrayList<>(List.of(row)), new ArrayList<>(), true).write(folder);
        assertThat(Files.readString(folder.resolve("RESULTS.md"))).contains("|  | no device |");
        assertThat(Files.readString(folder.resolve("results.json"))).contains("\"remark\": \"no device\"");
    }

    @Test
    void whatOthersReadIsWhatOursTrainsOn() throws Exception {
        System.setProperty(Epochs.SHORT, "true");
        assertThat(EpochData.write(folder, folder)).startsWith("drawn numbers");
        assertThat(Files.size(folder.resolve("784-500-10.weights"))).isEqualTo(4 * 397_510);
        assertThat(Files.size(folder.resolve("convnet.weights"))).isEqualTo(4 * 89_306);
        Epochs epochs = Measure.EPOCHS_CONVNET.epochs;
        PictureDataset pictures = EpochData.read(folder, epochs, epochs.batch() * Epochs.told());
        assertThat(pictures.inputShape()).containsExactly(1, 28, 28);
        ByteBuffer order = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("epochs_convnet.order")))
                .order(ByteOrder.LITTLE_ENDIAN);
        try (DataLoader loader = new DataLoader(pictures, epochs.batch(), true, EpochData.SEED)) {
            for (int index : loader.epoch(0).iterator().next().indices()) {
                assertThat(order.getInt()).isEqualTo(index);
            }
        }
    }

    @Test
    void lossesStandBesideEachOther() {
        double[] ours = new double[Epochs.told()];
        double[] theirs = new double[Epochs.told()];
        ours[4] = 1.5;
        theirs[Epochs.told() - 1] = 0.25;
        assertThat(GpuMachine.lossTable("the convnet", List.of("nnlib", "PyTorch"), List.of(ours, theirs)))
                .startsWith("| the convnet | nnlib | PyTorch |\n| --- | --- | --- |\n| step 1 |")
                .contains("| step 5 | 1.50000 | 0.00000 |\n")
                .endsWith("| step 40 | 0.00000 | 0.25000 |\n");
    }

    @Test
    void theCommandLineAsksForTheDeviceAlone() {
        BenchOptions only = BenchOptions.of(folder, "--only", "vulkan");
        assertThat(only.vulkan).isTrue();
        assertThat(only.measures).isEmpty();
        assertThat(only.alone).isFalse();
        assertThat(BenchOptions.of(folder, "--only", "train").vulkan).isFalse();
        assertThat(BenchOptions.of(folder).measures).doesNotContainAnyElementsOf(Measure.ofEpochs());
        assertThat(BenchOptions.of(folder, "--only", "epochs_100")).isNull();
    }
}
