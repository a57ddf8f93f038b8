package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.io.Safetensors;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on a desktop, with a hand at its mouse and keyboard. */
final class WindowIT {
    /** A 3 as a hand writes it, in hundredths of the sheet. */
    private static final int[][] THREE = {
        {30, 26}, {36, 20}, {44, 18}, {54, 19}, {62, 23}, {65, 30}, {63, 37}, {57, 43}, {50, 46}, {44, 48}, {52, 48},
        {60, 51}, {66, 56}, {69, 63}, {68, 70}, {64, 76}, {57, 80}, {49, 82}, {40, 80}, {30, 75}
    };

    private static final int[] BESIDE_IT = {10, 90};
    private static final Duration LONGEST_PAINTING = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @TempDir
    Path temp;

    private Desktop desktop;
    private Path data;

    @BeforeEach
    void openDesktop() throws IOException {
        desktop = Desktop.open(1280, 1024, temp);
        data = temp.resolve("a folder with spaces").resolve("data");
    }

    @AfterEach
    void closeDesktop() {
        if (desktop != null) {
            desktop.close();
        }
    }

    private AppProcess start() throws IOException {
        Map<String, String> environment = Map.of("DISPLAY", desktop.display());
        return AppProcess.start(environment, "--data", data.toString(), "--words", "true", "--language", "en");
    }

    private static void endsWell(AppProcess app) throws InterruptedException {
        assertThat(app.exit()).as(app.said().toString()).isZero();
    }

    @Test
    void aDrawnDigitIsReadAndKeptAndThereTheNextTime() throws Exception {
        try (AppProcess app = start()) {
            Hand hand = Hand.at(desktop, app);
            assertThat(app.await("#pad").shows("with your finger.")).isTrue();
            hand.draw(THREE);
            app.await("Reads as a 3.");
            proveByPicture(app, hand);

            try (AppProcess second = start()) {
                assertThat(second.exit()).isEqualTo(1);
                assertThat(second.said()).containsExactly("inkling app: the app is already open in another window.");
            }
            hand.click("It is a 3");
            app.await("My digits, 1 drawing");
            hand.close();
            endsWell(app);
        }
        try (AppProcess again = start()) {
            Hand hand = Hand.at(desktop, again);
            again.await("My digits, 1 drawing");
            hand.key("ctrl+q");
            endsWell(again);
        }
    }

    /** The desktop itself shows the ink where the mouse went, and none beside it; the picture is kept. */
    private void proveByPicture(AppProcess app, Hand hand) throws Exception {
        Seen seen = app.awaitAtRest("Reads as a 3.");
        Seen.Node pad = seen.find("#pad");
        List<int[]> between = Arrays.asList(THREE).subList(1, THREE.length - 1);
        List<int[]> inked = hand.onDesktop(
                seen, between.stream().map(point -> Hand.on(pad, point)).toList());
        List<int[]> beside = hand.onDesktop(seen, List.of(Hand.on(pad, BESIDE_IT)));
        BufferedImage picture = desktop.picture();
        // The app is at rest before Swing has brought its last picture onto the desktop.
        long end = System.nanoTime() + LONGEST_PAINTING.toNanos();
        while (!inked.stream().allMatch(isInk(picture)) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            picture = desktop.picture();
        }
        Path folder = Files.createDirectories(Path.of(System.getProperty("inkling.window.pictures")));
        ImageIO.write(picture, "png", folder.resolve("window.png").toFile());
        assertThat(inked).allMatch(isInk(picture));
        assertThat(beside).noneMatch(isInk(picture));
    }

    private static Predicate<int[]> isInk(BufferedImage picture) {
        return point -> (picture.getRGB(point[0], point[1]) & 0xff) < 90;
    }

    @Test
    void theWheelScrollsKeysTypeEscGoesBackAndTheWindowCanBeResized() throws Exception {
        try (AppProcess app = start()) {
            Hand hand = Hand.at(desktop, app);
            hand.draw(THREE);
            app.await("Reads as a 3.");
            hand.click("Look inside");
            int y = app.awaitAtRest("layer 2").find("layer 2").y();
            hand.wheel(3);
            app.await(
                    "the pictures scrolled",
                    now -> now.shows("layer 2") && now.find("layer 2").y() < y - 50);
            hand.key("Escape");
            app.await("#pad");

            hand.click("Train");
            hand.click("XOR 2-8-1");
            hand.click("All at once, 3,000 epochs");
            app.await("How often every sample is seen.");
            hand.type("3000", "56");
            hand.key("BackSpace");
            app.await("the last digit gone", now -> now.shows("30005") && !now.shows("300056"));
            hand.key("Escape");
            app.await("All at once, 30,005 epochs");

            hand.resize(700, 500);
            hand.click("Draw");
            hand.click("Clear");
            app.await("Cleared.");
            hand.draw(THREE);
            app.await("Reads as a 3.");
            hand.key("ctrl+q");
            endsWell(app);
        }
    }

    @Test
    void tabMovesARingAndEnterAndSpacePress() throws Exception {
        try (AppProcess app = start()) {
            Hand hand = Hand.at(desktop, app);
            hand.tabTo("Train");
            Seen.Node train = app.awaitAtRest("Train").focused();
            int[] middle = hand.onDesktop(app.await("Train"), List.of(new double[] {train.x(), train.y()}))
                    .get(0);
            Predicate<BufferedImage> ringed = picture ->
                    IntStream.range(middle[1] - 40, middle[1] + 40).anyMatch(y -> isBlue(picture.getRGB(middle[0], y)));
            assertThat(ringed.test(pictureWhen(ringed))).isTrue();
            hand.key("Return");
            app.await("New session");
            hand.tabTo("Sessions");
            hand.key("space");
            app.await("No sessions yet.");
            hand.key("Escape");
            app.awaitAtRest("#pad");
            // There is nothing before Draw, and no home screen behind it.
            hand.key("Escape");

            // The finger takes the ring away.
            hand.click("Draw");
            app.await("no focus on Draw", now -> now.shows("#pad") && now.focused() == null);
            Predicate<BufferedImage> plain = ringed.negate();
            assertThat(plain.test(pictureWhen(plain))).isTrue();
            hand.key("ctrl+q");
            endsWell(app);
        }
    }

