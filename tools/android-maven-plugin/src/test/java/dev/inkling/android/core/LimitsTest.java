package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void readsLimitsAsABuildFileWritesThem() {
        assertThat(Limits.of(5, Map.of("a.b", " 7 "))).isEqualTo(new Limits(5, Map.of("a.b", 7L)));
        assertThatThrownBy(() -> Limits.of(5, Map.of("a.b", "many")))
                .hasMessage("limit of a.b: 'many' is no number of bytes; write a whole number.");
    }
}
