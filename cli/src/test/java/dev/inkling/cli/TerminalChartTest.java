package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TerminalChartTest {
    private static Curve line(String name, double... ys) {
        Curve curve = new Curve(name);
        for (int i = 0; i < ys.length; i++) {
            curve.add(i, ys[i]);
        }
        return curve;
    }

    @Test
    void aFallingLineRunsFromTopLeftToBottomRight() {
        List<String> lines = new TerminalChart(4, 4, false, false).draw(List.of(line("loss", 3, 2, 1, 0)), "epoch");
        assertThat(lines)
                .containsExactly(
                        "        3 |a", "          |aa", "        1 | aa", "        0 |  aa", "           0 3 epoch");
    }

    @Test
    void brailleDotsSitWhereTheNumbersAre() {
        Curve dots = new Curve("dots");
        dots.add(0, 1);
        dots.add(0.5, Double.NaN);
        dots.add(1, 0);
        List<String> lines = new TerminalChart(1, 2, true, false).draw(List.of(dots), "x");
        assertThat(lines.get(0)).endsWith("┤⠁");
        assertThat(lines.get(1)).endsWith("┤⢀");
    }

    @Test
    void severalCurvesGetALegend() {
        List<String> lines =
                new TerminalChart(30, 3, false, false).draw(List.of(line("sgd", 1, 0), line("adam", 1, 1)), "epoch");
        assertThat(lines.get(lines.size() - 1).trim()).isEqualTo("a=sgd  b=adam");
    }

    @Test
    void nothingFiniteIsNoPicture() {
        assertThat(new TerminalChart(30, 3, true, false).draw(List.of(line("loss", Double.NaN)), "epoch"))
                .isEmpty();
    }
}
