package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    @TempDir
    Path folder;

    private final Lines log = new Lines();
    private Path library;
    private Path caller;

    @BeforeEach
    void compile() throws IOException {
        library = Files.writeString(folder.resolve("library.jar"), "twice(int)");
        sweep(library);
        caller = Files.createDirectories(folder.resolve("classes")).resolve("Caller.class");
        Files.writeString(caller, "calls twice(int)");
    }

    private void sweep(Path... classPath) {
        Workshop shop = new Workshop(folder.resolve("steps"), new Cache(folder.resolve("cache")), log);
        Sweep.ifChanged(shop, List.of(classPath), List.of(folder.resolve("classes")), folder.resolve("work"));
    }

    @Test
    void keepsWhatWasCompiledAgainstTheSame() {
        sweep(library);
        assertThat(caller).exists();
    }

    @Test
    void deletesWhatWasCompiledAgainstAnotherLibrary() throws IOException {
        Files.writeString(library, "twice(long)");
        sweep(library);
        assertThat(caller).doesNotExist();
        assertThat(log.infos).last().asString().endsWith("(input library library.jar changed)");
    }

    @Test
    void deletesWhatWasCompiledAgainstMore() {
        sweep();
        assertThat(caller).doesNotExist();
    }
}
