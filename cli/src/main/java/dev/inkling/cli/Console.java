package dev.inkling.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Where the command writes: results to standard output, progress and problems to standard error. */
public final class Console {
    private static final int NARROWEST = 20;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final Charset charset;
    private final int width;

    Console(
            PrintStream out,
            PrintStream err,
            boolean outIsTerminal,
            boolean errIsTerminal,
            Charset charset,
            int width) {
        this.out = out;
        this.err = err;
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
        this.charset = charset;
        this.width = width;
    }

    /** The process's own streams; the launcher says which of them are terminals and how wide. */
    static Console ofProcess() {
        Charset charset = nativeCharset();
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
                new PrintStream(standardError(), true, charset),
                "terminal".equals(System.getProperty("inkling.out")),
                "terminal".equals(System.getProperty("inkling.err")),
                charset,
                Math.max(NARROWEST, Integer.getInteger("inkling.width", 80)));
    }

    /**
     * Java greets every start with the vector module with a warning that no option silences; the launcher then gives it
     * another standard error, and ours in the place of standard input.
     */
    private static FileOutputStream standardError() {
        return new FileOutputStream(Boolean.getBoolean("inkling.err.in") ? FileDescriptor.in : FileDescriptor.err);
    }

    private static Charset nativeCharset() {
        String name = System.getProperty("native.encoding");
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    void println(String line) {
        out.println(line);
    }

    /** Something that takes a moment. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does it; on a terminal these words stand there meanwhile. */
    <T> T during(String words, Work<T> work) throws IOException {
        if (errIsTerminal) {
            err.print(words);
            err.flush();
        }
        try {
            return work.run();
        } finally {
            if (errIsTerminal) {
                err.print("\r" + " ".repeat(words.length()) + "\r");
                err.flush();
            }
        }
    }

    boolean errIsTerminal() {
        return errIsTerminal;
    }

    /** Whether results may be coloured: on a terminal that can, unless NO_COLOR asks not to. */
    boolean colours() {
        return outIsTerminal && colours(System.getenv());
    }

    static boolean colours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    Charset charset() {
        return charset;
    }

    /** Whether box and braille characters can be shown. */
    boolean unicode() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    int width() {
        return width;
    }
}
