package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.android.apksig.ApkVerifier;
import dev.inkling.android.core.AppSpec.BuildType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds the sample's three APKs and looks inside them. */
class SampleIT {
    @TempDir
    static Path folder;

    private static Sample sample;

    @BeforeAll
    static void build() throws IOException {
        sample = new Sample(folder.resolve("one"), folder.resolve("cache"));
        sample.build(BuildType.DEBUG);
        sample.build(BuildType.RELEASE);
        sample.buildTests();
    }

    private static Set<String> entries(BuildType type) throws IOException {
        return Zips.entries(sample.apk(type)).stream().map(Zips.Entry::name).collect(Collectors.toSet());
    }

    private static ApkManifest manifest(BuildType type) throws IOException {
        Aapt2 aapt2 = new Aapt2(Resources.platform(sample.app()).aapt2());
        String apk = sample.apk(type).toString();
        return ApkManifest.parse(
                aapt2.read("reading", List.of("dump", "xmltree", "--file", "AndroidManifest.xml", apk)));
    }

    private static String resources(BuildType type) throws IOException {
        Aapt2 aapt2 = new Aapt2(Resources.platform(sample.app()).aapt2());
        return aapt2.read(
                "reading", List.of("dump", "resources", sample.apk(type).toString()));
    }

    @Test
    void debugHoldsEverything() throws IOException {
        assertThat(DexClasses.ofApk(sample.apk(BuildType.DEBUG)))
                .contains(
                        "sample.app.MainActivity",
                        "sample.app.Score",
                        "sample.app.GreetingKt",
                        "sample.app.Notes_Impl",
                        "sample.app.NoteDao_Impl",
                        "sample.app.R$string",
                        "sample.library.R$string",
                        "sample.library.Greeter",
                        "sample.library.Unused",
                        "androidx.compose.runtime.Composer");
    }

    @Test
    void releaseHoldsWhatIsUsedOrKept() throws IOException {
        assertThat(DexClasses.ofApk(sample.apk(BuildType.RELEASE)))
                .as("the manifest and consumer rules keep these")
                .contains("sample.app.MainActivity", "sample.library.Greeter")
                .doesNotContain("sample.library.Unused", "sample.library.R$string");
        assertThat(entries(BuildType.RELEASE)).contains("lib/arm64-v8a/libgood.so");
        assertThat(resources(BuildType.RELEASE))
                .contains("library_greeting", "sample_name")
                .doesNotContain("only_for_debugging");
        assertThat(entries(BuildType.RELEASE)).noneMatch(name -> name.contains("unused"));
        assertThat(sample.app().made(BuildType.RELEASE, "mapping.txt"))
                .content()
                .contains("sample.app.Score ->");
        assertThat(manifest(BuildType.RELEASE).all("application").get(0).get("debuggable"))
                .isEmpty();
        assertThat(Files.size(sample.apk(BuildType.RELEASE))).isLessThan(Files.size(sample.apk(BuildType.DEBUG)) / 2);
    }

    @Test
    void theTestApkHoldsTestsAlone() throws IOException {
        assertThat(DexClasses.ofApk(sample.apk(BuildType.TEST)))
                .contains("sample.app.test.Runner")
                .noneMatch(name -> name.startsWith("sample.app.M") || name.startsWith("kotlin."));
        assertThat(manifest(BuildType.TEST).all("instrumentation").get(0).get("targetPackage"))
                .isEqualTo("sample.app");
    }

    @Test
    void allAreSignedAlignedAndForTheRightAndroid() throws Exception {
        for (BuildType type : BuildType.values()) {
            ApkVerifier.Result r = new ApkVerifier.Builder(sample.apk(type).toFile())
                    .setMinCheckedPlatformVersion(26)
                    .build()
                    .verify();
            assertThat(r.isVerified()).isTrue();
            assertThat(r.isVerifiedUsingV2Scheme()).isTrue();
            assertThat(r.isVerifiedUsingV3Scheme()).isTrue();
            assertThat(manifest(type).minSdk()).isEqualTo("26");
            assertThat(manifest(type).targetSdk()).isEqualTo("36");
            assertThat(Zips.places(sample.apk(type)))
                    .filteredOn(p -> p.name().endsWith(".so"))
                    .allMatch(p -> p.stored() && p.offset() % 16384 == 0);
            assertThat(Zips.places(sample.apk(type)))
                    .filteredOn(p -> p.name().equals("resources.arsc"))
                    .allMatch(p -> p.stored() && p.offset() % 4 == 0);
        }
        assertThat(manifest(BuildType.RELEASE).permissions()).containsExactly("sample.permission.GREET");
    }

    @Test
    void anotherFolderWithoutACacheMakesTheSameBytes() throws IOException {
        Sample other = new Sample(folder.resolve("elsewhere/two"), folder.resolve("other-cache"), true);
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.copy(folder.resolve("debug.keystore"), folder.resolve("elsewhere/debug.keystore"));
        other.build(BuildType.RELEASE);
        assertThat(other.apk(BuildType.RELEASE)).hasSameBinaryContentAs(sample.apk(BuildType.RELEASE));
    }
}
