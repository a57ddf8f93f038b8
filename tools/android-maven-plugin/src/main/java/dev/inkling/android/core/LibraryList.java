package dev.inkling.android.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The libraries an app asks for, as a person wrote them down: platforms (BOMs), libraries and test libraries, each
 * group:artifact:version, under the headings [platforms], [libraries] and [tests].
 */
public record LibraryList(List<Coordinate> platforms, List<Coordinate> libraries, List<Coordinate> tests, String hash) {

    /** group:artifact:version, and where it was asked for. */
    public record Coordinate(String group, String artifact, String version, String askedBy) {
        String key() {
            return group + ":" + artifact;
        }

        @Override
        public String toString() {
            return key() + ":" + version;
        }
    }

    public static LibraryList read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Problem("is missing", file.toString(), "list the app's libraries there");
        }
        Map<String, List<Coordinate>> sections = new LinkedHashMap<>();
        for (String name : List.of("[platforms]", "[libraries]", "[tests]")) {
            sections.put(name, new ArrayList<>());
        }
        List<Coordinate> section = null;
        int number = 0;
        for (String whole : Files.readAllLines(file)) {
            number++;
            String line = whole.replaceFirst("#.*", "").strip();
            String where = file.getFileName() + ":" + number;
            String[] parts = line.split(":");
            if (line.startsWith("[")) {
                section = sections.get(line);
                if (section == null) {
                    throw new Problem("knows no heading " + line, where, "use one of " + sections.keySet());
                }
            } else if (!line.isEmpty()) {
                if (section == null || parts.length != 3) {
                    throw new Problem(
                            "'" + line + "' is not group:artifact:version under a heading", where, "correct that line");
                }
                section.add(new Coordinate(parts[0], parts[1], parts[2], where));
            }
        }
        List<List<Coordinate>> all = new ArrayList<>(sections.values());
        return new LibraryList(all.get(0), all.get(1), all.get(2), Hashes.ofFile(file));
    }
}
