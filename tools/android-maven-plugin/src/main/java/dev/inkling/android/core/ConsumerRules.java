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
            List<Rules> special = new ArrayList<>();
            List<Rules> general = new ArrayList<>();
            for (Path jar : a.jars()) {
                seen.add(jar);
                collect(a.name(), jar, r8Version, special, general);
            }
            if (special.isEmpty()) {
                all.addAll(general);
                if (Files.isRegularFile(a.consumerRules())) {
                    all.add(new Rules(a.name() + " proguard.txt", read(Files.readAllBytes(a.consumerRules()))));
                }
            } else {
                all.addAll(special);
            }
        }
        for (Path jar : jars) {
            if (!seen.contains(jar)) {
                List<Rules> special = new ArrayList<>();
                List<Rules> general = new ArrayList<>();
                collect(jar.getFileName().toString(), jar, r8Version, special, general);
                all.addAll(special.isEmpty() ? general : special);
            }
        }
        return all;
    }

    private static void collect(String owner, Path jar, String version, List<Rules> special, List<Rules> general)
            throws IOException {
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(jar.toFile())) {
            for (java.util.zip.ZipEntry e : java.util.Collections.list(zip.entries())) {
                boolean mine = isFor(e.getName(), version);
                if (!e.isDirectory() && (mine || e.getName().startsWith(GENERAL))) {
                    String text = read(zip.getInputStream(e).readAllBytes());
                    (mine ? special : general).add(new Rules(owner + " " + e.getName(), text));
                }
            }
        }
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
