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
     * @param made the build type's folder, with AndroidManifest.xml and resources.apk
     * @param assets the app's assets as they lie in its sources
     * @param classPath a folder on the tests' class path
     */
    public static void write(Path made, Path assets, String namespace, Path classPath) throws IOException {
        String text = "android_merged_manifest=" + path(made.resolve("AndroidManifest.xml"))
                + "android_resource_apk=" + path(made.resolve("resources.apk"))
                + "android_merged_assets=" + path(assets)
                + "android_custom_package=" + namespace + "\n";
        Path file = classPath.resolve(NAME);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            Trees.write(file, bytes);
        }
    }

    private static String path(Path p) {
        return p.toAbsolutePath().normalize().toString().replace("\\", "\\\\") + "\n";
    }
}
