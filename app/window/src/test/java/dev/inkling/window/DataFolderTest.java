package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void oneWindowAtATimeHasTheFolder() throws IOException {
        Path path = temp.resolve("a folder with spaces/data");
        try (DataFolder mine = DataFolder.lock(path)) {
            assertThat(mine.path()).isEqualTo(path).isDirectory();
            assertThat(DataFolder.lock(path)).isNull();
            Files.writeString(path.resolve("kept"), "kept");
        }
        try (DataFolder again = DataFolder.lock(path)) {
            assertThat(again).isNotNull();
            assertThat(path.resolve("kept")).hasContent("kept");
        }
    }

    @Test
    void aPassingFolderLeavesNothing() throws IOException {
        Path path;
        try (DataFolder passing = DataFolder.passing()) {
            path = passing.path();
            Files.writeString(Files.createDirectories(path.resolve("app/files")).resolve("a"), "a");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void eachSystemHasItsPlaceForTheDataOfPrograms() {
        Path user = Path.of("home", "ada");
        assertThat(DataFolder.usual("Linux", user, Map.of())).isEqualTo(user.resolve(".local/share/inkling"));
        assertThat(DataFolder.usual("Linux", user, Map.of("XDG_DATA_HOME", "xdg")))
                .isEqualTo(Path.of("xdg/inkling"));
        assertThat(DataFolder.usual("Mac OS X", user, Map.of()))
                .isEqualTo(user.resolve("Library/Application Support/Inkling"));
        assertThat(DataFolder.usual("Windows 11", user, Map.of("APPDATA", "roaming")))
                .isEqualTo(Path.of("roaming/Inkling"));
    }
}
