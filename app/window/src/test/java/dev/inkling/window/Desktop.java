package dev.inkling.window;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A desktop without a screen (Xvfb) or a window manager, whose mouse and keyboard xdotool moves. */
final class Desktop implements AutoCloseable {
    private static final long PATIENCE_MINUTES = 5;

    private final Process server;
    private final int number;
    private final Path memory;

    private Desktop(Process server, int number, Path memory) {
        this.server = server;
        this.number = number;
        this.memory = memory;
    }

    /** Skips the test, and says why, where something is missing. */
    static Desktop open(int width, int height, Path folder) throws IOException {
        for (String tool : List.of("Xvfb", "xdotool")) {
            Assumptions.assumeTrue(isInstalled(tool), tool + " is not installed");
        }
        assumeJavaOpensWindows();
        Path memory = Files.createDirectories(folder.resolve("display"));
        String size = width + "x" + height + "x24";
        Process server = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", size, "-fbdir", memory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = server.inputReader();
        String number = said.readLine();
        if (number == null) {
            throw new IOException("Xvfb did not start");
        }
        return new Desktop(server, Integer.parseInt(number.trim()), memory.resolve("Xvfb_screen0"));
    }

    /** A Java for servers has no such library; elsewhere it may miss the libraries of X that it needs. */
    private static void assumeJavaOpensWindows() throws IOException {
        Path library = Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so");
        Assumptions.assumeTrue(Files.exists(library), "this Java is headless: it cannot open windows");
        if (isInstalled("ldd")) {
            Process ldd = new ProcessBuilder("ldd", library.toString())
                    .redirectErrorStream(true)
                    .start();
            List<String> missing = ldd.inputReader()
                    .lines()
                    .filter(line -> line.contains("libX") && line.contains("not found"))
                    .map(String::trim)
                    .toList();
            Assumptions.assumeTrue(missing.isEmpty(), "Java cannot open windows here: " + missing);
        }
    }

    private static boolean isInstalled(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /** Its number among the displays of this machine. */
    int number() {
        return number;
    }

    /** What DISPLAY has to be. */
    String display() {
        return ":" + number;
    }

    /** Lets xdotool do something, and answers what it says. */
    String xdotool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", display());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError("xdotool " + String.join(" ", arguments) + ": " + said);
        }
        return said.trim();
    }

    /** The whole desktop as it looks now; Xvfb keeps it in a file in the format of xwd. */
    BufferedImage picture() throws IOException {
        ByteBuffer xwd = ByteBuffer.wrap(Files.readAllBytes(memory));
        int width = xwd.getInt(16);
        int height = xwd.getInt(20);
        int bytesPerLine = xwd.getInt(48);
        int colours = xwd.getInt(76);
        int start = xwd.getInt(0) + 12 * colours;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, Integer.reverseBytes(xwd.getInt(start + y * bytesPerLine + 4 * x)));
            }
        }
        return picture;
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }
}
