package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
    @Test
    void writesMetricsThatReadBack() throws IOException {
        StringBuilder text = new StringBuilder();
        new Csv.Writer(text, "epoch", "loss", "note")
                .row(1, 0.25f, "a, \"b\"")
                .row(2, 1e-9, null)
                .row(3, Float.NaN, "두\n줄");
        assertThat(text.toString()).isEqualTo("epoch,loss,note\n1,0.25,\"a, \"\"b\"\"\"\n2,1.0E-9,\n3,NaN,\"두\n줄\"\n");
        List<String[]> rows = Csv.parse(text.toString(), "metrics");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1)).containsExactly("1", "0.25", "a, \"b\"");
        assertThat(rows.get(2)).containsExactly("2", "1.0E-9", "");
        assertThat(rows.get(3)[2]).isEqualTo("두\n줄");
        assertThatThrownBy(() -> new Csv.Writer(text, "a", "b").row(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A row of 1 cells in a table of 2 columns.");
    }

    @Test
    void quotesOnlyWhatWouldBeReadOtherwise() throws IOException {
        StringBuilder text = new StringBuilder();
        new Csv.Writer(text, "a,b", "\"", "c\rd", "e\nf", "", "g h").row(true, ";", "'", "", null, -1L);
        assertThat(text.toString()).isEqualTo("\"a,b\",\"\"\"\",\"c\rd\",\"e\nf\",\"\",g h\ntrue,;,',\"\",,-1\n");
        assertThat(Csv.parse(text.toString(), "t").get(0)).containsExactly("a,b", "\"", "c\rd", "e\nf", "", "g h");
    }

    @Test
    void readsWhatSpreadsheetsWrite() throws IOException {
        List<String[]> rows = Csv.parse("\uFEFFa,b\r\n1,\"x\"\r\n\r\n,\r\n\"\",3", "t");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).containsExactly("a", "b");
        assertThat(rows.get(1)).containsExactly("1", "x");
        assertThat(rows.get(2)).containsExactly("", "");
        assertThat(rows.get(3)).containsExactly("", "3");
        assertThat(Csv.parse("", "t")).isEmpty();
        assertThat(Csv.parse("a\rb\r", "t")).containsExactly(new String[] {"a"}, new String[] {"b"});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a,b|1 ~ t, line 2: 1 cells, the first line has 2; correct that line.",
                "a|b\"c ~ t, line 2: a quote inside a cell that does not begin with one; correct that line.",
                "a|\"b|c ~ t, line 2: a quote that is never closed; correct that line.",
                "a|b|\"c\"d ~ t, line 3: text after a closing quote; correct that line.",
                "a,b||1 ~ t, line 3: 1 cells, the first line has 2; correct that line.",
                "a,b^|1 ~ t, line 2: 1 cells, the first line has 2; correct that line.",
                "a,b^|^|1 ~ t, line 3: 1 cells, the first line has 2; correct that line.",
                "a,b^1 ~ t, line 2: 1 cells, the first line has 2; correct that line.",
                "a,b|\"c|d\",e|1 ~ t, line 4: 1 cells, the first line has 2; correct that line.",
            })
    void saysInWhichLineTheTextIsWrong(String text, String message) {
        assertThatThrownBy(() -> Csv.parse(text.replace('|', '\n').replace('^', '\r'), "t"))
                .isInstanceOf(BadFileException.class)
                .hasMessage(message);
    }

    @Test
    void anyTextGivesRowsOrADeclaredError() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int believed = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(14); k > 0; k--) {
                text.append("a1,\"\r\n ".charAt(random.nextInt(7)));
            }
            try {
                for (String[] row : Csv.parse(text.toString(), "t")) {
                    assertThat(row).as("seed %d, %s", seed, text).isNotEmpty();
                }
                believed++;
            } catch (BadFileException declared) {
                assertThat(declared.getMessage()).as("seed %d", seed).startsWith("t, line ");
            }
        }
        assertThat(believed).as("seed %d", seed).isBetween(1000, 19_000);
    }
}
