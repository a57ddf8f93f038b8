package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.train.Trainer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people bring themselves: a table, or folders of pictures. */
final class OwnDataTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private TaskLoad load(Path path) throws IOException {
        RunData source = RunData.of(path.toString(), null, List.of());
        return source.load(source.usual(), console());
    }

    private Console console() {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, false, false, StandardCharsets.UTF_8, 80);
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void aTableGetsANetWithItsColumnsAndClasses() throws IOException {
        TaskLoad load = load(csv("a,b,c,kind\n1,10,0,rose\n3,10,0,lily\n1,10,0,rose\n3,10,0,iris\n1,2,3,iris\n"));
        assertThat(load.data().classes()).containsExactly("iris", "lily", "rose");
        assertThat(load.spec().text("model")).isEqualTo("3-16-3");
    }

    @Test
    void aTableThatIsNoneIsNamedWithItsRow() {
        assertThatThrownBy(() -> load(csv("1,2,a\n1,x,b\n"))).hasMessageContaining("table.csv, row 2: \"x\"");
        assertThatThrownBy(() -> load(csv("1,2,a\n1,2,a\n"))).hasMessageContaining("at least two classes");
        Path latin = folder.resolve("latin.csv");
        assertThatThrownBy(() -> load(Files.write(latin, new byte[] {'1', ',', (byte) 0xe9})))
                .hasMessageContaining("is not text in UTF-8");
    }

    private String inkling(int code, String... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int came = Main.run(new Console(out, out, false, false, StandardCharsets.UTF_8, 100), args);
        assertThat(came).as(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(code);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void columnsOfNumbersAreLearnedShownAndPredictedForNewRows() throws IOException {
        StringBuilder text = new StringBuilder("size,rooms,price,rent\n");
        for (int i = 0; i < 120; i++) {
            int size = 30 + i;
            int rooms = 1 + i % 5;
            text.append(size + "," + rooms + "," + (2000 * size + 9000 * rooms) + "," + (7 * size) + "\n");
        }
        String table = csv(text.toString()).toString();
        String run = folder.resolve("run").toString();
        String said = inkling(0, "train", table, "--predict", "price, rent", "--epochs", "60", "--out", run);
        assertThat(said)
                .contains("Test MAE price: ", "Test RMSE rent: ", "Test R² rent: 0.9")
                .doesNotContain("ccuracy");
        BufferedImage curves = ImageIO.read(folder.resolve("run/curves.png").toFile());
        // The loss, and a picture of each column.
        assertThat(curves.getHeight()).isEqualTo(3 * 360);

        String model = folder.resolve("run/model.safetensors").toString();
        Path rows = Files.writeString(folder.resolve("new.csv"), "rooms,note,size\n3,7,100\n1,7,50\n");
        List<String> lines =
                inkling(0, "predict", model, rows.toString(), "--json").lines().toList();
        assertThat(lines).hasSize(2);
        JsonObject first = Json.parseObject(lines.get(0)).object("estimates");
        assertThat(first.number("price")).isBetween(210_000.0, 245_000.0);
        assertThat(first.number("rent")).isBetween(640.0, 760.0);
        assertThat(inkling(0, "predict", model, rows.toString()))
                .contains("new.csv row 1: price 2")
                .contains(", rent 698");
        Path stopped = folder.resolve("stopped");
        RunData source = RunData.of(table, null, List.of());
        RunSpec spec = Presets.of(Tasks.NUMBERS).apply("predict=price,rent epochs=7 model=2-32-2");
        TaskLoad load = source.as(spec).load(spec, console());
        Trainer.of(load.spec().with("epochs", 3), load.data())
                .checkpoint(new FileStore(Files.createDirectories(stopped)))
                .run();
        assertThat(inkling(0, "train", table, "--resume", "--out", stopped.toString()))
                .contains("Test MAE rent: ");
        assertThat(source.as(spec).argument(spec)).isEqualTo(table + " --predict price,rent");

        Path lacking = Files.writeString(folder.resolve("lacking.csv"), "rooms,note\n3,x\n");
        assertThat(inkling(1, "predict", model, lacking.toString()))
                .contains("lacks the columns [size] that the net was trained on; its columns are [rooms, note]");
        assertThat(inkling(1, "predict", model, folder.resolve("none.csv").toString()))
                .contains("there is no ");
        assertThat(inkling(1, "predict", "shipped", rows.toString())).contains("does not say which columns it reads");
        assertThat(inkling(2, "train", table, "--predict", "price", "--loss", "cross-entropy"))
                .contains("tells classes apart and numbers has numbers");
    }

    @Test
    void rowsOfATableWithClassesAreNamed() throws IOException {
        StringBuilder text = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 60; i++) {
            text.append(i % 2 * 10 + i % 3 + "," + i % 7 + "," + (i % 2 == 0 ? "lily" : "rose") + "\n");
        }
        String run = folder.resolve("run").toString();
        inkling(0, "train", csv(text.toString()).toString(), "--epochs", "40", "--out", run);
        Path rows = Files.writeString(folder.resolve("new.csv"), "1,3\n11,3\n");
        assertThat(inkling(0, "predict", folder.resolve("run/model.safetensors").toString(), rows.toString())
                        .lines())
                .satisfiesExactly(one -> assertThat(one).contains("row 1: lily ("), two -> assertThat(two)
                        .contains("row 2: rose ("));
    }

    @Test
    void whatAnAutoencoderMakesOfPicturesIsShownBesideThem() throws IOException {
        String run = folder.resolve("run").toString();
        String said = inkling(
                0, "train", "autoencoder", "--samples", "200", "--epochs", "2", "--model", "784-16-784", "--out", run);
        assertThat(said).contains("curves.png and reconstructions.png.").doesNotContain("ccuracy");
        BufferedImage pairs =
                ImageIO.read(folder.resolve("run/reconstructions.png").toFile());
        assertThat(pairs.getWidth()).isEqualTo(12 * 88 + 4);
        // The first picture has ink, and below it there is something that is no copy.
        int above = 0;
        int below = 0;
        int differing = 0;
        for (int y = 0; y < 84; y++) {
            for (int x = 0; x < 84; x++) {
                int one = pairs.getRaster().getSample(4 + x, 4 + y, 0);
                int two = pairs.getRaster().getSample(4 + x, 4 + 88 + y, 0);
                above += one > 128 ? 1 : 0;
                below += two > 0 ? 1 : 0;
                differing += one == two ? 0 : 1;
            }
        }
        assertThat(above).isPositive();
        assertThat(below).isPositive();
        assertThat(differing).isPositive();
    }

    @Test
    void aFolderOfPicturesHasAClassAFolderAndWhatIsNoPictureIsLeftOut() throws IOException {
        picture("cat/a.png", 56, 28, 255);
        picture("cat/b.png", 28, 28, 255);
        picture("dog/a.png", 280, 280, 100);
        Files.writeString(folder.resolve("dog/broken.png"), "no picture");
        TaskLoad load = load(folder);
        assertThat(load.data().classes()).containsExactly("cat", "dog");
        assertThat(load.spec().text("model")).isEqualTo("784-128-2");
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("inkling: ")
                .contains("broken.png cannot be read as a picture")
                .contains("it is no PNG, JPEG, GIF or BMP");
    }

    @Test
    void aFolderWithOneClassIsNotEnough() throws IOException {
        picture("cat/a.png", 28, 28, 255);
        assertThatThrownBy(() -> load(folder)).hasMessageContaining("at least two");
    }

    @Test
    void foldersNamedAfterDigitsAreReadAsDigits() throws IOException {
        stroke("3/a.png");
        stroke("7/b.png");
        picture("7/empty.png", 28, 28, 255);
        TaskLoad load = load(folder);
        assertThat(load.data().classes()).hasSize(10).contains("3", "7");
        assertThat(load.spec().text("model")).isEqualTo("784-128-10");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("empty.png shows no digit");
        Dataset training = load.data().train();
        float[] pixels = new float[784];
        training.read(0, pixels, 0, new float[1], 0);
        // Dark on light has become light on dark, in the middle.
        assertThat(pixels[0]).isZero();
        assertThat(pixels[14 * 28 + 14]).isGreaterThan(0.5f);
    }

    /** An upright dark line on light paper, off its middle. */
    private void stroke(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x++) {
                image.setRGB(x, y, x >= 30 && x < 42 && y >= 20 && y < 120 ? 0x101010 : 0xf0f0f0);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private void picture(String name, int width, int height, int grey) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, grey << 16 | grey << 8 | grey);
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
