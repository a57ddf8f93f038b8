package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.android.core.AppSpec.BuildType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change makes run, what a fault says, and that a faulty APK never reaches its place. */
class TinyAppIT {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private TinyApp tiny;

    @BeforeEach
    void write() throws IOException {
        tiny = new TinyApp(folder.resolve("tiny"), shared.resolve("cache"));
        Path key = SigningKeyTest.debugKeystore(shared);
        Files.copy(key, folder.resolve("debug.keystore"));
    }

    private void fails(BuildType type, String... parts) {
        assertThatThrownBy(() -> tiny.build(type))
                .isInstanceOf(Problem.class)
                .message()
                .contains(parts)
                .doesNotContain("\n");
        assertThat(tiny.apk(type)).doesNotExist();
    }

    @Test
    void aChangeIsNamedAndRunsOnlyWhatItReaches() throws IOException {
        tiny.build(BuildType.DEBUG);
        tiny.log.infos.clear();
        tiny.build(BuildType.DEBUG);
        assertThat(tiny.log.infos).as("nothing changed").isEmpty();
        tiny.source.replace("res/values/strings.xml", "Tiny", "Small");
        tiny.build(BuildType.DEBUG);
        assertThat(tiny.log.infos)
                .extracting(line -> line.replaceFirst(": [\\d.]+ s", ":"))
                .as("no dexing")
                .containsExactly(
                        "compile-app: (input res/values/strings.xml changed)",
                        "link-debug: (input compiled app.zip changed)",
                        "package-debug: (input resources changed)",
                        "sign-debug: (input unsigned changed)");
    }

    @Test
    void aLibraryForSmallPagesIsNamedInAWarning() throws IOException {
        tiny.source.write("jniLibs/arm64-v8a/libgood.so", ElfTest.library(16384));
        tiny.source.write("jniLibs/arm64-v8a/libold.so", ElfTest.library(4096));
        tiny.build(BuildType.DEBUG);
        assertThat(tiny.log.warnings)
                .containsExactly("lib/arm64-v8a/libold.so has segments aligned to 4 KB:"
                        + " it will not load on a phone with 16 KB pages");
    }

    @Test
    void everyLibraryIsThereForEveryProcessorFamilyOrForNone() throws IOException {
        tiny.abis = List.of("armeabi-v7a", "arm64-v8a");
        tiny.build(BuildType.DEBUG);
        assertThat(tiny.apk(BuildType.DEBUG))
                .as("no native code runs everywhere")
                .exists();
        Files.delete(tiny.apk(BuildType.DEBUG));
        for (String abi : tiny.abis) {
            tiny.source.write("jniLibs/" + abi + "/libeverywhere.so", ElfTest.library(16384));
        }
        tiny.source.write("jniLibs/arm64-v8a/libsomewhere.so", ElfTest.library(16384));
        fails(BuildType.DEBUG, "lib/*/libsomewhere.so is there for arm64-v8a and not for armeabi-v7a;");
        tiny.source.write("jniLibs/armeabi-v7a/libsomewhere.so", ElfTest.library(16384));
        tiny.build(BuildType.DEBUG);
        assertThat(Zips.entries(tiny.apk(BuildType.DEBUG), name -> name.endsWith(".so")))
                .extracting(Zips.Entry::name)
                .containsExactly(
                        "lib/arm64-v8a/libeverywhere.so",
                        "lib/arm64-v8a/libsomewhere.so",
                        "lib/armeabi-v7a/libeverywhere.so",
                        "lib/armeabi-v7a/libsomewhere.so");
    }

    @Test
    void aComponentThatNoCodeHolds() throws IOException {
        tiny.source.replace("AndroidManifest.xml", "\".Main\"", "\".Missing\"");
        fails(BuildType.DEBUG, "the manifest names tiny.app.Missing, and no dex file holds it");
    }

    @Test
    void aPermissionListThatDoesNotFit() throws IOException {
        tiny.source.write("permissions.txt", "android.permission.CAMERA\n");
        fails(
                BuildType.DEBUG,
                "it asks for android.permission.VIBRATE, which permissions.txt does not list",
                "permissions.txt lists android.permission.CAMERA, which it does not ask for");
    }

    @Test
    void aRuleThatIsNoRule() throws IOException {
        tiny.source.write("rules.pro", "# ours\n-keep clas tiny.app.Main\n");
        fails(BuildType.RELEASE, "rules.pro:2");
    }

    @Test
    void aClassThatIsMissingThenExplained() throws IOException {
        tiny.build(BuildType.DEBUG);
        Files.delete(folder.resolve("tiny/target/classes/tiny/words/Words.class"));
        fails(BuildType.RELEASE, "R8 misses classes that the code names", "tiny.words.Words", "-dontwarn");
        tiny.source.write("rules.pro", "-dontwarn tiny.words.Words\n");
        tiny.build(BuildType.RELEASE);
        assertThat(tiny.apk(BuildType.RELEASE)).exists();
    }

    @Test
    void anApkThatWeighsTooMuch() throws IOException {
        tiny.limit(2000, Map.of());
        fails(BuildType.DEBUG, "bytes, of 2,000 allowed");
        tiny.limit(1_000_000, Map.of());
        tiny.build(BuildType.DEBUG);
        assertThat(tiny.apk(BuildType.DEBUG)).exists();
    }

    @Test
    void aPackageThatWeighsTooMuchAlsoWhenItIsRenamed() throws IOException {
        tiny.source.write("rules.pro", "-keep,allowobfuscation class tiny.words.Words { *; }\n");
        tiny.limit(0, Map.of("tiny.words", 60L));
        fails(BuildType.RELEASE, "tiny.words has ", " bytes of dex, of 60 allowed");
        tiny.limit(0, Map.of("tiny.words", 1000L));
        tiny.build(BuildType.RELEASE);
        assertThat(DexClasses.ofApk(tiny.apk(BuildType.RELEASE))).doesNotContain("tiny.words.Words");
        assertThat(new DexShare(tiny.apk(BuildType.RELEASE), tiny.spec().made(BuildType.RELEASE, Shrinker.MAPPING))
                        .of("tiny.words"))
                .as("its sentence alone has 57 letters")
                .isBetween(100L, 1000L);
        assertThat(tiny.spec().made(BuildType.RELEASE, "check.txt")).content().contains("tiny.words: ");
    }
}
