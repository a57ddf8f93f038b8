package dev.inkling.nnlib.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.trace.Plan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepMemoryTest {
    @Test
    void theArenaIsSmallerAndRecomputingMakesItSmallerStill() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<Plan> plans = StepMemory.report("784-64-64-64-64-64-64-64-10", new PrintStream(text, true), 784);
        Plan plain = plans.get(0);
        Plan recomputed = plans.get(1);
        assertThat(plain.arenaBytes()).isLessThan(plain.temporaryBytes() * 6 / 10);
        assertThat(recomputed.arenaBytes()).isLessThan(plain.arenaBytes() * 7 / 10);
        assertThat(recomputed.calls()).isGreaterThan(plain.calls());
        assertThat(text.toString(UTF_8)).contains("as it is", "recomputed", "in the arena");
    }
}
