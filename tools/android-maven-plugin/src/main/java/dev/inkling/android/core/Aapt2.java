package dev.inkling.android.core;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Runs aapt2 and turns what it complains about into problems with file and line. */
final class Aapt2 {
    private static final Pattern AT_LINE = Pattern.compile("(?m)^(.+?):(\\d+): error: (.+)$");
    private static final Pattern AT_FILE = Pattern.compile("(?m)^(.+?): error: (.+)$");
    private static final Pattern NOWHERE = Pattern.compile("(?m)^(?:.*\\s)?error: (.+)$");

    private static final String MISMATCHED = "mismatched tag";
    private static final String SUMMARY = "file failed to compile";

    private static final long LEAST_ROOM = 64 * 1024;

    private final Path tool;

    Aapt2(Path tool) {
        this.tool = tool;
    }

    /** Runs aapt2 with these arguments and gives back what it printed. */
    String read(String doing, List<String> arguments) throws IOException {
        Command.Ended ended = Command.run(doing, tool, arguments);
        if (ended.code() != 0) {
            throw problem(doing, ended.said());
        }
        return ended.said();
    }

    /** Runs a command of aapt2 that writes a file. */
    void write(String doing, Path to, String command, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(command, "-o", to.toString()));
        all.addAll(arguments);
        Command.Ended ended = Command.run(doing, tool, all);
        if (ended.code() != 0) {
            // Of a full disk it says that an entry could not be written, and then blames the source of that entry.
            throw isFull(to.getParent()) ? Problem.diskFull(doing, null) : problem(doing, ended.said());
        }
    }

    /** Whether the disk has no room left; no where that cannot be asked, as in a chroot or in Termux. */
    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < LEAST_ROOM;
        } catch (IOException unknown) {
            return false;
        }
    }

    static Problem problem(String doing, String said) {
        if (Problem.saysDiskFull(said)) {
            return Problem.diskFull(doing, null);
        }
        Matcher m = AT_LINE.matcher(said);
        if (m.find()) {
            String line = m.group(2).equals("0") ? brokenLine(m.group(1)) : m.group(2);
            String what = tidy(m.group(3));
            String todo = what.equals(MISMATCHED) ? "close the tag that is still open there" : "correct that line";
            return new Problem(what + others(said), m.group(1) + ":" + line, todo);
        }
        m = AT_FILE.matcher(said);
        if (m.find()) {
            return new Problem(tidy(m.group(2)) + others(said), m.group(1), "correct that file");
        }
        m = NOWHERE.matcher(said);
        String what = m.find() ? tidy(m.group(1)) : "aapt2 failed without saying why: " + said.strip();
        return new Problem(what, doing, "");
    }

    /** aapt2 says line 0 of a file that is no XML; the JDK's parser knows the line. */
    private static String brokenLine(String file) {
        try {
            Xml.parser().parse(new File(file), new DefaultHandler());
            return "0";
        } catch (SAXParseException e) {
            return String.valueOf(e.getLineNumber());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            return "0";
        }
    }

    /** What else it complains of, but for its summary of the same file. */
    private static String others(String said) {
        List<String> rest = said.lines()
                .filter(l -> l.contains("error: ") && !l.contains(SUMMARY))
                .skip(1)
                .limit(5)
                .map(String::strip)
                .toList();
        return rest.isEmpty() ? "" : " (also: " + String.join(" | ", rest) + ")";
    }

    private static String tidy(String message) {
        String m = message.strip().replaceFirst("^xml parser error: ", "");
        return m.endsWith(".") ? m.substring(0, m.length() - 1) : m;
    }
}
