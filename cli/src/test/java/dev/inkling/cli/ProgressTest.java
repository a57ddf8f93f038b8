package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Console console(boolean terminal) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, terminal, terminal, StandardCharsets.US_ASCII, 80);
    }

    @Test
    void saysShareSpeedAndTimeLeft() {
        Progress progress = new Progress(console(true), true, 1000, 0, "samples");
        assertThat(progress.line(250, 5, "epoch 1/4  loss 0.5"))
                .isEqualTo("#######....................  25 %  50 samples/s  0:15 left  epoch 1/4  loss 0.5");
    }

    @Test
    void whatAnEarlierRunDidCountsForTheShareAndNotForTheSpeed() {
        Progress progress = new Progress(console(true), true, 1000, 500, "samples");
        assertThat(progress.line(600, 10, "")).contains(" 60 %  10 samples/s  0:40 left");
    }

    @Test
    void staysWithinTheTerminalAndSilentElsewhere() {
        assertThat(new Progress(console(true), true, 10, 0, "samples").line(5, 1, "x".repeat(200)))
                .hasSize(79);
        try (Progress silent = new Progress(console(false), true, 10, 0, "samples")) {
            silent.at(5, "half");
        }
        assertThat(err.size()).isZero();
    }
}
