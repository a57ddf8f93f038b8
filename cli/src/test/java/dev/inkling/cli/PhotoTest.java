package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.data.GrayPicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhotoTest {
    @TempDir
    Path folder;

    private static BufferedImage image(int w, int h, int type) {
        return new BufferedImage(w, h, type);
    }

    private Path save(BufferedImage image, String name) throws IOException {
        Path file = folder.resolve(name);
        assertThat(ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile()))
                .isTrue();
        return file;
    }

    @Test
    void transparentPaperIsWhiteAndColoursBecomeTheirBrightness() throws IOException {
        BufferedImage image = image(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(1, 0, 0xff000000);
        image.setRGB(2, 0, 0xff00ff00);
        GrayPicture photo = Photo.open(save(image, "a.png"));
        assertThat(photo.pixels()).containsExactly((byte) 255, (byte) 0, (byte) 150);
    }

    @Test
    void hugePicturesAreThinnedOut() throws IOException {
        GrayPicture photo = Photo.open(save(image(5000, 100, BufferedImage.TYPE_BYTE_GRAY), "wide.png"));
        assertThat(photo.width()).isBetween(1000, 2000);
        assertThat(photo.height()).isEqualTo(34);
    }

    /** The corner that the camera saw at the top left, wherever the sensor stored it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsAsTheCameraSays(int orientation) throws IOException {
        // Upright: 48 wide, 32 high, black at the top left.
        int w = orientation < 5 ? 48 : 32;
        int h = orientation < 5 ? 32 : 48;
        BufferedImage stored = image(w, h, BufferedImage.TYPE_INT_RGB);
        boolean right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean low = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 6;
        // Orientation 6 stores the top of the picture on the left side reversed, 8 on the right.
        if (orientation == 6) {
            right = false;
        } else if (orientation == 8) {
            low = false;
        }
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                boolean inX = right ? x >= w - 16 : x < 16;
                boolean inY = low ? y >= h - 16 : y < 16;
                stored.setRGB(x, y, inX && inY ? 0 : 0xffffff);
            }
        }
        GrayPicture photo = Photo.open(withOrientation(stored, orientation));
        assertThat(photo.width()).isEqualTo(48);
        assertThat(photo.height()).isEqualTo(32);
        assertThat(photo.pixels()[8 * 48 + 8] & 255).isLessThan(60);
        assertThat(photo.pixels()[8 * 48 + 40] & 255).isGreaterThan(200);
        assertThat(photo.pixels()[24 * 48 + 8] & 255).isGreaterThan(200);
    }

    private Path withOrientation(BufferedImage image, int orientation) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        byte[] plain = jpeg.toByteArray();
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(plain, 0, 2);
        whole.write(exif);
        whole.write(plain, 2, plain.length - 2);
        return Files.write(folder.resolve("photo.jpg"), whole.toByteArray());
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path text = Files.writeString(folder.resolve("letter.png"), "Dear reader");
        assertThatThrownBy(() -> Photo.open(text))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("letter.png cannot be read as a picture: it is no PNG");
        Path cut = folder.resolve("cut.png");
        byte[] whole = Files.readAllBytes(save(image(64, 64, BufferedImage.TYPE_INT_RGB), "whole.png"));
        Files.write(cut, java.util.Arrays.copyOf(whole, 60));
        assertThatThrownBy(() -> Photo.open(cut)).isInstanceOf(Failure.class).hasMessageContaining("damaged");
        assertThatThrownBy(() -> Photo.open(folder)).isInstanceOf(Failure.class).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> Photo.open(folder.resolve("none.png")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("there is no picture");
    }
}
