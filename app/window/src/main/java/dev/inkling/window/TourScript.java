package dev.inkling.window;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A walk through the app as text, one step a line:
 *
 * <pre>
 * tap WHAT                  a part of a text or description, #tag, or @name of the app's own words
 * hold WHAT                 presses it for as long as opens a choice
 * draw WHAT x,y x,y ...     one stroke, in fractions of what is drawn on
 * clear WHAT                taps a field and empties it
 * text WORDS                typed into the focused field
 * key KEYCODE_BACK          by Android's name
 * expect WHAT [in SECONDS]  fails if it does not appear in time (a minute unless said)
 * scroll WHAT               swipes upwards until it shows
 * shot NAME                 a picture, NAME.png, once the screen is at rest
 * glance NAME               a picture at once, of a screen that never rests
 * choose FILE [and FILE]    answers the app, which asks for files; in the folder of the pictures unless a whole path
 * save FILE                 keeps there what the app hands out
 * </pre>
 *
 * Empty lines and those that begin with {@code //} say nothing.
 */
record TourScript(List<Step> steps) {
    /** What a step does. */
    enum Verb {
        TAP,
        HOLD,
        DRAW,
        CLEAR,
        TEXT,
        KEY,
        EXPECT,
        SCROLL,
        SHOT,
        GLANCE,
        CHOOSE,
        SAVE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One line of a script.
     *
     * @param line its number, from 1
     * @param verb what to do
     * @param what to what
     * @param points where a stroke goes; empty for other steps
     * @param seconds how long to wait for it; 0 unless said
     */
    record Step(int line, Verb verb, String what, List<float[]> points, int seconds) {
        /** The files that a step names. */
        List<String> files() {
            return List.of(what.split(" and ", -1));
        }

        @Override
        public String toString() {
            return "line " + line + " (" + verb.word() + " " + what + ")";
        }
    }

    private static final Pattern TIMED = Pattern.compile("(.*) in (\\d{1,5})");
    private static final Pattern POINT = Pattern.compile("(\\d*\\.?\\d+),(\\d*\\.?\\d+)");

    /** The script in a file; with null the walk through all screens that comes with the window. */
    static TourScript read(Path file) throws IOException {
        if (file != null) {
            return parse(Files.readString(file));
        }
        try (InputStream in = TourScript.class.getResourceAsStream("tour.txt")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The names of the pictures that the walk leaves, in its order. */
    List<String> pictures() {
        return steps.stream()
                .filter(step -> step.verb() == Verb.SHOT || step.verb() == Verb.GLANCE)
                .map(Step::what)
                .toList();
    }

    static TourScript parse(String text) {
        List<Step> steps = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String trimmed = line.trim();
            if (!trimmed.isEmpty() && !trimmed.startsWith("//")) {
                steps.add(step(number, trimmed));
            }
        }
        return new TourScript(List.copyOf(steps));
    }

    private static Step step(int number, String line) {
        String[] parts = line.split("\\s+", 2);
        Verb verb = Arrays.stream(Verb.values())
                .filter(v -> v.word().equals(parts[0]))
                .findFirst()
                .orElse(null);
        if (verb == null || parts.length < 2) {
            String verbs = Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(", "));
            throw new TourFailure("The tour's line " + number + ", \"" + line + "\", is no step: write one of " + verbs
                    + " and what it is for.");
        }
        String rest = parts[1];
        if (verb == Verb.DRAW) {
            return stroke(number, rest);
        }
        Matcher timed = TIMED.matcher(rest);
        if (verb == Verb.EXPECT && timed.matches()) {
            return new Step(number, verb, timed.group(1), List.of(), Integer.parseInt(timed.group(2)));
        }
        return new Step(number, verb, rest, List.of(), 0);
    }

    private static Step stroke(int number, String rest) {
        String[] words = rest.split("\\s+");
        List<float[]> points = new ArrayList<>();
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            Matcher point = POINT.matcher(word);
            if (!point.matches()) {
                throw new TourFailure("The tour's line " + number + ": \"" + word
                        + "\" is no point: write its place as x,y, each from 0 to 1.");
            }
            points.add(new float[] {Float.parseFloat(point.group(1)), Float.parseFloat(point.group(2))});
        }
        if (points.size() < 2) {
            throw new TourFailure("The tour's line " + number + ": a stroke needs at least two points.");
        }
        return new Step(number, Verb.DRAW, words[0], List.copyOf(points), 0);
    }
}
