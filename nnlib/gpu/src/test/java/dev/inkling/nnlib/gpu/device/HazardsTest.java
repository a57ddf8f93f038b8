package dev.inkling.nnlib.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a barrier has to stand. */
class HazardsTest {
    private static final ProgramSource COPY = new ProgramSource(
            "copy",
            "",
            List.of(),
            List.of(new Binding("to", false, Access.WRITE), new Binding("from", false, Access.READ)),
            0,
            64,
            1,
            0);

    private record Memory(long bytes) implements Block {
        @Override
        public void close() {}
    }

    private final Block block = new Memory(1000);
    private final Block other = new Memory(1000);
    private final Hazards hazards = new Hazards();

    @BeforeEach
    void somethingRan() {
        assertThat(copies(block, 0, 500)).isFalse();
    }

    /** Whether a barrier has to stand before a copy of 100 bytes within a block. */
    private boolean copies(Block where, int to, int from) {
        Program program = () -> COPY;
        List<Range> ranges = List.of(new Range(where, to, to + 100), new Range(where, from, from + 100));
        return hazards.barrierBefore(new Dispatch(program, ranges, new int[0], new int[] {1, 1, 1}));
    }

    @Test
    void whatWasWrittenIsReadAfterABarrier() {
        assertThat(copies(block, 200, 99)).isTrue();
    }

    @Test
    void whatWasWrittenIsWrittenAgainAfterABarrier() {
        assertThat(copies(block, 50, 700)).isTrue();
    }

    @Test
    void whatWasReadIsWrittenAfterABarrier() {
        assertThat(copies(block, 599, 800)).isTrue();
    }

    @Test
    void neighboursDoNotWaitForEachOther() {
        assertThat(copies(block, 100, 200)).isFalse();
        assertThat(copies(block, 600, 500)).isFalse();
        assertThat(copies(other, 0, 500)).isFalse();
    }

    @Test
    void aBarrierEndsAllThatCameBefore() {
        assertThat(copies(block, 200, 0)).isTrue();
        assertThat(copies(block, 800, 0)).isFalse();
        assertThat(copies(block, 700, 200)).isTrue();
    }
}
