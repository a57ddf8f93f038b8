package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.data.Dataset;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people bring themselves: a table, or folders of pictures. */
final class OwnDataTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private TaskLoad load(Path path) throws IOException {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, false, false, StandardCharsets.UTF_8, 80);
        RunData source = RunData.of(path.toString(), null);
        return source.load(source.usual(), console);
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void aTableGetsANetWithItsColumnsAndClasses() throws IOException {
        TaskLoad load = load(csv("a,b,c,kind\n1,10,0,rose\n3,10,0,lily\n1,10,0,rose\n3,10,0,iris\n1,2,3,iris\n"));
        assertThat(load.source().classes()).containsExactly("iris", "lily", "rose");
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

    @Test
    void aFolderOfPicturesHasAClassAFolderAndWhatIsNoPictureIsLeftOut() throws IOException {
        picture("cat/a.png", 56, 28, 255);
        picture("cat/b.png", 28, 28, 255);
        picture("dog/a.png", 280, 280, 100);
        Files.writeString(folder.resolve("dog/broken.png"), "no picture");
        TaskLoad load = load(folder);
        assertThat(load.source().classes()).containsExactly("cat", "dog");
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
        assertThat(load.source().classes()).hasSize(10).contains("3", "7");
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
