package dev.inkling.android.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tells Robolectric where the manifest and resources of the app under test lie. */
public final class RobolectricConfig {
    private static final String NAME = "com/android/tools/test_config.properties";

    private RobolectricConfig() {}

    /**
     * Writes it where tests look.
     *
     * @param made the build type's folder, with AndroidManifest.xml and resources.apk
     * @param assets the app's assets as they lie in its sources
     * @param classPath a folder on the tests' class path
     * @param work where steps put what they make
     */
    public static void write(Workshop shop, Path made, Path assets, String namespace, Path classPath, Path work)
            throws IOException {
        Path resources = made.resolve("resources.apk");
        Path apk = work.resolve("tests.apk");
        shop.run(Step.named("robolectric")
                .by(RobolectricConfig.class, ApkWriter.class, SteadyZip.class)
                .input("resources", resources)
                .input("assets", assets)
                .output("apk", apk)
                .quiet()
                .does(out -> withAssets(resources, assets, out.path("apk"))));
        String text = "android_merged_manifest=" + path(made.resolve("AndroidManifest.xml"))
                + "android_resource_apk=" + path(apk)
                + "android_custom_package=" + namespace + "\n";
        Path file = classPath.resolve(NAME);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            Trees.write(file, bytes);
        }
    }

    /** Robolectric finds assets only in the archive in which it finds the resources. */
    private static void withAssets(Path resources, Path assets, Path apk) throws IOException {
        try (SteadyZip zip = new SteadyZip(apk, SteadyZip.FAST)) {
            for (Zips.Entry e : Zips.entries(resources)) {
                ApkWriter.put(zip, e.name(), e.bytes());
            }
            ApkWriter.putAssets(zip, assets);
        }
    }

    private static String path(Path p) {
        return p.toAbsolutePath().normalize().toString().replace("\\", "\\\\") + "\n";
    }
}
