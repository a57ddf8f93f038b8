package dev.inkling.android.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCheckTest {
    @TempDir
    Path folder;

    private Path release;

    @BeforeEach
    void aRelease() throws IOException {
        release = Zips.of(
                folder.resolve("release.apk"),
                Map.of(
                        "classes.dex",
                        "code",
                        "lib/x86/liba.so",
                        "32",
                        "lib/x86_64/liba.so",
                        "64",
                        "resources.arsc",
                        "r"));
    }

    private List<Path> given(Map<String, String> base, Map<String, String> split) throws IOException {
        return List.of(Zips.of(folder.resolve("base.apk"), base), Zips.of(folder.resolve("split.apk"), split));
    }

    @Test
    void aPhoneGetsTheReleasesCodeAndItsOwnLibraries() throws IOException {
        List<Path> apks = given(Map.of("classes.dex", "code"), Map.of("lib/x86/liba.so", "32"));
        assertThatCode(() -> BundleCheck.compare(release, apks, "x86", 26)).doesNotThrowAnyException();
    }

    @Test
    void aLibraryThatIsMissingIsAnError() throws IOException {
        List<Path> apks = given(Map.of("classes.dex", "code"), Map.of("lib/x86/libb.so", "32"));
        assertThatThrownBy(() -> BundleCheck.compare(release, apks, "x86", 26))
                .hasMessage("a phone with x86 and API 26 would get [lib/x86/libb.so] instead of [lib/x86/liba.so]");
    }

    @Test
    void anotherFamilysLibraryIsAnError() throws IOException {
        List<Path> apks = given(Map.of("classes.dex", "code"), Map.of("lib/x86_64/liba.so", "32"));
        assertThatThrownBy(() -> BundleCheck.compare(release, apks, "x86_64", 35))
                .hasMessage(
                        "a phone with x86_64 and API 35 would get another lib/x86_64/liba.so than the release APK has");
    }

    @Test
    void otherCodeIsAnError() throws IOException {
        List<Path> apks = given(Map.of("classes.dex", "cod3"), Map.of("lib/x86/liba.so", "32"));
        assertThatThrownBy(() -> BundleCheck.compare(release, apks, "x86", 26))
                .hasMessageContaining("another classes.dex");
    }
}
