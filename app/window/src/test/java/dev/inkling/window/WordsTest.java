package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

final class WordsTest {
    private final Words english = new Words(() -> Locale.ENGLISH);
    private final Words korean = new Words(() -> Locale.KOREAN);

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "dev.inkling.window.words",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void everyWordIsThereInBothLanguages() {
        ResourceBundle all = bundle(Locale.ENGLISH);
        assertThat(bundle(Locale.KOREAN).keySet()).isEqualTo(all.keySet());
        for (String name : all.keySet()) {
            assertThat(korean.of(name, "a", "b"))
                    .as(name)
                    .isNotEqualTo(english.of(name, "a", "b"))
                    .doesNotContain("{");
        }
    }

    @Test
    void theReasonIsNoNameOfAClass() {
        IOException full = new IOException("No space left on device");
        assertThat(english.reason(full)).isEqualTo("No space left on device");
        assertThat(english.reason(new FileSystemException("a", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(english.reason(new AccessDeniedException("/a/b"))).isEqualTo("you may not write there");
        assertThat(korean.reason(new AccessDeniedException("/a/b"))).isEqualTo("그곳에 쓸 권한이 없어요");
    }
}
