package dev.inkling.android.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What an app is, as its build file says it.
 *
 * @param namespace the Java package of its R class
 * @param applicationId the name Android knows it by
 * @param abis the processor families whose native libraries it carries
 * @param source the folder of manifest, res, assets, jniLibs and permissions.txt (src/main)
 * @param work where steps put what they make
 */
public record AppSpec(
        String namespace,
        String applicationId,
        int minSdk,
        int targetSdk,
        Version version,
        List<String> abis,
        Path source,
        Path work) {

    /** The number by which Android orders versions, and the name that people read. */
    public record Version(int code, String name) {
        @Override
        public String toString() {
            return code + " " + name;
        }
    }

    /** The three kinds of APK. */
    public enum BuildType {
        /** Debuggable, not shrunk. */
        DEBUG,
        /** Shrunk by R8, signed with the release key if there is one. */
        RELEASE,
        /** Instrumentation tests for a debug APK. */
        TEST;

        /** The word in file names and build files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static BuildType of(String word) {
            for (BuildType t : values()) {
                if (t.word().equals(word)) {
                    return t;
                }
            }
            throw new Problem("is not a build type", word, "use debug, release or test");
        }
    }

    Path manifest() {
        return source.resolve("AndroidManifest.xml");
    }

    /** A manifest merged over the main one for this build type alone; often missing. */
    Path overlayManifest(BuildType type) {
        return source.resolveSibling(type.word()).resolve("AndroidManifest.xml");
    }

    Path resources() {
        return source.resolve("res");
    }

    Path assets() {
        return source.resolve("assets");
    }

    Path nativeLibraries() {
        return source.resolve("jniLibs");
    }

    /** The permissions that the finished app may ask for, one a line. */
    Path permissions() {
        return source.resolve("permissions.txt");
    }

    /** What D8 makes. */
    Path dex() {
        return dex(work);
    }

    static Path dex(Path work) {
        return work.resolve("dex");
    }

    /** A file or folder that belongs to one build type. */
    Path made(BuildType type, String name) {
        return work.resolve(type.word()).resolve(name);
    }
}
