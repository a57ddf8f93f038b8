package dev.inkling.android.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.android.core.CutPlatform;
import dev.inkling.android.core.Javac;
import dev.inkling.android.core.Lock;
import dev.inkling.android.core.LockFile;
import dev.inkling.android.core.SigningKey;
import dev.inkling.android.core.TinySource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults as a person meets them, through Maven: each is one sentence in the log and an exit code that is not 0, and the
 * build after it was mended succeeds.
 */
class GoalsIT {
    private static final String VERSION = System.getProperty("goals.version");

    private static final Path PROJECTS = Path.of("src", "test", "goals");

    /** What Maven adds to every failure. */
    private static final Pattern ADVICE = Pattern.compile(
            "\\[ERROR] *(To see the full stack trace.*|Re-run Maven.*|For more information.*|\\[Help 1].*)?");

    @TempDir
    static Path shared;

    private static ChildMaven maven;

    @TempDir
    Path folder;

    private TinySource source;

    @BeforeAll
    static void installWhatBuildsNeed() throws IOException {
        maven = new ChildMaven(shared);
        Path tools = Path.of("..");
        maven.install("dev.inkling", "inkling", VERSION, tools.resolve("../pom.xml"));
        Path adb = Path.of(System.getProperty("goals.adb"));
        maven.install("dev.inkling", "adb", VERSION, tools.resolve("adb/pom.xml"), adb);
        Path plugin = Path.of("target", "android-maven-plugin-" + VERSION + ".jar");
        maven.install("dev.inkling", "android-maven-plugin", VERSION, Path.of("pom.xml"), plugin);
        maven.install("tiny", "android-all", "1", pom("android-all", "1", "jar"), CutPlatform.jar());
        Path code = code();
        paint("1", "false", code);
        paint("2", "true", code);
        SigningKey.debug(shared.resolve("tiny.keystore"));
    }

