package dev.inkling.android.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A POM that holds a locked list: exact versions with the SHA-256 of each file, nothing transitive, and a seal that
 * shows a change by hand.
 */
public final class LockFile {
    private static final String SEAL = "<!-- seal ";
    private static final String SUM = "<!-- sha256 ";
    private static final Pattern LOCKED = Pattern.compile("<dependency>\\s*<groupId>([^<]+)</groupId>\\s*"
            + "<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>\\s*<type>([^<]+)</type>\\s*"
            + SUM + "([0-9a-f]{64}) -->");

    /** The module above, and the way to its POM. */
    public record Parent(String group, String artifact, String version, String relativePath) {}

    private final Path pom;
    private final Map<String, Lock.Entry> entries = new HashMap<>();
    private final Map<Lock.Entry, String> sums = new HashMap<>();

    private LockFile(Path pom) {
        this.pom = pom;
    }

    /** What a POM has locked; empty if it is no locked list. */
    public static Optional<LockFile> read(Path pom) throws IOException {
        String text = Files.readString(pom);
        if (!text.contains(SEAL)) {
            return Optional.empty();
        }
        LockFile lock = new LockFile(pom);
        for (Matcher m = LOCKED.matcher(text); m.find(); ) {
            Lock.Entry e = new Lock.Entry(m.group(1), m.group(2), m.group(3), m.group(4));
            lock.entries.put(e.group() + ":" + e.artifact(), e);
            lock.sums.put(e, m.group(5));
        }
        return Optional.of(lock);
    }

    /** Fails if the list has this library locked in another version, or as a file with other bytes. */
    public void check(Lock.Entry library, Path file) throws IOException {
        Lock.Entry locked = entries.get(library.group() + ":" + library.artifact());
        if (locked == null) {
            return;
        }
        if (!locked.equals(library)) {
            throw new Problem(
                    "is not what " + pom + " has locked, " + locked.version() + " as " + locked.type(),
                    name(library),
                    "change the list of libraries and lock again");
        }
        if (!sum(file).equals(sums.get(locked))) {
            throw new Problem(
                    "does not have the SHA-256 that " + pom + " names for " + name(library),
                    file.toString(),
                    "delete it from the Maven repository and build again; if that does not help, do not trust it");
        }
    }

    private static String name(Lock.Entry library) {
        return library.group() + ":" + library.artifact() + ":" + library.version() + ":" + library.type();
    }

    /** The SHA-256 of a file, as the list names it. */
    public static String sum(Path file) throws IOException {
        return Hashes.ofFile(file);
    }

    /**
     * Writes the list as the POM of a module.
     *
     * @param libraries what is locked, in the order of the file, each with the SHA-256 of its file
     * @param artifact the module's own artifactId
     * @param made how to make it again, for the reader of the file
     */
    public static void write(
            Path pom, Parent parent, String artifact, String made, String listHash, Map<Lock.Entry, String> libraries)
            throws IOException {
        StringBuilder s = new StringBuilder();
        s.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        s.append("<!-- Written by ").append(made).append("; do not edit. -->\n");
        s.append("<project xmlns=\"http://maven.apache.org/POM/4.0.0\"\n");
        s.append("    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n");
        s.append("    xsi:schemaLocation=\"http://maven.apache.org/POM/4.0.0");
        s.append(" https://maven.apache.org/xsd/maven-4.0.0.xsd\">\n");
        s.append("  <modelVersion>4.0.0</modelVersion>\n");
        s.append("  <parent>\n");
        s.append("    <groupId>").append(parent.group()).append("</groupId>\n");
        s.append("    <artifactId>").append(parent.artifact()).append("</artifactId>\n");
        s.append("    <version>").append(parent.version()).append("</version>\n");
        s.append("    <relativePath>").append(parent.relativePath()).append("</relativePath>\n");
        s.append("  </parent>\n");
        s.append("  <artifactId>").append(artifact).append("</artifactId>\n");
        s.append("  <packaging>pom</packaging>\n\n");
        s.append("  <dependencies>\n");
        for (Map.Entry<Lock.Entry, String> library : libraries.entrySet()) {
            Lock.Entry e = library.getKey();
            s.append("    <dependency>\n");
            s.append("      <groupId>").append(e.group()).append("</groupId>\n");
            s.append("      <artifactId>").append(e.artifact()).append("</artifactId>\n");
            s.append("      <version>").append(e.version()).append("</version>\n");
            s.append("      <type>").append(e.type()).append("</type>\n");
            s.append("      ").append(SUM).append(library.getValue()).append(" -->\n");
            s.append("      <exclusions>\n        <exclusion>\n");
            s.append("          <groupId>*</groupId>\n          <artifactId>*</artifactId>\n");
            s.append("        </exclusion>\n      </exclusions>\n    </dependency>\n");
        }
        s.append("  </dependencies>\n</project>\n");
        String seal = seal(s.toString(), listHash);
        s.append(SEAL).append(seal).append(" -->\n");
        Trees.write(pom, s.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Fails if the file is not what the lock wrote for this very list. */
    public static void check(Path pom, String listHash, String command) throws IOException {
        String text = Files.isRegularFile(pom) ? Files.readString(pom) : "";
        int at = text.lastIndexOf(SEAL);
        if (at < 0 || !text.substring(at).strip().equals(SEAL + seal(text.substring(0, at), listHash) + " -->")) {
            throw new Problem(
                    "is not what the lock wrote for the present list of libraries",
                    pom.toString(),
                    "write it anew with " + command);
        }
    }

    private static String seal(String text, String listHash) {
        return Hashes.of(listHash + text).substring(0, 16);
    }
}
