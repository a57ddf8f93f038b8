package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void aProblemIsOneSentence() {
        Problem p = new Problem("is broken", "a.xml:3", "mend it");
        assertThat(p).hasMessage("a.xml:3: is broken; mend it.");
        assertThat(p.what() + p.where() + p.todo()).isEqualTo("is brokena.xml:3mend it");
        assertThat(Problem.of("packing", new IOException("No space left on device")))
                .hasMessageStartingWith("packing: the disk is full");
        assertThat(Problem.of("packing", p)).isSameAs(p);
    }
}
