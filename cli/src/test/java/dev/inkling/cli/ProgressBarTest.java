package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProgressBarTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ProgressBar bar(boolean terminal) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new ProgressBar(new Console(stream, stream, terminal, terminal, StandardCharsets.US_ASCII, 80), true);
    }

    @Test
    void saysShareSpeedAndTimeLeft() {
        assertThat(bar(true).line(0.25, 1050, 15.2, "epoch 1/4  loss 0.5"))
                .isEqualTo("######..................  25 %  1,050 samples/s  0:15 left  epoch 1/4  loss 0.5");
    }

    @Test
    void leavesOutWhatIsNotKnownYet() {
        assertThat(bar(true).line(0, Double.NaN, Double.NaN, "epoch 1/4"))
                .isEqualTo("..............................   0 %  epoch 1/4");
    }

    @Test
    void staysWithinTheTerminalAndSilentElsewhere() {
        assertThat(bar(true).line(0.5, 1, 1, "x".repeat(200))).hasSize(79);
        bar(false).show(0.5, 1, 1, "half");
        assertThat(err.size()).isZero();
    }

    @Test
    void aShorterLineLeavesNothingOfTheLongerOneBefore() {
        ProgressBar bar = bar(true);
        bar.show(0.5, Double.NaN, Double.NaN, "a long note");
        bar.show(0.6, Double.NaN, Double.NaN, "short");
        String second = err.toString(StandardCharsets.UTF_8).split("\r")[2];
        assertThat(second).endsWith("short      ");
    }
}
