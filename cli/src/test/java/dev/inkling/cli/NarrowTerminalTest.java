package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A terminal of any width gets help, and a bar that stays on its line. */
final class NarrowTerminalTest {
    @ParameterizedTest
    @ValueSource(ints = {20, 40, 54, 55, 80, 300})
    void helpIsWritten(int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Main.run(console(out, width), "train", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Usage:")
                .contains("inkling train xor --preset notes");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80})
    void theBarStaysOnItsLine(int width) {
        ProgressBar bar = new ProgressBar(console(new ByteArrayOutputStream(), width), true);
        assertThat(bar.line(0.5, 123_456, 3600, "epoch 10/20  loss 0.12345"))
                .hasSizeLessThan(width)
                .startsWith("████");
    }

    private static Console console(ByteArrayOutputStream out, int width) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, true, true, StandardCharsets.UTF_8, width);
    }
}
