package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.android.core.AppSpec.BuildType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an app's author may do wrong with manifests and resources: one sentence with a place, and nothing linked. */
class BadInputTest {
    private static final String STRINGS = "<resources>\n<string name=\"title\">Sample</string>\n</resources>\n";
    private static final String HEAD =
            "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"sample.library\">\n";

    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    private Workshop shop;
    private AppSpec app;
    private Path strings;

    @BeforeEach
    void write() throws IOException {
        Path source = folder.resolve("src").resolve("main");
        strings = source.resolve("res").resolve("values").resolve("strings.xml");
        Files.createDirectories(strings.getParent());
        Files.writeString(strings, STRINGS);
        manifest("<application android:allowBackup=\"false\" android:label=\"@string/title\"/>\n</manifest>\n");
        shop = new Workshop(folder.resolve("steps"), new Cache(cache), new Lines());
        AppSpec.Version version = new AppSpec.Version(1, "1");
        app = new AppSpec("sample.app", "sample.app", 26, 36, version, List.of(), source, folder.resolve("work"));
    }

    private void manifest(String body) throws IOException {
        Path file = folder.resolve("src").resolve("main").resolve("AndroidManifest.xml");
        Files.writeString(file, HEAD.replace(" package=\"sample.library\"", "") + body);
    }

    private Aar library(String body) throws IOException {
        Path aar = folder.resolve("library.aar");
        try (SteadyZip zip = new SteadyZip(aar, SteadyZip.FAST)) {
            zip.add("AndroidManifest.xml", (HEAD + body).getBytes(StandardCharsets.UTF_8));
        }
        return Aar.explode(shop, "sample:library:1", aar, folder.resolve("aars"), false);
    }

    private void link(Aar... libraries) {
        new Resources(shop, app, List.of(libraries)).link(BuildType.DEBUG, false);
    }

    private void fails(List<Aar> libraries, String... parts) {
        assertThatThrownBy(() -> link(libraries.toArray(Aar[]::new)))
                .isInstanceOf(Problem.class)
                .message()
                .contains(parts)
                .doesNotContain("\n");
        assertThat(app.made(BuildType.DEBUG, "resources.apk")).doesNotExist();
    }

    @Test
    void aBrokenResourceFileThenARepairedOne() throws IOException {
        Files.writeString(strings, STRINGS.replace("</string>", "</strong>"));
        fails(List.of(), "strings.xml:2", "close the tag");
        Files.writeString(strings, STRINGS);
        assertThatCode(this::link).doesNotThrowAnyException();
        assertThat(app.made(BuildType.DEBUG, "resources.apk")).exists();
    }

    @Test
    void aResourceThatIsNotThere() throws IOException {
        manifest("<application android:label=\"@string/titel\"/>\n</manifest>\n");
        fails(List.of(), "string/titel", "AndroidManifest.xml:");
    }

    @Test
    void aManifestConflict() throws IOException {
        Aar library = library("<application android:allowBackup=\"true\"/>\n</manifest>\n");
        fails(List.of(library), "AndroidManifest.xml:2", "allowBackup", "tools:replace");
    }

    @Test
    void aManifestThatIsNoXml() throws IOException {
        manifest("<application>\n</manifest>\n");
        fails(List.of(), "AndroidManifest.xml");
    }

    @Test
    void anAarThatWasCutInTheDownload() throws IOException {
        Path cut = Files.write(folder.resolve("cut.aar"), new byte[] {'P', 'K', 3, 4, 0});
        assertThatThrownBy(() -> Aar.explode(shop, "g:cut:1", cut, folder.resolve("aars"), false))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(cut + ": is not a whole AAR")
                .hasMessageEndingWith("delete it from the Maven repository and build again.");
        assertThat(folder.resolve("aars")).doesNotExist();
    }
}
