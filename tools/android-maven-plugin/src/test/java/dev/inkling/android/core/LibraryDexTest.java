package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryDexTest {
    @TempDir
    Path folder;

    private final Lines log = new Lines();
    private Workshop shop;
    private Path work;

    @BeforeEach
    void open() {
        shop = new Workshop(folder.resolve("steps"), new Cache(folder.resolve("cache")), log);
        work = folder.resolve("work");
    }

    /** A library with one class, or with something that is no class. */
    private Path library(String name, boolean whole) throws IOException {
        Path source = Files.createDirectories(folder.resolve(name));
        Files.writeString(source.resolve(name + ".java"), "public class " + name + " { int n; }");
        Path classes = folder.resolve(name + "-classes");
        Javac.compile(source, classes, List.of(), List.of());
        byte[] bytes = Files.readAllBytes(classes.resolve(name + ".class"));
        Path jar = folder.resolve(name + ".jar");
        try (SteadyZip zip = new SteadyZip(jar, SteadyZip.FAST)) {
            zip.add(name + ".class", whole ? bytes : new byte[] {1, 2, 3});
        }
        return jar;
    }

    private static Code code(Path... libraries) {
        return new Code(List.of(), List.of(libraries), List.of(), List.of());
    }

    @Test
    void whatWasDexedAheadIsNotDexedAgain() throws IOException {
        Code code = code(library("One", true), library("Two", true));
        LibraryDex.start(shop, 26, work, code).await();
        assertThat(log.infos).singleElement().asString().startsWith("dex-libraries: ");
        new Dexer(shop, 26, AppSpec.dex(work), code).libraries();
        assertThat(log.infos).hasSize(1);
        assertThat(DexClasses.ofApk(work.resolve("dex").resolve("libraries.zip")))
                .containsExactlyInAnyOrder("One", "Two");
    }

    @Test
    void aLibraryThatIsNoCodeFailsWhereTheDexIsAwaited() throws IOException {
        LibraryDex dex = LibraryDex.start(shop, 26, work, code(library("One", true), library("Bad", false)));
        assertThatThrownBy(dex::await).isInstanceOf(Problem.class).hasMessageContaining("Bad.jar");
        assertThat(work.resolve("dex").resolve("libraries.zip")).doesNotExist();
    }
}
