package dev.inkling.android.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

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
        Path apk = made.resolve("tests.apk");
        withAssets(made.resolve("resources.apk"), assets, apk);
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
        try (ZipFile from = new ZipFile(resources.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(apk))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                ZipEntry copy = new ZipEntry(entry);
                if (entry.getMethod() == ZipEntry.DEFLATED) copy.setCompressedSize(-1);
                to.putNextEntry(copy);
                to.write(from.getInputStream(entry).readAllBytes());
                to.closeEntry();
            }
            if (!Files.isDirectory(assets)) return;
            try (Stream<Path> files = Files.walk(assets)) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    to.putNextEntry(new ZipEntry(
                            "assets/" + assets.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, to);
                    to.closeEntry();
                }
            }
        }
    }

    private static String path(Path p) {
        return p.toAbsolutePath().normalize().toString().replace("\\", "\\\\") + "\n";
    }
}
