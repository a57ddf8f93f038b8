package dev.inkling.window;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A walk through the app as text, one step a line:
 *
 * <pre>
 * tap WHAT                  a part of a text or description, or #tag
 * draw #TAG x,y x,y ...     one stroke, in fractions of the node
 * text WORDS                typed into the focused field
 * key KEYCODE_BACK          by Android's name
 * wait MILLISECONDS
 * expect WHAT [in SECONDS]  fails if it does not appear in time (10 seconds unless said)
 * scroll WHAT               swipes upwards until it shows
 * shot NAME                 a picture, NAME.png
 * </pre>
 */
record TourScript(List<Step> steps) {
    /** One line of a script. */
    record Step(int line, String verb, String rest) {
        @Override
        public String toString() {
            return "line " + line + " (" + verb + " " + rest + ")";
        }
    }

    private static final Set<String> VERBS = Set.of("tap", "draw", "text", "key", "wait", "expect", "scroll", "shot");

    /** The script in a file; with null the walk through all screens that comes with the window. */
    static TourScript read(Path file) throws IOException {
        if (file != null) {
            return parse(Files.readString(file));
        }
        try (InputStream in = TourScript.class.getResourceAsStream("tour.txt")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static TourScript parse(String text) {
        List<Step> steps = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String trimmed = line.trim();
            if (trimmed.isEmpty() || trimmed.startsWith("//")) {
                continue;
            }
            String[] parts = trimmed.split("\\s+", 2);
            Step step = new Step(number, parts[0], parts.length > 1 ? parts[1] : "");
            if (!VERBS.contains(step.verb()) || step.rest().isEmpty()) {
                throw new TourFailure("The tour's line " + number + ", \"" + trimmed
                        + "\", is no step: write one of "
                        + String.join(", ", VERBS.stream().sorted().toList())
                        + " and what it is for.");
            }
            steps.add(step);
        }
        return new TourScript(steps);
    }
}
