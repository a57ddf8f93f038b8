package dev.inkling.android.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A POM that holds a locked list: exact versions, nothing transitive, and a seal that shows a change by hand. */
public final class LockFile {
    private static final String SEAL = "<!-- seal ";

    /** The module above, and the way to its POM. */
    public record Parent(String group, String artifact, String version, String relativePath) {}

    private LockFile() {}

    /**
     * Writes the list as the POM of a module.
     *
     * @param artifact the module's own artifactId
     * @param made how to make it again, for the reader of the file
     */
    public static void write(
            Path pom, Parent parent, String artifact, String made, String listHash, List<Lock.Entry> entries)
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
        for (Lock.Entry e : entries) {
            s.append("    <dependency>\n");
            s.append("      <groupId>").append(e.group()).append("</groupId>\n");
            s.append("      <artifactId>").append(e.artifact()).append("</artifactId>\n");
            s.append("      <version>").append(e.version()).append("</version>\n");
            s.append("      <type>").append(e.type()).append("</type>\n");
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