    private BufferedImage pictureWhen(Predicate<BufferedImage> wanted) throws IOException {
        BufferedImage picture = desktop.picture();
        long end = System.nanoTime() + LONGEST_PAINTING.toNanos();
        while (!wanted.test(picture) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            picture = desktop.picture();
        }
        return picture;
    }

    /** The blue of links, of the ring and of the cursor, as nothing else on these screens has it. */
    private static boolean isBlue(int rgb) {
        return Math.abs((rgb >> 16 & 0xff) - 0x2a) < 24
                && Math.abs((rgb >> 8 & 0xff) - 0x4f) < 24
                && Math.abs((rgb & 0xff) - 0x9e) < 24;
    }

    @Test
    @SuppressWarnings("try") // the clipboard is held, and asked by the app
    void keysEditAFieldAndTheClipboardIsTheDesktops() throws Exception {
        try (AppProcess app = start()) {
            Hand hand = Hand.at(desktop, app);
            hand.click("Train");
            hand.click("XOR 2-8-1");
            hand.click("All at once, 3,000 epochs");
            app.await("How often every sample is seen.");
            hand.click("3000");
            awaitField(app, "3000");
            proveCursor(app, hand);
            hand.key("ctrl+a");
            hand.key("4");
            awaitField(app, "4");
            hand.key("Home");
            hand.key("1");
            awaitField(app, "14");
            hand.key("End");
            hand.key("2");
            awaitField(app, "142");
            hand.key("Left");
            hand.key("BackSpace");
            awaitField(app, "12");
            hand.key("Delete");
            awaitField(app, "1");
            try (DesktopClipboard elsewhere = DesktopClipboard.hold(desktop, "56")) {
                hand.key("ctrl+v");
                awaitField(app, "156");
            }
            hand.key("ctrl+shift+Left");
            hand.key("ctrl+x");
            awaitField(app, "");
            String cut = DesktopClipboard.read(desktop);
            for (long end = System.nanoTime() + LONGEST_PAINTING.toNanos();
                    !"156".equals(cut) && System.nanoTime() < end;
                    cut = DesktopClipboard.read(desktop)) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            assertThat(cut).isEqualTo("156");
            // Over the slider, which has the field's name, to the next field.
            hand.key("Tab");
            hand.key("Tab");
            app.await(
                    "the focus on the next field",
                    now -> now.focused() != null && now.focused().says("Batches a step"));
            hand.key("Escape");
            app.await("no sheet", now -> now.shows("Start training") && !now.shows("Batches a step"));
            hand.key("ctrl+q");
            endsWell(app);
        }
    }

    /** The field shows the blue bar of its cursor, which comes and goes. */
    private void proveCursor(AppProcess app, Hand hand) throws Exception {
        Seen seen = app.await("3000");
        Seen.Node field = seen.find("3000");
        int[] from = {0, 20};
        int[] to = {100, 80};
        List<int[]> corners = hand.onDesktop(seen, List.of(Hand.on(field, from), Hand.on(field, to)));
        int[] first = corners.get(0);
        int[] last = corners.get(1);
        Predicate<BufferedImage> cursor = picture -> IntStream.range(first[0], last[0])
                .anyMatch(x -> IntStream.range(first[1], last[1]).anyMatch(y -> isBlue(picture.getRGB(x, y))));
        assertThat(cursor.test(pictureWhen(cursor))).isTrue();
    }

    private static void awaitField(AppProcess app, String text) throws InterruptedException {
        // The field's name stands beside what is typed into it.
        List<String> words = text.isEmpty() ? List.of("Epochs") : List.of(text, "Epochs");
        app.await("the field with \"" + text + "\"", now -> {
            Seen.Node field = now.focused();
            return field != null && field.words().equals(words);
        });
    }

    @Test
    void whatIsSharedIsSavedAndWhatIsChosenIsRead() throws Exception {
        try (AppProcess app = start()) {
            Hand hand = Hand.at(desktop, app);
            hand.click("Sessions");
            hand.click("Train XOR");
            app.await("Train on");
            Path model = temp.resolve("my net.safetensors");
            hand.click("Share");
            hand.click("Model as .safetensors");
            hand.dialog("Save as", "", "Escape");
            assertThat(model).doesNotExist();

            hand.click("Share");
            hand.click("Model as .safetensors");
            // Without its ending, which is added.
            hand.dialog("Save as", model.toString().replace(".safetensors", ""), "Return");
            app.awaitLine("Saved as " + model);
            assertThat(Safetensors.parse(Files.readAllBytes(model), "model").tensors())
                    .hasSize(4);

            hand.click("Share");
            hand.click("Model as .safetensors");
            hand.dialog("Save as", temp.resolve("none").resolve("a.bin").toString(), "Return");
            app.awaitLine("a.bin was not saved: there is no such folder");

            hand.key("Escape");
            hand.click("Import");
            hand.dialog("Open a file", "", "Escape");
            hand.click("Import");
            // The dialog begins where the last one ended.
            hand.dialog("Open a file", model.getFileName().toString(), "Return");
            app.await("This model does not read digits.");
            hand.key("ctrl+q");
            endsWell(app);
        }
    }
}
