package dev.inkling.android.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * R8's mapping, read backwards: what each class was called, and which classes its methods were in before R8 merged it
 * with others.
 */
final class Mapping {
    private static final Pattern CLASS = Pattern.compile("(\\S+) -> (\\S+):");
    private static final Pattern METHOD = Pattern.compile("\\s+(\\d+:\\d+:)?\\S+ (\\S+)\\(.* -> (\\S+)");

    private final Map<String, String> classes = new HashMap<>();
    /** By new class and new method, all overloads together: the old classes. */
    private final Map<String, Set<String>> holders = new HashMap<>();

    /** Of a file; where there is none nothing was renamed. */
    static Mapping read(Path file) throws IOException {
        return new Mapping(Files.isRegularFile(file) ? Files.readAllLines(file) : List.of());
    }

    Mapping(List<String> lines) {
        String name = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = CLASS.matcher(lines.get(i));
            if (line.matches()) {
                name = line.group(2);
                classes.put(name, line.group(1));
                continue;
            }
            Matcher method = METHOD.matcher(lines.get(i));
            Matcher next = METHOD.matcher(i + 1 < lines.size() ? lines.get(i + 1) : "");
            if (method.matches() && !(next.matches() && isInlined(method, next))) {
                holders.computeIfAbsent(name + "." + method.group(3), key -> new HashSet<>())
                        .add(holder(method.group(2), classes.get(name)));
            }
        }
    }

    /**
     * Whether a method stands in the place of a call of the next one: they share a range of lines, and the last of them
     * is the method itself.
     */
    private static boolean isInlined(Matcher method, Matcher next) {
        return method.group(1) != null
                && method.group(1).equals(next.group(1))
                && method.group(3).equals(next.group(3));
    }

    private static String holder(String method, String own) {
        int dot = method.lastIndexOf('.');
        return dot < 0 ? own : method.substring(0, dot);
    }

    /** What a class was called. */
    String original(String name) {
        return classes.getOrDefault(name, name);
    }

    /**
     * Whether a method was in that package or below it; where overloads came from several places, whether its class
     * was.
     */
    boolean wasIn(String packageName, String className, String method) {
        String prefix = packageName + ".";
        Set<String> known = holders.getOrDefault(className + "." + method, Set.of());
        boolean some = known.stream().anyMatch(holder -> holder.startsWith(prefix));
        boolean all = known.stream().allMatch(holder -> holder.startsWith(prefix));
        return some == all && !known.isEmpty() ? some : original(className).startsWith(prefix);
    }
}
