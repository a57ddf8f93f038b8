package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk through all screens without a display. */
final class TourIT {
    private static final Map<String, String> NO_DISPLAY = Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "");

    private static final String TRAINED_AND_SHARED =
            """
            tap @nav_sessions
            tap @sessions_train_xor
            expect @session_more_epochs in 120
            tap @share
            tap @share_all
            """;

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
    void aSessionIsSavedAsAFileAndComesBackFromIt() throws Exception {
        try (AppProcess app = tour(
                TRAINED_AND_SHARED
                        + """
                save my net.zip
                key KEYCODE_BACK
                hold XOR
                tap @delete
                expect @sessions_none
                tap @sessions_import
                choose my net.zip
                expect @session_more_epochs
                key KEYCODE_BACK
                expect @sessions_search
                expect XOR
                """)) {
            assertThat(app.exit()).as(app.said().toString()).isZero();
        }
        try (ZipFile zip = new ZipFile(pictures().resolve("my net.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).contains("session.json", "model.safetensors");
        }
    }

    @Test
    void whoTurnsBackFromADialogLeavesNothingBehind() throws Exception {
        try (AppProcess app = tour(
                TRAINED_AND_SHARED
                        + """
                key KEYCODE_BACK
                expect @session_more_epochs
                key KEYCODE_BACK
                tap @sessions_import
                key KEYCODE_BACK
                shot list
                tap @sessions_import
                choose none.zip
                expect @import_unreadable
                tap @import_again
                choose list.png
                expect @import_foreign
                """)) {
            assertThat(app.exit()).as(app.said().toString()).isZero();
        }
        assertThat(names()).containsExactly("list.png");
    }

    @Test
    void whatCannotBeSavedOrChosenIsSaid() throws Exception {
        try (AppProcess app = tour(TRAINED_AND_SHARED + "save no folder/a.zip")) {
            assertThat(app.exit()).isEqualTo(1);
            assertThat(app.said())
                    .last()
                    .asString()
                    .contains("(save no folder/a.zip): a.zip was not saved: there is no such folder; there is: ");
        }
        try (AppProcess app = tour("tap @nav_sessions\ntap @sessions_import\nchoose a and b")) {
            assertThat(app.exit()).isEqualTo(1);
            assertThat(app.said())
                    .last()
                    .asString()
                    .contains("(choose a and b): the app asks for one file; there is: ");
        }
    }

    @Test
    void fourFilesOfMnistAreChosenAtOnce() throws Exception {
        String mnist = System.getenv("MNIST_DIR");
        Assumptions.assumeTrue(mnist != null, "MNIST_DIR is not set");
        Path data = Path.of(mnist);
        String four = Stream.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")
                .map(name -> data.resolve(name + "-ubyte.gz").toString())
                .collect(Collectors.joining(" and "));
        try (AppProcess app = tour(
                """
                tap @nav_train
                tap @row_data_table
                tap @task_mnist
                key KEYCODE_BACK
                scroll @mnist_files
                tap @mnist_files
                choose %s
                expect @train_start
                tap @nav_draw
                tap @more
                tap @nav_settings
                scroll @storage_data
                expect 11 MB
                """
                        .formatted(four))) {
            assertThat(app.exit()).as(app.said().toString()).isZero();
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
