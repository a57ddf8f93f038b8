package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
    void withoutColoursSeveralCurvesAreLetters() {
        List<Curve> two = List.of(line("sgd", 1, 0), line("adam", 1, 1));
        List<String> plain = new TerminalChart(30, 3, true, false).draw(two, "epoch");
        assertThat(plain.get(2)).contains("a").doesNotContainPattern("[\u2800-\u28ff]");
        List<String> coloured = new TerminalChart(30, 3, true, true).draw(two, "epoch");
        assertThat(coloured.get(2)).containsPattern("[\u2801-\u28ff]").contains("\u001b[0m");
    }

    @Test
    void aLongLegendGoesOnBelow() {
        List<String> lines = new TerminalChart(16, 3, false, false)
                .draw(List.of(line("momentum", 1, 0), line("nesterov", 1, 1), line("sgd", 0, 0)), "epoch");
        assertThat(lines.subList(4, lines.size()))
                .extracting(String::trim)
                .containsExactly("a=momentum", "b=nesterov", "c=sgd");
    }

    @Test
    void colourIsLeftOutWhereItIsNotWanted() {
        assertThat(Console.colours(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Console.colours(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Console.colours(Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Console.colours(Map.of("NO_COLOR", ""))).isTrue();
    }

    @Test
    void nothingFiniteIsNoPicture() {
        assertThat(new TerminalChart(30, 3, true, false).draw(List.of(line("loss", Double.NaN)), "epoch"))
                .isEmpty();
    }
}
