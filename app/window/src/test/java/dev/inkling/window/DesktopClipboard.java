package dev.inkling.window;

import java.awt.Toolkit;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another program on the desktop, which reads the clipboard or lays a text there. */
final class DesktopClipboard implements AutoCloseable {
    private final Process process;

    private DesktopClipboard(Process process) {
        this.process = process;
    }

    private static Process start(Desktop desktop, String... text) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DesktopClipboard.class.getName()));
        command.addAll(List.of(text));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DISPLAY", desktop.display());
        return builder.start();
    }

    /** What is on the clipboard now. */
    static String read(Desktop desktop) throws IOException {
        try (DesktopClipboard reader = new DesktopClipboard(start(desktop))) {
            return reader.process.inputReader(StandardCharsets.UTF_8).readLine();
        }
    }

    /** Lays a text there, where it is until this is closed. */
    static DesktopClipboard hold(Desktop desktop, String text) throws IOException {
        DesktopClipboard holder = new DesktopClipboard(start(desktop, text));
        if (holder.process.inputReader(StandardCharsets.UTF_8).readLine() == null) {
            throw new IOException("the clipboard took no text");
        }
        return holder;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** The program itself. */
    public static void main(String[] text) throws Exception {
        Clipboard clipboard = Toolkit.getDefaultToolkit().getSystemClipboard();
        if (text.length == 0) {
            System.out.println(clipboard.getData(DataFlavor.stringFlavor));
        } else {
            clipboard.setContents(new StringSelection(text[0]), null);
            System.out.println("held");
            // On X a text is gone with the program that holds it.
            Thread.currentThread().join();
        }
    }
}
