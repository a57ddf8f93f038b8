package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class WantedTest {
    private static boolean matches(String words, String onScreen) {
        return Pattern.compile(Wanted.pattern(words), Pattern.DOTALL)
                .matcher(onScreen)
                .matches();
    }

    @Test
    void whatTheAppFillsInMayBeAnything() {
        assertThat(matches("All at once, %1$s epochs", "All at once, 3,000 epochs"))
                .isTrue();
        assertThat(matches("%1$d of %2$d", "3 of 20")).isTrue();
        assertThat(matches("%1$s %%", "99 %")).isTrue();
        assertThat(matches("%1$s %%", "99 %%")).isFalse();
        assertThat(matches("step %1$s of %2$s", "a step 3 of 4")).isFalse();
        assertThat(matches("What is it (really)?", "What is it (really)?")).isTrue();
    }

    @Test
    void plainWordsAreAPartOfATextAndATagIsWhole() {
        Wanted words = Wanted.of("digit (1", null, null);
        assertThat(words.matches(null, List.of("", "A digit (1 of 2)\nis here")))
                .isTrue();
        assertThat(words.matches("digit (1", List.of("a digit"))).isFalse();
        Wanted tag = Wanted.of("#pad", null, null);
        assertThat(tag.matches("pad", List.of())).isTrue();
        assertThat(tag.matches("pads", List.of("pad", "#pad"))).isFalse();
        assertThat(tag.matches(null, List.of("#pad"))).isFalse();
    }
}
