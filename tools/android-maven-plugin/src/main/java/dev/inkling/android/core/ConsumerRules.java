package dev.inkling.android.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shrinking rules that libraries bring along. Rules made for this version of R8 (META-INF/com.android.tools/r8...)
 * stand in for the general ones (proguard.txt of an AAR, META-INF/proguard of a jar) wherever a library has them.
 */
final class ConsumerRules {
    private static final Pattern FOR_R8 =
            Pattern.compile("META-INF/com\\.android\\.tools/r8(?:-from-([\\d.]+))?(?:-upto-([\\d.]+))?/.+");
    private static final String GENERAL = "META-INF/proguard/";

    /** Rules and where they were found. */
    record Rules(String origin, String text) {}

    private ConsumerRules() {}

    static List<Rules> of(List<Aar> aars, List<Path> jars, String r8Version) throws IOException {
        List<Rules> all = new ArrayList<>();
        List<Path> seen = new ArrayList<>();
        for (Aar a : aars) {
            seen.addAll(a.jars());
            List<Rules> general = new ArrayList<>();
            if (Files.isRegularFile(a.consumerRules())) {
                general.add(new Rules(a.name() + " proguard.txt", read(Files.readAllBytes(a.consumerRules()))));
            }
            all.addAll(chosen(a.name(), a.jars(), r8Version, general));
        }
        for (Path jar : jars) {
            if (!seen.contains(jar)) {
                all.addAll(chosen(jar.getFileName().toString(), List.of(jar), r8Version, List.of()));
            }
        }
        return all;
    }

    /** What a library's jars hold for this version, else their general rules with the others of the library. */
    private static List<Rules> chosen(String owner, List<Path> jars, String version, List<Rules> others)
            throws IOException {
        List<Rules> special = new ArrayList<>();
        List<Rules> general = new ArrayList<>();
        for (Path jar : jars) {
            for (Zips.Entry e : Zips.entries(jar, n -> n.startsWith(GENERAL) || isFor(n, version))) {
                boolean isSpecial = !e.name().startsWith(GENERAL);
                (isSpecial ? special : general).add(new Rules(owner + " " + e.name(), read(e.bytes())));
            }
        }
        general.addAll(others);
        return special.isEmpty() ? general : special;
    }

    /** Whether an entry holds rules for this version: from is inclusive, upto is not. */
    static boolean isFor(String entry, String version) {
        Matcher m = FOR_R8.matcher(entry);
        if (!m.matches()) {
            return false;
        }
        return (m.group(1) == null || compare(version, m.group(1)) >= 0)
                && (m.group(2) == null || compare(version, m.group(2)) < 0);
    }

    private static int compare(String a, String b) {
        int[] x = numbers(a);
        int[] y = numbers(b);
        for (int i = 0; i < Math.max(x.length, y.length); i++) {
            int difference = Integer.compare(i < x.length ? x[i] : 0, i < y.length ? y[i] : 0);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int[] numbers(String version) {
        Matcher m = Pattern.compile("^[\\d.]+").matcher(version);
        return m.find()
                ? Pattern.compile("\\.")
                        .splitAsStream(m.group())
                        .mapToInt(Integer::parseInt)
                        .toArray()
                : new int[0];
    }

    private static String read(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
