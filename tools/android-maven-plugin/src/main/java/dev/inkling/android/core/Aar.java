package dev.inkling.android.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An Android library taken apart.
 *
 * @param name its coordinates, group:artifact:version
 * @param folder where its parts lie
 * @param provided whether the app under test already holds it, so that a test APK must not
 */
public record Aar(String name, Path folder, boolean provided) {
    private static final Pattern PACKAGE = Pattern.compile("<manifest[^>]*?\\spackage\\s*=\\s*[\"']([^\"']+)");
    private static final Pattern WANTED =
            Pattern.compile("AndroidManifest\\.xml|classes\\.jar|R\\.txt|proguard\\.txt|(libs|res|assets|jni)/.+");

    /** Takes an AAR apart into a folder named after it, unless that has been done. */
    public static Aar explode(Workshop shop, String name, Path file, Path into, boolean provided) {
        Path folder = into.resolve(name.replace(':', '_'));
        shop.run(Step.named("explode-" + name)
                .by(Aar.class)
                .input("aar", file)
                .output("folder", folder)
                .quiet()
                .does(out -> unpack(name, file, out.path("folder"))));
        return new Aar(name, folder, provided);
    }

    private static void unpack(String name, Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry e : Collections.list(zip.entries())) {
                if (e.isDirectory() || !WANTED.matcher(e.getName()).matches()) {
                    continue;
                }
                Path to = folder.resolve(e.getName()).normalize();
                if (!to.startsWith(folder)) {
                    throw new Problem("holds an entry outside itself, " + e.getName(), name, "do not use this library");
                }
                Files.createDirectories(to.getParent());
                try (InputStream in = zip.getInputStream(e)) {
                    Files.copy(in, to);
                }
            }
        } catch (ZipException e) {
            throw new Problem(
                    "is not a whole AAR (" + e.getMessage() + ")",
                    file.toString(),
                    "delete it from the Maven repository and build again",
                    e);
        }
        if (!Files.isRegularFile(folder.resolve("AndroidManifest.xml"))) {
            throw new Problem("has no AndroidManifest.xml", file.toString(), "check that " + name + " is an AAR");
        }
    }

    /** The class files it brings: classes.jar and what lies in libs. */
    public List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        if (Files.isRegularFile(folder.resolve("classes.jar"))) {
            jars.add(folder.resolve("classes.jar"));
        }
        for (Path p : Trees.files(folder.resolve("libs"))) {
            if (p.toString().endsWith(".jar")) {
                jars.add(p);
            }
        }
        return jars;
    }

    Path manifest() {
        return folder.resolve("AndroidManifest.xml");
    }

    Path resources() {
        return folder.resolve("res");
    }

    boolean hasResources() throws IOException {
        return !Trees.files(resources()).isEmpty();
    }

    /** The names of the resources that its own code may ask for. */
    Path symbols() {
        return folder.resolve("R.txt");
    }

    Path consumerRules() {
        return folder.resolve("proguard.txt");
    }

    Path assets() {
        return folder.resolve("assets");
    }

    Path nativeLibraries() {
        return folder.resolve("jni");
    }

    /** The Java package of its R class. */
    String namespace() throws IOException {
        String text = new String(Files.readAllBytes(manifest()), StandardCharsets.UTF_8);
        Matcher m = PACKAGE.matcher(text);
        if (!m.find()) {
            throw new Problem("names no package", manifest().toString(), "check the library " + name);
        }
        return m.group(1);
    }
}
