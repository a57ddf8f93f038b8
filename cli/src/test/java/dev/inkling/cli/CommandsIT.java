package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands beside train: what each prints for people and for machines. */
final class CommandsIT {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void folderWithSpaces() throws IOException {
        folder = Files.createDirectories(temp.resolve("a folder with spaces"));
    }

    private Inkling.Result inkling(String... args) throws IOException, InterruptedException {
        Inkling.Result result = Inkling.run(folder, args);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        return result;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"train", "compare", "predict", "export", "inspect", "devices", "bench", "app", "completion"})
    void everyCommandExplainsItselfWithExamplesThatFitATerminal(String command) throws Exception {
        Inkling.Result help = inkling(command, "--help");
        assertThat(help.out()).contains("Usage: inkling " + command).containsPattern("Examples?:\n  \\S*.*" + command);
        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
        assertThat(inkling("help", command).out()).isEqualTo(help.out());
    }

    @Test
    void completesCommandsAndOptionsInBash() throws Exception {
        Files.writeString(
                folder.resolve("completion.bash"), inkling("completion").out());
        assertThat(completed("inkling", "com")).containsExactlyInAnyOrder("compare", "completion");
        assertThat(completed("inkling", "train", "--epo")).containsExactly("--epochs");
        assertThat(completed("inkling", "predict", "--js")).containsExactly("--json");
    }

    private List<String> completed(String... words) throws IOException, InterruptedException {
        String script = "source completion.bash; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; _complete_inkling; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Inkling.Result result = Inkling.run(folder, Map.of(), List.of("bash", "-c", script));
        return result.out().lines().map(String::trim).toList();
    }

    @Test
    void devicesSaysWhatCanCompute() throws Exception {
        assertThat(inkling("devices").out()).containsPattern("(?m)^cpu +ready$");
        List<JsonObject> lines = inkling("devices", "--json").lines().stream()
                .map(Json::parseObject)
                .toList();
        JsonObject cpu = lines.stream()
                .filter(line -> line.string("name").equals("cpu"))
                .findFirst()
                .orElseThrow();
        assertThat(cpu.bool("usable")).isTrue();
        assertThat(cpu.string("reason")).isEmpty();
    }

    @Test
    void inspectTellsEveryKindOfFile() throws Exception {
        inkling("train", "xor", "--epochs", "2", "--model", "2-3-1", "--out", "a run");
        assertThat(inkling("inspect", "a run/model.safetensors").out())
                .contains("linear(in=2, out=3)")
                .contains("4 tensors, 13 numbers, 52 bytes")
                .contains("trained by: task=xor model=2-3-1 ")
                .contains("reached: epochs 2, steps 2, loss 0.");
        assertThat(inkling("inspect", "shipped").out()).contains("89,306");

        inkling("export", "a run/model.safetensors", "--to", "net.json");
        assertThat(inkling("inspect", "net.json").out()).contains("linear(in=2, out=3)");

        byte[] pictures = new byte[16 + 2 * 28 * 28];
        System.arraycopy(new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 28, 0, 0, 0, 28}, 0, pictures, 0, 16);
        pictures[16] = -1;
        Files.write(folder.resolve("some pictures"), pictures);
        assertThat(inkling("inspect", "some pictures").out())
                .contains("An IDX file of unsigned bytes, [2, 28, 28].")
                .contains("The first picture:\n@@");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("labels.gz")))) {
            packed.write(new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 7, 2, 7});
        }
        assertThat(inkling("inspect", "labels.gz").out()).contains("[3].\n   2: 1\n   7: 2\n");
    }

    @Test
    void compareRanksThemFromTheSameStart() throws Exception {
        Inkling.Result result = inkling(
                "compare",
                "circles",
                "--epochs",
                "5",
                "--optimizers",
                "sgd,adam",
                "--lrs",
                "0.001,0.1",
                "--seeds",
                "2",
                "--out",
                "a race");
        List<String> rows = Files.readAllLines(folder.resolve("a race/compare.csv"));
        assertThat(rows.get(0))
                .isEqualTo("optimizer,lr,seeds,loss,lowestLoss,highestLoss,accuracy,testAccuracy,seconds");
        assertThat(rows.subList(1, 5))
                .extracting(row -> row.substring(0, row.indexOf(',', row.indexOf(',') + 1)))
                .containsExactlyInAnyOrder("sgd,0.001", "sgd,0.1", "adam,0.001", "adam,0.1");
        List<Double> losses = rows.subList(1, 5).stream()
                .map(row -> Double.valueOf(row.split(",")[3]))
                .toList();
        assertThat(losses).isSorted();
        BufferedImage curves = ImageIO.read(folder.resolve("a race/curves.png").toFile());
        assertThat(curves.getWidth()).isEqualTo(960);
        assertThat(result.out()).contains("Saved a race/compare.csv").contains("epochs");

        List<JsonObject> lines = inkling(
                        "compare", "circles", "--epochs", "5", "--optimizers", "sgd,adam", "--json", "--out", "again")
                .lines()
                .stream()
                .map(Json::parseObject)
                .toList();
        assertThat(lines).extracting(line -> line.string("optimizer")).containsExactly("sgd", "adam");
        assertThat(lines).allMatch(line -> line.whole("seed") == 1 && line.number("loss") > 0);
    }

    @Test
    void predictReadsWhatExportWroteAndSaysWhereThereIsNoDigit() throws Exception {
        BufferedImage one = new BufferedImage(90, 90, BufferedImage.TYPE_BYTE_GRAY);
        one.createGraphics().fillRect(40, 15, 9, 60);
        ImageIO.write(one, "png", folder.resolve("a one.png").toFile());
        ImageIO.write(
                new BufferedImage(50, 50, BufferedImage.TYPE_BYTE_GRAY),
                "png",
                folder.resolve("blank.png").toFile());
        String shipped = inkling("predict", "shipped", "a one.png", "blank.png", "--json")
                .out();
        List<JsonObject> lines = shipped.lines().map(Json::parseObject).toList();
        assertThat(lines.get(0).string("file")).isEqualTo("a one.png");
        assertThat(lines.get(0).whole("digit")).isEqualTo(1);
        double[] probabilities = lines.get(0).list("probabilities").stream()
                .mapToDouble(p -> ((Number) p).doubleValue())
                .toArray();
        assertThat(probabilities).hasSize(10);
        assertThat(java.util.Arrays.stream(probabilities).sum()).isBetween(0.999, 1.001);
        assertThat(lines.get(1).fields()).containsEntry("digit", null);
        assertThat(lines.get(1).string("reason")).isNotEmpty();

        inkling("export", "shipped", "--to", "my weights.safetensors");
        assertThat(inkling("predict", "my weights.safetensors", "a one.png", "blank.png", "--json")
                        .out())
                .isEqualTo(shipped);
    }

    /** Two programs that write to one file take turns in it: neither may begin again where it was opened. */
    @Test
    void whatItSaysGoesToTheEndOfASharedFile() throws Exception {
        String launcher = "'" + Inkling.launcher() + "'";
        String line = "(" + launcher + " train xro; " + launcher + " train circels; echo done >&2) 2>'a log'";
        assertThat(Inkling.run(folder, Map.of(), List.of("sh", "-c", line)).code())
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("a log")))
                .containsExactly(
                        "inkling: there is no task xro; did you mean xor?",
                        "Try: inkling train --help",
                        "inkling: there is no task circels; did you mean circles?",
                        "Try: inkling train --help",
                        "done");
    }
}
