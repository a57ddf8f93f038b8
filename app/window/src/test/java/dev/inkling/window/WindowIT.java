package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;

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
            hand.click("3000 epochs");
            app.await("How often every sample is seen.");
            hand.type("3000", "56");
            hand.key("BackSpace");
            app.await("the last digit gone", now -> now.shows("30005") && !now.shows("300056"));
            hand.key("Escape");
            app.await("30005 epochs");

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
}
