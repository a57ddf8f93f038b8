package dev.inkling.nnlib.gles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.gles.desktop.Watch;
import dev.inkling.nnlib.gpu.device.Dispatch;
import dev.inkling.nnlib.gpu.device.Graph;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That barriers are asked for: a device that does one thing after the other is right without them. */
class BarriersTest {
    private static long barriers(Trial trial, Runnable work) {
        trial.gpu.finish();
        long before = Watch.barriers();
        work.run();
        trial.gpu.finish();
        return Watch.barriers() - before;
    }

    @Test
    void oneStandsBeforeWhateverMeetsWhatWasDone() throws Exception {
        try (Trial trial = new Trial()) {
            Dispatch fill = trial.fill();
            Graph graph = trial.gpu.graph(List.of(fill, fill, fill));
            assertThat(barriers(trial, () -> trial.gpu.run(fill)))
                    .as("the first of all")
                    .isZero();
            assertThat(barriers(trial, () -> trial.gpu.run(fill)))
                    .as("over another")
                    .isOne();
            assertThat(barriers(trial, graph::run))
                    .as("between three, and before")
                    .isEqualTo(3);
            assertThat(barriers(trial, graph::run)).as("once more").isEqualTo(3);
            assertThat(barriers(trial, () -> trial.gpu.run(fill)))
                    .as("after a graph")
                    .isOne();
            assertThat(barriers(trial, trial::numbers)).as("before reading").isOne();
            assertThat(barriers(trial, graph::run)).as("after reading").isEqualTo(3);
        }
    }
}
