package dev.inkling.android.core;

import com.android.apksig.ApkVerifier;
import com.android.apksig.apk.ApkFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks into a finished APK and says everything that a phone or a store would refuse. */
final class ApkCheck {
    private static final int PAGE = 16 * 1024;

    private final AppSpec app;
    private final Aapt2 aapt2;
    private final Log log;

    ApkCheck(AppSpec app, Aapt2 aapt2, Log log) {
        this.app = app;
        this.aapt2 = aapt2;
        this.log = log;
    }

    /**
     * Throws a problem that lists every fault; gives back a report of what was found good.
     *
     * @param place where the APK goes if it is good, for messages
     */
    String check(Path apk, Path place, Limits limits, Path mapping) throws IOException {
        List<String> faults = new ArrayList<>();
        ApkManifest manifest = ApkManifest.parse(aapt2.read(
                "reading " + apk, List.of("dump", "xmltree", "--file", "AndroidManifest.xml", apk.toString())));
        Set<String> classes = DexClasses.ofApk(apk);
        signature(apk, faults);
        components(manifest, classes, faults);
        sdk(manifest, faults);
        permissions(manifest, faults);
        int libraries = nativeLibraries(apk, faults);
        String weights = weights(apk, limits, mapping, faults);
        if (!faults.isEmpty()) {
            throw new Problem(
                    String.join("; ", faults), place.toString(), "it was not kept, as no phone or store would take it");
        }
        return text(
                        "signed v2 and v3, %d components and %d classes in dex, %d native libraries, permissions %s%n",
                        manifest.componentClasses().size(), classes.size(), libraries, manifest.permissions())
                + weights;
    }

    private void signature(Path apk, List<String> faults) throws IOException {
        try {
            ApkVerifier.Result r = new ApkVerifier.Builder(apk.toFile())
                    .setMinCheckedPlatformVersion(app.minSdk())
                    .build()
                    .verify();
            if (!r.isVerified()) {
                faults.add("its signature does not hold " + r.getErrors());
            } else if (!r.isVerifiedUsingV2Scheme() || !r.isVerifiedUsingV3Scheme()) {
                faults.add("it lacks a v2 or v3 signature");
            }
        } catch (ApkFormatException | GeneralSecurityException e) {
            faults.add("its signature cannot be read (" + e.getMessage() + ")");
        }
    }

    private static void components(ApkManifest manifest, Set<String> classes, List<String> faults) {
        for (String name : manifest.componentClasses()) {
            if (!classes.contains(name)) {
                faults.add("the manifest names " + name + ", and no dex file holds it");
            }
        }
    }

    private void sdk(ApkManifest manifest, List<String> faults) {
        if (!manifest.minSdk().equals("" + app.minSdk())) {
            faults.add("minSdk is '" + manifest.minSdk() + "' and not " + app.minSdk());
        }
        if (!manifest.targetSdk().equals("" + app.targetSdk())) {
            faults.add("targetSdk is '" + manifest.targetSdk() + "' and not " + app.targetSdk());
        }
    }

    private void permissions(ApkManifest manifest, List<String> faults) throws IOException {
        Set<String> allowed = new TreeSet<>();
        if (Files.isRegularFile(app.permissions())) {
            for (String line : Files.readAllLines(app.permissions())) {
                String name = line.replaceFirst("#.*", "").strip();
                if (!name.isEmpty()) {
                    allowed.add(name.replace("${applicationId}", app.applicationId()));
                }
            }
        }
        for (String asked : manifest.permissions()) {
            if (!allowed.remove(asked)) {
                faults.add(
                        "it asks for " + asked + ", which " + app.permissions().getFileName() + " does not list");
            }
        }
        for (String missing : allowed) {
            faults.add(app.permissions().getFileName() + " lists " + missing + ", which it does not ask for");
        }
    }

    private static String weights(Path apk, Limits limits, Path mapping, List<String> faults) throws IOException {
        long size = Files.size(apk);
        if (limits.apk() > 0 && size > limits.apk()) {
            faults.add(text("it has %,d bytes, of %,d allowed", size, limits.apk()));
        }
        if (limits.dex().isEmpty()) {
            return "";
        }
        DexShare share = new DexShare(apk, mapping);
        StringBuilder report = new StringBuilder();
        for (Map.Entry<String, Long> limit : new TreeMap<>(limits.dex()).entrySet()) {
            long bytes = share.of(limit.getKey());
            report.append(text("%s: %,d bytes of dex%n", limit.getKey(), bytes));
            if (bytes > limit.getValue()) {
                faults.add(text(
                        "%s has %,d bytes of dex, of %,d allowed (%s)",
                        limit.getKey(), bytes, limit.getValue(), largest(share, limit.getKey())));
            }
        }
        return report.toString();
    }

    private static String largest(DexShare share, String packageName) throws IOException {
        return share.below(packageName).stream()
                .limit(3)
                .map(e -> text("%s %,d", e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private int nativeLibraries(Path apk, List<String> faults) throws IOException {
        for (Zips.Place p : Zips.places(apk)) {
            if (p.name().endsWith(".so") && (!p.stored() || p.offset() % PAGE != 0)) {
                faults.add(p.name() + " is not stored at a multiple of 16 KB");
            }
        }
        int count = 0;
        Map<String, Set<String>> families = new TreeMap<>();
        for (Zips.Entry e : Zips.entries(apk)) {
            if (e.name().endsWith(".so")) {
                count++;
                Path path = Path.of(e.name());
                families.computeIfAbsent(path.getFileName().toString(), name -> new TreeSet<>())
                        .add(path.getParent().getFileName().toString());
                long alignment = Elf.segmentAlignment(e.bytes());
                if (alignment != 0 && alignment < PAGE) {
                    log.warn(e.name()
                            + " has segments aligned to "
                            + alignment / 1024
                            + " KB: it will not load on a phone with 16 KB pages");
                }
            }
        }
        families.forEach((library, has) -> processorFamilies(library, has, faults));
        return count;
    }

    /** A phone whose family no library has refuses the app; one that finds some of them crashes at the first other. */
    private void processorFamilies(String library, Set<String> has, List<String> faults) {
        Set<String> missing = new TreeSet<>(app.abis());
        missing.removeAll(has);
        if (!missing.isEmpty()) {
            faults.add("lib/*/" + library + " is there for " + String.join(", ", has) + " and not for "
                    + String.join(", ", missing));
        }
    }
}
