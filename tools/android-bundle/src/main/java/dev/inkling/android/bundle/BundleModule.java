package dev.inkling.android.bundle;

import com.android.bundle.Config.BundleConfig;
import com.android.bundle.Config.Optimizations;
import com.android.bundle.Config.SplitDimension;
import com.android.bundle.Config.SplitsConfig;
import com.android.tools.build.bundletool.commands.BuildBundleCommand;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The one module of an app bundle: a release APK's files where a bundle has them, resources as protocol buffers. */
final class BundleModule {
    static final Pattern DEX = Pattern.compile("classes\\d*\\.dex");

    private static final String MANIFEST = "AndroidManifest.xml";
    private static final Pattern ALL = Pattern.compile(".*");
    /** Without what the APK has in its binary form, or only because it is signed. */
    private static final Pattern FROM_THE_APK = Pattern.compile(
            "(?!AndroidManifest\\.xml|resources\\.arsc|res/|META-INF/([^/]*\\.(SF|RSA|DSA|EC)|MANIFEST\\.MF)).*");
    /** A time that every zip can say, so that the same files make the same bytes. */
    private static final long NOON = 315_532_800_000L + 12 * 3_600_000L;

    private final Map<String, byte[]> entries;

    private BundleModule(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    /** The module of an APK, with manifest and resources from an archive that has them as protocol buffers. */
    static BundleModule of(Path apk, Path resources) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        Zip.entries(resources, ALL)
                .forEach((name, bytes) -> entries.put(name.equals(MANIFEST) ? "manifest/" + name : name, bytes));
        Zip.entries(apk, FROM_THE_APK).forEach((name, bytes) -> entries.put(place(name), bytes));
        return new BundleModule(entries);
    }

    /** Where a module has what an APK has at its root. */
    private static String place(String name) {
        if (DEX.matcher(name).matches()) {
            return "dex/" + name;
        }
        return name.startsWith("assets/") || name.startsWith("lib/") ? name : "root/" + name;
    }

    /** The files of the module, by their places. */
    Map<String, byte[]> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /** Writes a bundle of this module alone. */
    void write(Path bundle, Path work) throws IOException {
        Path module = Files.createDirectories(work).resolve("base.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(module))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry to = new ZipEntry(entry.getKey());
                to.setTime(NOON);
                out.putNextEntry(to);
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        Files.deleteIfExists(bundle);
        BuildBundleCommand.builder()
                .setModulesPaths(ImmutableList.of(module))
                .setOutputPath(bundle)
                .setBundleConfig(config())
                .build()
                .execute();
    }

    /** Every phone gets all languages: the app offers them itself, whatever the phone speaks. */
    private static BundleConfig config() {
        SplitDimension languages = SplitDimension.newBuilder()
                .setValue(SplitDimension.Value.LANGUAGE)
                .setNegate(true)
                .build();
        SplitsConfig splits =
                SplitsConfig.newBuilder().addSplitDimension(languages).build();
        return BundleConfig.newBuilder()
                .setOptimizations(Optimizations.newBuilder().setSplitsConfig(splits))
                .build();
    }
}
