package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnDataTest {
    @TempDir
    Path folder;

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void aTableHasNamesNumbersAndClasses() throws IOException {
        OwnTable table = OwnTable.read(csv("length,width,kind\n1,10,\"rose\"\n3,10,lily\n\n1,10,rose\n3,10,lily\n"));
        assertThat(table.classes()).containsExactly("lily", "rose");
        assertThat(table.columns()).isEqualTo(2);
        assertThat(table.data().size()).isEqualTo(4);
        float[] input = new float[2];
        float[] label = new float[1];
        table.data().read(0, input, 0, label, 0);
        assertThat(input).containsExactly(-1, 0);
        assertThat(label).containsExactly(1);
        table.data().read(1, input, 0, label, 0);
        assertThat(input).containsExactly(1, 0);
        assertThat(label).containsExactly(0);
    }

    @Test
    void aTableThatIsNoneIsNamedWithItsLine() {
        assertThatThrownBy(() -> OwnTable.read(csv("1,2,a\n1,x,b\n")))
                .hasMessageContaining("line 2: \"x\" is not a number");
        assertThatThrownBy(() -> OwnTable.read(csv("1,2,a\n1,b\n")))
                .hasMessageContaining("line 2: there are 2 columns, and 3");
        assertThatThrownBy(() -> OwnTable.read(csv("1,2,a\n1,NaN,b\n"))).hasMessageContaining("not a finite number");
        assertThatThrownBy(() -> OwnTable.read(csv("1,2,a\n1,2,a\n"))).hasMessageContaining("at least two classes");
        assertThatThrownBy(() -> OwnTable.read(csv(""))).hasMessageContaining("0 rows");
    }

    @Test
    void aFolderOfPicturesHasAClassAFolder() throws IOException {
        picture("cat/a.png", 56, 28, 255);
        picture("cat/b.png", 28, 28, 255);
        picture("dog/a.png", 280, 280, 100);
        Files.writeString(folder.resolve("dog/broken.png"), "no picture");
        OwnPictures own = OwnPictures.read(folder);
        assertThat(own.classes()).containsExactly("cat", "dog");
        assertThat(own.data().size()).isEqualTo(3);
        assertThat(own.leftOut()).singleElement().asString().contains("broken.png is not a picture");
        float[] pixels = new float[784];
        float[] label = new float[1];
        own.data().read(0, pixels, 0, label, 0);
        // Twice as wide as high: seven rows of nothing above and below.
        assertThat(pixels[6 * 28 + 14]).isZero();
        assertThat(pixels[7 * 28 + 14]).isEqualTo(1);
        assertThat(pixels[21 * 28 + 14]).isZero();
        own.data().read(2, pixels, 0, label, 0);
        assertThat(label[0]).isEqualTo(1);
        assertThat(pixels[0]).isEqualTo(100 / 255f);
        assertThat(pixels[783]).isEqualTo(100 / 255f);
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
