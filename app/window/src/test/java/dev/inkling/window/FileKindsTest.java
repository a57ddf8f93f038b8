package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FileKindsTest {
    @Test
    void onlyKindsThatAreAskedForAreShown() {
        FileKinds pictures = new FileKinds(List.of("image/*", "application/zip"));
        assertThat(pictures.every()).isFalse();
        assertThat(pictures.admit(Path.of("a.png"))).isTrue();
        assertThat(pictures.admit(Path.of("a.zip"))).isTrue();
        assertThat(pictures.admit(Path.of("a.html"))).isFalse();
        assertThat(pictures.admit(Path.of("of no known kind"))).isTrue();
    }

    @Test
    void whoAsksForAnythingSeesAll() {
        assertThat(new FileKinds(List.of("*/*")).admit(Path.of("a.html"))).isTrue();
        assertThat(new FileKinds(List.of()).every()).isTrue();
    }
}
