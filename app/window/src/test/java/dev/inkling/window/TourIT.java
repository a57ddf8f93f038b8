package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk through all screens without a display. */
final class TourIT {
    private static final Map<String, String> NO_DISPLAY = Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "");

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void folderWithSpaces() throws IOException {
        folder = Files.createDirectories(temp.resolve("a folder with spaces"));
    }

    private AppProcess tour(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("my tour.txt"), script);
        return AppProcess.start(
                NO_DISPLAY, "--tour", pictures().toString(), "--script", file.toString(), "--language", "en");
    }

    private Path pictures() {
        return folder.resolve("pictures");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(pictures())) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void leavesAPictureOfEveryScreenInBothLanguages() throws Exception {
        Path pictures = Path.of(System.getProperty("inkling.window.pictures"));
        Path english = pictures.resolve("en");
        Path korean = pictures.resolve("ko");
        try (AppProcess en = walk(english, "en");
                AppProcess ko = walk(korean, "ko")) {
            List<String> names = TourScript.read(null).pictures().stream()
                    .map(name -> name + ".png")
                    .toList();
            leaves(en, english, names);
            leaves(ko, korean, names);
            for (String name : names) {
                int[] one = pixels(english.resolve(name));
                assertThat(one).as(name).isNotEqualTo(pixels(korean.resolve(name)));
            }
        }
    }

    private static AppProcess walk(Path pictures, String language) throws IOException {
        return AppProcess.start(NO_DISPLAY, "--tour", pictures.toString(), "--language", language);
    }

    private static void leaves(AppProcess app, Path folder, List<String> names) throws Exception {
        assertThat(app.exit()).as(app.said().toString()).isZero();
        List<String> wanted =
                names.stream().map(name -> folder.resolve(name).toString()).toList();
        assertThat(app.said()).containsExactlyElementsOf(wanted);
        for (String file : wanted) {
            BufferedImage picture = ImageIO.read(Path.of(file).toFile());
            assertThat(picture.getWidth()).as(file).isEqualTo(822);
            assertThat(picture.getHeight()).as(file).isEqualTo(1782);
            // A screen that was never drawn has one colour.
            assertThat(Arrays.stream(pixels(picture)).distinct().count())
                    .as(file)
                    .isGreaterThan(30);
            int brightness = picture.getRGB(400, 4) & 0xff;
            assertThat(brightness > 128).as(file).isNotEqualTo(file.endsWith("-dark.png"));
        }
    }

    private static int[] pixels(Path file) throws IOException {
        return pixels(ImageIO.read(file.toFile()));
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    @Test
    void aStepThatCannotBeTakenIsNamed() throws Exception {
        try (AppProcess app = tour("shot before\nexpect a unicorn in 1\nshot after\n")) {
            assertThat(app.exit()).isEqualTo(1);
            assertThat(app.said())
                    .last()
                    .asString()
                    .startsWith("inkling app: The tour stopped at line 2 (expect a unicorn): a unicorn is not on the"
                            + " screen; there is: ")
                    .contains("Nothing leaves this phone.");
            assertThat(names()).containsExactly("before.png");
        }
    }

    @Test
    void aScriptThatIsNoneIsNamed() throws Exception {
        try (AppProcess app = tour("shoot it")) {
            assertThat(app.exit()).isEqualTo(1);
            assertThat(app.said())
                    .last()
                    .asString()
                    .startsWith("inkling app: The tour's line 1, \"shoot it\", is no step");
        }
    }

    @Test
    void withoutADisplayItSaysWhatToDo() throws Exception {
        try (AppProcess app = AppProcess.start(NO_DISPLAY, "--data", folder.toString())) {
            assertThat(app.exit()).isEqualTo(1);
            assertThat(app.said())
                    .containsExactly("inkling app: there is no display for a window; --tour DIR leaves a picture of"
                            + " every screen.");
        }
    }
}
