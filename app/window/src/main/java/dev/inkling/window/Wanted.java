package dev.inkling.window;

import android.content.res.Resources;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a tour looks for on the screen: {@code #tag}, {@code @name} or {@code @name[3]} for the app's own words in
 * whatever language the phone speaks, or else a part of a text or description.
 */
final class Wanted {
    private static final Pattern RESOURCE = Pattern.compile("@(\\w+)(?:\\[(\\d+)\\])?");
    private static final Pattern BLANK = Pattern.compile("%(?:\\d+\\$)?(?:[sd]|\\.\\d+f)");

    private final String asked;
    private final String tag;
    private final Pattern words;

    private Wanted(String asked, String tag, Pattern words) {
        this.asked = asked;
        this.tag = tag;
        this.words = words;
    }

    /** What a script asks for, with the words of these resources. */
    static Wanted of(String asked, Resources resources, String appPackage) {
        if (asked.startsWith("#")) {
            return new Wanted(asked, asked.substring(1), null);
        }
        Matcher resource = RESOURCE.matcher(asked);
        if (resource.matches()) {
            String pattern = texts(resource.group(1), resource.group(2), resources, appPackage).stream()
                    .map(Wanted::pattern)
                    .collect(Collectors.joining("|"));
            return new Wanted(asked, null, Pattern.compile(pattern, Pattern.DOTALL));
        }
        return new Wanted(asked, null, Pattern.compile(".*" + Pattern.quote(asked) + ".*", Pattern.DOTALL));
    }

    private static List<String> texts(String name, String index, Resources resources, String appPackage) {
        if (index != null) {
            int array = id(name, "array", resources, appPackage);
            return array == 0 ? List.of(none(name)) : List.of(resources.getStringArray(array)[Integer.parseInt(index)]);
        }
        int plurals = id(name, "plurals", resources, appPackage);
        if (plurals != 0) {
            return List.of(
                    resources.getQuantityText(plurals, 1).toString(),
                    resources.getQuantityText(plurals, 2).toString());
        }
        int string = id(name, "string", resources, appPackage);
        return List.of(string == 0 ? none(name) : resources.getString(string));
    }

    private static int id(String name, String type, Resources resources, String appPackage) {
        return resources.getIdentifier(name, type, appPackage);
    }

    private static String none(String name) {
        throw new TourFailure("The tour asks for @" + name + ", and the app has no words of that name.");
    }

    /** The words with anything in the place of what the app fills in. */
    static String pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        Matcher blank = BLANK.matcher(text);
        int end = 0;
        while (blank.find()) {
            pattern.append(Pattern.quote(text.substring(end, blank.start()).replace("%%", "%")))
                    .append(".*");
            end = blank.end();
        }
        return pattern.append(Pattern.quote(text.substring(end).replace("%%", "%")))
                .toString();
    }

    /** Whether a node with this tag, and with any of these texts, is meant. */
    boolean matches(String nodeTag, Iterable<String> texts) {
        if (tag != null) {
            return tag.equals(nodeTag);
        }
        for (String text : texts) {
            if (words.matcher(text).matches()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return words == null || asked.charAt(0) != '@' ? asked : asked + " (" + plain() + ")";
    }

    private String plain() {
        return words.pattern().replace("\\Q", "").replace("\\E", "").replace(".*", "…");
    }
}
