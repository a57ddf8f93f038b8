package dev.inkling.android.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The tools that this plugin carries for each operating system, put where the system can run them. */
final class Platform {
    static final String VERSION = Tools.version("aapt2");
    private static final String FRAMEWORK = "/prebuilt/android-framework.jar";

    private final Path folder;

    Platform(Path folder) {
        this.folder = folder;
    }

    Path aapt2() throws IOException {
        return switch (system(System.getProperty("os.name"))) {
            case "windows" -> carried("/prebuilt/windows/aapt2.exe", "aapt2.exe");
            case "macosx" -> carried("/prebuilt/macosx/aapt2", "aapt2");
            default -> carried("/prebuilt/linux/aapt2", "aapt2");
        };
    }

    /** The resources of Android itself (API 36). */
    Path framework() throws IOException {
        return carried(FRAMEWORK, "android-framework.jar");
    }

    static String system(String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            return "windows";
        }
        if (os.contains("mac")) {
            return "macosx";
        }
        if (os.contains("linux")) {
            return "linux";
        }
        throw new Problem(
                "this plugin carries aapt2 for Linux, macOS and Windows, not for " + osName,
                "",
                "build on one of those");
    }

    private Path carried(String entry, String name) throws IOException {
        Path tool = folder.resolve(name);
        byte[] bytes;
        try (InputStream in = Platform.class.getResourceAsStream(entry)) {
            if (in == null) {
                throw new Problem("the plugin's jar lacks " + entry, "", "check the dependency " + VERSION);
            }
            bytes = in.readAllBytes();
        }
        if (!Files.isRegularFile(tool) || !Hashes.ofFile(tool).equals(Hashes.of(bytes))) {
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, name, ".new");
            try {
                Files.write(beside, bytes);
                if (!beside.toFile().setExecutable(true)) {
                    throw new Problem("could not be made executable", tool.toString(), "check the folder's rights");
                }
                Trees.replace(beside, tool);
            } finally {
                Files.deleteIfExists(beside);
            }
        }
        return tool;
    }
}
