package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code inkling train} as a user types it, in a folder with spaces in its name. */
final class TrainIT {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void folderWithSpaces() throws IOException {
        folder = Files.createDirectories(temp.resolve("a folder with spaces"));
    }

    private Inkling.Result inkling(String... args) throws IOException, InterruptedException {
        return Inkling.run(folder, args);
    }

    private static JsonObject last(Inkling.Result result) {
        return Json.parseObject(result.lastLine());
    }

    @Test
    void xorIsSolvedShownAndSaved() throws Exception {
        Inkling.Result result = inkling("train", "xor");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("0 xor 1 = 1   the net says 1.000")
                .contains("Training accuracy: 100.00 %.")
                .doesNotContain("wrong");
        Path run = folder.resolve("runs/xor-1");
        assertThat(names(run)).containsExactly("curves.png", "metrics.csv", "model.safetensors");
        assertThat(ImageIO.read(run.resolve("curves.png").toFile()).getWidth()).isEqualTo(960);
        assertThat(Files.readString(run.resolve("metrics.csv")))
                .startsWith("epoch,step,loss,accuracy,validationLoss,validationAccuracy,rate\n");
        assertThat(inkling("inspect", "runs/xor-1/model.safetensors").out()).contains("linear(in=2, out=8)");
    }

    @Test
    void jsonIsALineAnEpochAndTheResultLast() throws Exception {
        Inkling.Result result = inkling(
                "train", "circles", "--epochs", "4", "--seed", "7", "--threads", "1", "--backend", "cpu", "--json");
        assertThat(result.lines()).hasSize(5);
        for (int i = 0; i < 4; i++) {
            JsonObject line = Json.parseObject(result.lines().get(i));
            assertThat(line.whole("epoch")).isEqualTo(i + 1);
            assertThat(line.number("loss")).isPositive();
        }
        JsonObject end = last(result);
        assertThat(end.fields())
                .containsKeys("loss", "accuracy", "seconds", "samplesPerSecond", "backend", "seed", "threads", "out");
        assertThat(end.whole("seed")).isEqualTo(7);
        assertThat(end.string("backend")).isEqualTo("cpu");
        assertThat(end.number("accuracy")).isBetween(0.0, 100.0);
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        inkling("train", "moons", "--epochs", "3", "--threads", "1", "--out", "a");
        inkling("train", "moons", "--epochs", "3", "--threads", "1", "--out", "b");
        inkling("train", "moons", "--epochs", "3", "--threads", "1", "--out", "c", "--seed", "2");
        byte[] a = Files.readAllBytes(folder.resolve("a/model.safetensors"));
        assertThat(Files.readAllBytes(folder.resolve("b/model.safetensors"))).isEqualTo(a);
        assertThat(Files.readAllBytes(folder.resolve("c/model.safetensors"))).isNotEqualTo(a);
    }

    @Test
    void aLocalMinimumIsNamedAndAnotherStartOffered() throws Exception {
        Inkling.Result stuck = null;
        for (int seed = 1; seed <= 24 && stuck == null; seed++) {
            Inkling.Result result = inkling("train", "xor", "--preset", "notes", "--seed", Integer.toString(seed));
            assertThat(result.code()).isZero();
            assertThat(result.out().contains("wrong")).isEqualTo(result.out().contains("Try: inkling train xor"));
            stuck = result.out().contains("local minimum") ? result : null;
        }
        // Two starts in five do not get there in time; most of them still learn, some sit in one for good.
        assertThat(stuck).isNotNull();
        assertThat(stuck.out()).contains("wrong").containsPattern("Try: inkling train xor .*--seed \\d+");
    }

    @Test
    void ctrlCKeepsTheRunAndResumeEndsWithTheSameBits() throws Exception {
        String[] run = {"train", "circles", "--epochs", "16000", "--threads", "1", "--backend", "cpu"};
        assertThat(inkling(with(run, "--out", "whole")).code()).isZero();
        Process process = Inkling.start(folder, Map.of(), command(with(run, "--out", "stopped", "--json")));
        String out;
        try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
            // As soon as it trains: a fast machine is soon at the end of all these epochs.
            assertThat(printed.readLine()).contains("\"epoch\":1,");
            interrupt(process);
            out = printed.lines().collect(Collectors.joining("\n"));
        }
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(Json.parseObject(out.lines().reduce((a, b) -> b).orElseThrow())
                        .bool("stopped"))
                .isTrue();
        assertThat(names(folder.resolve("stopped")))
                .contains("checkpoint-a.inkling")
                .doesNotContain("model.safetensors");

        Inkling.Result other = inkling("train", "circles", "--resume", "--out", "stopped", "--lr", "0.5");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("--lr 0.01 and not 0.5");
        Inkling.Result anew = inkling("train", "circles", "--out", "stopped");
        assertThat(anew.code()).isEqualTo(2);
        assertThat(anew.err()).contains("add --resume");

        assertThat(inkling("train", "circles", "--resume", "--out", "stopped").code())
                .isZero();
        assertThat(names(folder.resolve("stopped"))).containsExactly("curves.png", "metrics.csv", "model.safetensors");
        assertThat(Files.readAllBytes(folder.resolve("stopped/model.safetensors")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole/model.safetensors")));
        assertThat(Files.readString(folder.resolve("stopped/metrics.csv")))
                .isEqualTo(Files.readString(folder.resolve("whole/metrics.csv")));
    }

    @ParameterizedTest
    @CsvSource({
        "autoencoder, --samples 2000 --model 784-32-784 --epochs 60 --augment shift",
        "triplets, --samples 2000 --model 784-32-4 --epochs 80",
        "wave, --epochs 2500 --validation 0.1"
    })
    void tasksWithStepsOfTheirOwnAreKilledAndEndWithTheSameBits(String task, String settings) throws Exception {
        String[] run = with(new String[] {"train", task, "--json"}, settings.split(" "));
        assertThat(inkling(with(run, "--out", "whole")).code()).isZero();
        Process process = Inkling.start(folder, Map.of(), command(with(run, "--out", "killed")));
        CompletableFuture<String> printed = CompletableFuture.supplyAsync(() -> Inkling.text(process.getInputStream()));
        Path checkpoint = folder.resolve("killed/checkpoint-a.inkling");
        while (process.isAlive() && !Files.exists(checkpoint)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        // Not by Process, which would close what is being read.
        process.toHandle().destroyForcibly();
        process.waitFor();
        assertThat(folder.resolve("killed/model.safetensors"))
                .as("killed before its end; it said " + printed.join())
                .doesNotExist();
        assertThat(inkling("train", task, "--resume", "--out", "killed").code()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("killed/model.safetensors")))
                .isEqualTo(Files.readAllBytes(folder.resolve("whole/model.safetensors")));
    }

    @Test
    void modelsCanBeGivenAsAFile() throws Exception {
        inkling("train", "xor", "--epochs", "2", "--model", "2-3-1", "--out", "a");
        assertThat(inkling("export", "a/model.safetensors", "--to", "net.json").code())
                .isZero();
        Inkling.Result result = inkling("train", "xor", "--epochs", "2", "--model", "net.json", "--out", "b");
        assertThat(result.out()).contains("13 weights");
    }

    /** What Ctrl-C sends. The JDK cannot send it, and a bare machine has no program kill: its shell has the command. */
    private static void interrupt(Process process) throws IOException, InterruptedException {
        int code = new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).as("exit code of the shell's kill").isZero();
    }

    private static String[] with(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    private static List<String> command(String... args) {
        return Stream.concat(Stream.of(Inkling.launcher().toString()), Stream.of(args))
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
