package dev.inkling.android.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the manifest inside a finished APK says, read from aapt2's dump of it. */
final class ApkManifest {
    private static final Set<String> COMPONENTS =
            Set.of("application", "activity", "service", "receiver", "provider", "instrumentation");
    private static final Set<String> PERMISSIONS = Set.of("uses-permission", "uses-permission-sdk-23");
    private static final Pattern ELEMENT = Pattern.compile("^\\s*E: ([\\w-]+)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("^\\s*A: (?:http://schemas\\.android\\.com/apk/res/android:)?(\\w+)(?:\\(\\w+\\))?=(.*)$");

    /** An element and its attributes by plain name. */
    record Element(String tag, Map<String, String> attributes) {
        String get(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }

    private final List<Element> elements = new ArrayList<>();

    static ApkManifest parse(String dump) {
        ApkManifest manifest = new ApkManifest();
        for (String line : dump.lines().toList()) {
            Matcher e = ELEMENT.matcher(line);
            Matcher a = ATTRIBUTE.matcher(line);
            if (e.find()) {
                manifest.elements.add(new Element(e.group(1), new TreeMap<>()));
            } else if (a.find() && !manifest.elements.isEmpty()) {
                Element last = manifest.elements.get(manifest.elements.size() - 1);
                last.attributes.put(a.group(1), value(a.group(2)));
            }
        }
        return manifest;
    }

    private static String value(String dumped) {
        if (dumped.startsWith("\"")) {
            return dumped.substring(1, dumped.indexOf('"', 1));
        }
        return dumped.strip();
    }

    List<Element> all(String tag) {
        return elements.stream().filter(e -> e.tag.equals(tag)).toList();
    }

    /** The classes that Android will look for. */
    Set<String> componentClasses() {
        Set<String> names = new TreeSet<>();
        for (Element e : elements) {
            if (COMPONENTS.contains(e.tag) && !e.get("name").isEmpty()) {
                names.add(e.get("name"));
            }
        }
        return names;
    }

    Set<String> permissions() {
        Set<String> names = new TreeSet<>();
        for (Element e : elements) {
            if (PERMISSIONS.contains(e.tag)) {
                names.add(e.get("name"));
            }
        }
        return names;
    }

    String minSdk() {
        return sdk("minSdkVersion");
    }

    String targetSdk() {
        return sdk("targetSdkVersion");
    }

    private String sdk(String attribute) {
        List<Element> uses = all("uses-sdk");
        return uses.isEmpty() ? "" : uses.get(0).get(attribute);
    }
}