    private static Path pom(String artifact, String version, String packaging) throws IOException {
        return Files.writeString(
                shared.resolve(artifact + ".pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>tiny</groupId><artifactId>" + artifact
                        + "</artifactId><version>" + version + "</version><packaging>" + packaging
                        + "</packaging></project>\n");
    }

    /** The app's activity, which a library holds: only the plugin's own goals run here, and no compiler. */
    private static Path code() throws IOException {
        Path source = Files.createDirectories(shared.resolve("code"));
        Files.writeString(
                source.resolve("Main.java"), "package tiny.app; public class Main extends android.app.Activity {}");
        Path classes = shared.resolve("classes");
        Javac.compile(source, classes, List.of(CutPlatform.jar()), List.of("-proc:none"));
        Path main = classes.resolve("tiny").resolve("app").resolve("Main.class");
        return zip("classes.jar", Map.of("tiny/app/Main.class", Files.readAllBytes(main)));
    }

    /** A library whose manifest says something about backups. */
    private static void paint(String version, String allowBackup, Path code) throws IOException {
        String manifest =
                """
                <manifest xmlns:android="http://schemas.android.com/apk/res/android" package="tiny.paint">
                  <application android:allowBackup="%s" />
                  <uses-sdk android:minSdkVersion="26" android:targetSdkVersion="36" />
                </manifest>
                """
                        .formatted(allowBackup);
        Path aar = zip(
                "paint.aar",
                Map.of(
                        "AndroidManifest.xml", manifest.getBytes(StandardCharsets.UTF_8),
                        "classes.jar", Files.readAllBytes(code)));
        maven.install("tiny", "paint", version, pom("paint", version, "aar"), aar);
    }

    private static Path zip(String name, Map<String, byte[]> entries) throws IOException {
        Path file = shared.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> e : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(e.getKey()));
                zip.write(e.getValue());
            }
        }
        return file;
    }

    @BeforeEach
    void writeAnApp() throws IOException {
        source = new TinySource(folder.resolve("src").resolve("main"));
        source.replace("AndroidManifest.xml", "<application ", "<application android:allowBackup=\"false\" ");
        Files.copy(PROJECTS.resolve("app").resolve("pom.xml"), folder.resolve("pom.xml"));
    }

    private ChildMaven.Ended run(Path project, Map<String, String> variables, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "-Dplugin.version=" + VERSION,
                "-Dandroid.cache=" + shared.resolve("cache"),
                "-Dandroid.debug.keystore=" + shared.resolve("tiny.keystore")));
        all.addAll(List.of(arguments));
        return maven.run(project, variables, all);
    }

    private ChildMaven.Ended run(String... arguments) throws IOException {
        return run(folder, Map.of(), arguments);
    }

    private static void saysOnly(ChildMaven.Ended ended, String execution, String sentence) {
        assertThat(ended.code()).as(String.join("\n", ended.lines())).isEqualTo(1);
        assertThat(ended.lines())
                .filteredOn(line -> line.startsWith("[ERROR]")
                        && !ADVICE.matcher(line.strip()).matches())
                .containsExactly("[ERROR] Failed to execute goal dev.inkling:android-maven-plugin:" + VERSION + ":"
                        + execution + ": " + sentence + " -> [Help 1]");
        assertThat(ended.lines()).noneMatch(line -> line.strip().startsWith("at "));
    }

    private static void succeeds(ChildMaven.Ended ended) {
        assertThat(ended.code()).as(String.join("\n", ended.lines())).isEqualTo(0);
    }

    @Test
    void aBrokenResourceFile() throws IOException {
        source.replace("res/values/strings.xml", "</string>", "</strong>");
        saysOnly(
                run("package"),
                "resources (prepare) on project tiny",
                source.path("res/values/strings.xml") + ":2: mismatched tag; close the tag that is still open there.");
        source.replace("res/values/strings.xml", "</strong>", "</string>");
        succeeds(run("package"));
        assertThat(folder.resolve("target/debug.apk")).exists();
    }

    @Test
    void aManifestConflict() throws IOException {
        saysOnly(
                run("-Dpaint=2", "package"),
                "resources (prepare) on project tiny",
                source.path("AndroidManifest.xml") + ":3: Attribute application@allowBackup value=(false) from"
                        + " AndroidManifest.xml:3:16-43 is also present at [tiny:paint:2] AndroidManifest.xml:2:16-42"
                        + " value=(true). Suggestion: add 'tools:replace=\"android:allowBackup\"' to <application>"
                        + " element at AndroidManifest.xml:3:3-5:17 to override; correct the manifest.");
        succeeds(run("package"));
        assertThat(folder.resolve("target/debug.apk")).exists();
    }

    @Test
    void aPasswordThatDoesNotOpenTheKeystore() throws IOException {
        String keystore = shared.resolve("tiny.keystore").toString();
        saysOnly(
                run(
                        folder,
                        Map.of("ANDROID_KEYSTORE", keystore, "ANDROID_KEYSTORE_PASSWORD", "guessed"),
                        "-Drelease=true",
                        "package"),
                "apk (release) on project tiny",
                keystore + ": the password does not open this keystore; set the right one in"
                        + " ANDROID_KEYSTORE_PASSWORD.");
        assertThat(folder.resolve("target/release.apk")).doesNotExist();
        succeeds(run(
                folder,
                Map.of("ANDROID_KEYSTORE", keystore, "ANDROID_KEYSTORE_PASSWORD", "android"),
                "-Drelease=true",
                "package"));
        assertThat(folder.resolve("target/release.apk")).exists();
    }

    @Test
    void aVersionThatNoRepositoryHas() throws IOException {
        Path libraries = Files.createDirectories(folder.resolve("libraries"));
        Files.copy(PROJECTS.resolve("libraries").resolve("pom.xml"), libraries.resolve("pom.xml"));
        Path list = Files.writeString(libraries.resolve("libraries.txt"), "[libraries]\ntiny:paint:9\n");
        saysOnly(
                run(libraries, Map.of(), "-Dandroid.lock", "process-classes"),
                "lock (lock) on project libraries",
                "libraries.txt:2: no repository has tiny:paint:9; choose a version that exists and lock again.");
        assertThat(libraries.resolve("main")).doesNotExist();
        Files.writeString(list, "[libraries]\ntiny:paint:1\n");
        succeeds(run(libraries, Map.of(), "-Dandroid.lock", "process-classes"));
        assertThat(libraries.resolve("main").resolve("pom.xml")).content().contains("<version>1</version>", "aar");
    }

    @Test
    void aLibraryWhoseBytesAreNotThoseOfTheLock() throws IOException {
        Path aar = shared.resolve("paint.aar");
        Lock.Entry paint = new Lock.Entry("tiny", "paint", "2", "aar");
        String sum = LockFile.sum(aar);
        String other = (sum.charAt(0) == '0' ? '1' : '0') + sum.substring(1);
        lock("right", Map.of(paint, sum));
        Path wrong = lock("wrong", Map.of(paint, other));
        Path pom = folder.resolve("pom.xml");
        String app = Files.readString(pom).replace("${paint}", "2");
        String locked = "<dependencies><dependency><groupId>tiny</groupId><artifactId>lock</artifactId>"
                + "<version>%s</version><type>pom</type></dependency>";
        Files.writeString(pom, app.replace("<dependencies>", locked.formatted("wrong")));
        ChildMaven.Ended ended = run("initialize");
        assertThat(ended.code()).as(String.join("\n", ended.lines())).isEqualTo(1);
        assertThat(ended.lines())
                .filteredOn(line -> line.contains("explode (prepare)") && line.startsWith("[ERROR]"))
                .singleElement()
                .asString()
                .contains("paint-2.aar: does not have the SHA-256 that " + wrong + " names for tiny:paint:2:aar;");
        Files.writeString(pom, app.replace("<dependencies>", locked.formatted("right")));
        succeeds(run("initialize"));
    }

    /** Puts a locked list where builds find it; gives the file. */
    private static Path lock(String version, Map<Lock.Entry, String> libraries) throws IOException {
        LockFile.Parent above = new LockFile.Parent("tiny", "tiny", "1", "");
        Path pom = shared.resolve("lock-" + version + ".xml");
        LockFile.write(pom, above, "lock", "a test", "hash", libraries);
        Files.writeString(
                pom,
                Files.readString(pom)
                        .replaceAll(
                                "(?s)<parent>.*</parent>",
                                "<groupId>tiny</groupId><version>" + version + "</version>"));
        return maven.install("tiny", "lock", version, pom).resolve("lock-" + version + ".pom");
    }
}
