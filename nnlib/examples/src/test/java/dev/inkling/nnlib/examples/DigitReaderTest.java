package dev.inkling.nnlib.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.run.RunSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program behind the shipped model, on drawn digits that lie in files as MNIST's do. */
class DigitReaderTest {
    private static final int KNOWN = 2000;
    private static final int UNSEEN = 300;

    @TempDir
    private Path folder;

    private Path mnist;
    private Path drawings;

    @BeforeEach
    void filesAsTheyAreDownloaded() throws IOException {
        mnist = Files.createDirectories(folder.resolve("mnist"));
        write(new DrawnDigits(KNOWN, 5, DrawnDigits.Hands.TRAINING).pictures(), "train");
        PictureDataset unseen = new DrawnDigits(UNSEEN, 6, DrawnDigits.Hands.TRAINING).pictures();
        write(unseen, "t10k");
        drawings = folder.resolve("drawings");
        for (int digit = 0; digit < 10; digit++) {
            int wanted = digit;
            int first = IntStream.range(0, UNSEEN)
                    .filter(i -> unseen.label(i) == wanted)
                    .findFirst()
                    .orElseThrow();
            float[] picture = new float[784];
            unseen.read(first, picture, 0, new float[1], 0);
            Path ofOne = Files.createDirectories(drawings.resolve(String.valueOf(digit)));
            new Montage(28).row(List.of(picture)).write(ofOne.resolve("one.png"));
        }
    }

    private void write(PictureDataset pictures, String name) throws IOException {
        ByteBuffer images = ByteBuffer.allocate(16 + 784 * pictures.size());
        ByteBuffer labels = ByteBuffer.allocate(8 + pictures.size());
        images.putInt(0x803).putInt(pictures.size()).putInt(28).putInt(28);
        labels.putInt(0x801).putInt(pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            images.put(pictures.picture(i));
            labels.put((byte) pictures.label(i));
        }
        Files.write(mnist.resolve(name + "-images-idx3-ubyte"), images.array());
        Files.write(mnist.resolve(name + "-labels-idx1-ubyte"), labels.array());
    }

    private String run(int epochs) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RunSpec spec = Printed.settings(
                "shipped", new String[] {"preset=mnist-notes", "random=inkling", "epochs=" + epochs}, 0);
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            DigitReader.run(spec, mnist, folder.resolve("out"), drawings, out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<String> epochs(String printed) {
        return printed.lines().filter(line -> line.startsWith("epoch ")).collect(Collectors.toList());
    }

    private JsonObject figures() throws IOException {
        return Json.parseObject(Files.readString(folder.resolve("out/" + DigitReader.NAME + ".figures.json")));
    }

    @Test
    void trainsAndWritesTheNetWithWhatItReachedThenOnlyMeasuresItThenGoesOn() throws IOException {
        String printed = run(5);
        assertThat(epochs(printed)).hasSize(5);
        JsonObject figures = figures();
        assertThat(figures.number("mnistTest")).as(printed).isBetween(80.0, 100.0);
        assertThat(figures.number("mnistOnSheets")).as(printed).isBetween(figures.number("mnistTest") - 2, 100.0);
        assertThat(figures.number("drawings")).isEqualTo(10);
        assertThat(figures.number("drawingsRight")).as(printed).isBetween(7.0, 10.0);
        assertThat(figures.number("strangersHands")).as(printed).isBetween(50.0, figures.number("mnistTest"));
        ModelFile file = ModelFile.read(new FileStore(folder.resolve("out")), DigitReader.NAME + ".safetensors");
        assertThat(file.spec()).hasToString("784-500-10");
        assertThat(file.run().toString()).isEqualTo(figures.string("run"));
        assertThat(file.classes()).hasSize(10);
        assertThat(file.results().number("mnistTest")).isEqualTo(figures.number("mnistTest"));
        assertThat(epochs(run(5))).isEmpty();
        assertThat(figures().number("mnistTest")).isEqualTo(figures.number("mnistTest"));
        assertThat(epochs(run(6))).singleElement().asString().startsWith("epoch 6 ");
    }
}
