package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @Test
    void parsesEveryKindOfValueInOrder() {
        Object value = Json.parse(" {\"b\": [1, -2.5, 1e3, true, false, null], \"a\": {\"한글\": \"\\u0041\\n\\/\"}} ");
        assertThat(value).isInstanceOf(Map.class);
        assertThat(Json.print(value)).isEqualTo("{\"b\":[1,-2.5,1000.0,true,false,null],\"a\":{\"한글\":\"A\\n/\"}}");
    }

    @Test
    void keepsNumbersExactly() {
        assertThat(Json.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(Json.parse("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(Json.parse("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(Json.parse("0.1")).isEqualTo(0.1);
        assertThat(Double.doubleToRawLongBits((Double) Json.parse("-0"))).isEqualTo(Double.doubleToRawLongBits(-0.0));
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (!Double.isNaN(number) && !Double.isInfinite(number)) {
                assertThat(Json.parse(Json.print(number))).isEqualTo(number);
                float single = (float) number;
                if (!Float.isInfinite(single)) {
                    assertThat(((Double) Json.parse(Json.print(single))).floatValue())
                            .isEqualTo(single);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "`` ~ line 1, column 1: the text ends too early",
                "{\"a\" 1} ~ line 1, column 6: expected ':', found '1'",
                "[1, 2 ~ line 1, column 6: the text ends too early",
                "[1,] ~ line 1, column 4: expected a value, found ']'",
                "[01] ~ line 1, column 3: expected ',', found '1'",
                "-x ~ line 1, column 2: expected a digit, found 'x'",
                "1. ~ line 1, column 3: expected a digit, found the end",
                "1e999 ~ line 1, column 1: the number 1e999 is too large for a double",
                "tru ~ line 1, column 1: expected true",
                "\"\\x\" ~ line 1, column 3: no such escape: \\x",
                "\"\\u12g4\" ~ line 1, column 6: \\u needs four hexadecimal digits, found 'g'",
                "{\"a\":1,\"a\":2} ~ line 1, column 8: the name \"a\" stands twice in one object",
                "{a:1} ~ line 1, column 2: expected a name in quotes, found 'a'",
                "NaN ~ line 1, column 1: expected a value, found 'N'",
                "1 2 ~ line 1, column 3: text follows the end of the value",
                "`- 1` ~ line 1, column 2: expected a digit, found the character U+0020",
                "`[1\u007f]` ~ line 1, column 3: expected ',', found the character U+007F",
                "[1!] ~ line 1, column 3: expected ',', found '!'",
                "`\"\u0001b\"` ~ line 1, column 2: a control character in a string, write it as \\u0001",
            })
    void saysWhereTheTextIsWrong(String text, String message) {
        assertThatThrownBy(() -> Json.parse(text))
                .isInstanceOf(JsonException.class)
                .hasMessage("Not JSON at " + message + ".");
    }

    @Test
    void countsLinesAndRefusesControlCharactersAndDeepNesting() {
        assertThatThrownBy(() -> Json.parse("{\n \"a\": ?}")).hasMessageContaining("line 2, column 7");
        assertThatThrownBy(() -> Json.parse("\"a\nb\"")).hasMessageContaining("write it as \\u000a");
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            deep.append('[');
        }
        assertThatThrownBy(() -> Json.parse(deep.toString())).hasMessageContaining("more than 256 levels");
        List<Object> loop = new ArrayList<>();
        loop.add(loop);
        assertThatThrownBy(() -> Json.print(loop)).hasMessageContaining("nested more than 256");
        assertThatThrownBy(() -> Json.print(Double.NaN)).hasMessageContaining("JSON has no NaN");
        assertThatThrownBy(() -> Json.print(new Object())).hasMessageContaining("java.lang.Object");
    }

    @Test
    void asManyLevelsArePrintedAsAreRead() {
        Object deep = 1L;
        for (int level = 0; level < Json.MAX_DEPTH; level++) {
            deep = level % 2 == 0 ? Arrays.asList(deep, 2L) : Map.of("a", deep);
        }
        assertThat(Json.parse(Json.print(deep))).isEqualTo(deep);
        for (Object innermost : List.of(new ArrayList<>(), Map.of(), Map.of("a", 1L), new int[0])) {
            Object deeper = innermost;
            for (int level = 0; level < Json.MAX_DEPTH; level++) {
                deeper = Arrays.asList(deeper);
            }
            Object tooDeep = deeper;
            assertThatThrownBy(() -> Json.print(tooDeep))
                    .isInstanceOf(JsonException.class)
                    .hasMessage("A value nested more than 256 deep cannot be written as JSON.");
        }
        String many = "[" + "{},[],".repeat(300) + "1]";
        assertThat(Json.print(Json.parse(many))).isEqualTo(many);
        assertThatThrownBy(() -> Json.parse("[".repeat(257) + "]".repeat(257)))
                .hasMessage("Not JSON at line 1, column 257: more than 256 levels of nesting.");
    }

    @Test
    void aNumberHasAThousandCharactersAtMost() {
        assertThat(Json.parse("9".repeat(1000))).isEqualTo(new BigInteger("9".repeat(1000)));
        assertThatThrownBy(() -> Json.parse(" " + "9".repeat(1001)))
                .hasMessage("Not JSON at line 1, column 2: a number of 1001 characters, at most 1000 are read.");
    }

    @Test
    void emptyObjectsAndListsMayHoldSpaceAndBeFilled() {
        JsonObject empty = Json.parseObject("{ }");
        assertThat(empty.put("a", Json.parse("[ ]")).list("a").add(1L)).isTrue();
        assertThat(empty).hasToString("{\"a\":[1]}");
    }

    @Test
    void printsEveryKindOfNumberAndNoOther() {
        List<Number> numbers = List.of(
                (short) -7, (byte) 8, 9, 10L, 0.5f, 0.25, new BigInteger("9".repeat(30)), new BigDecimal("0.10"));
        assertThat(Json.print(numbers)).isEqualTo("[-7,8,9,10,0.5,0.25," + "9".repeat(30) + ",0.10]");
        assertThat(Json.print(new int[] {3, 4})).isEqualTo("[3,4]");
        assertThat(Json.pretty(new int[] {3, 4})).isEqualTo("[3, 4]");
        assertThatThrownBy(() -> Json.print(new AtomicInteger()))
                .isInstanceOf(JsonException.class)
                .hasMessage("A java.util.concurrent.atomic.AtomicInteger cannot be written as JSON.");
        assertThatThrownBy(() -> Json.print(Map.of(1, 2)))
                .isInstanceOf(JsonException.class)
                .hasMessage("The names of a JSON object are strings, found 1.");
    }

    /** What has no form in UTF-8, or ends a line somewhere, stands there by its number. */
    @Test
    void printsTextAsItIsWhereItCan() {
        assertThat(Json.print("a b~")).isEqualTo("\"a b~\"");
        assertThat(Json.print("\u001f\u007f\u2028\u2029\u0080")).isEqualTo("\"\\u001f\\u007f\\u2028\\u2029\u0080\"");
        assertThat(Json.print("\ud83d\ude00!")).isEqualTo("\"\ud83d\ude00!\"");
        assertThat(Json.print("\ud83d")).isEqualTo("\"\\ud83d\"");
        assertThat(Json.print("\ud83da")).isEqualTo("\"\\ud83da\"");
        assertThat(Json.print("\ude00")).isEqualTo("\"\\ude00\"");
        assertThat(Json.print("a\ude00")).isEqualTo("\"a\\ude00\"");
        assertThat(Json.print("\ude00\ud83d")).isEqualTo("\"\\ude00\\ud83d\"");
    }

    @Test
    void prettyBreaksObjectsAndKeepsPlainListsOnALine() {
        JsonObject spec = new JsonObject().put("input", new int[] {784}).put("layers", new ArrayList<>());
        spec.list("layers").add(new JsonObject().put("type", "linear").put("in", 784));
        spec.put("classes", Arrays.asList(1, 2)).put("none", new JsonObject());
        assertThat(Json.pretty(spec))
                .isEqualTo(
                        """
                        {
                          "input": [784],
                          "layers": [
                            {
                              "type": "linear",
                              "in": 784
                            }
                          ],
                          "classes": [1, 2],
                          "none": {}
                        }""");
        assertThat(Json.parseObject(Json.pretty(spec)).integers("input")).containsExactly(784);
    }

    @Test
    void readsFieldsAndNamesTheirPathWhenTheyAreWrong() {
        JsonObject json =
                Json.parseObject("{\"layers\":[{\"out\":5},{\"out\":\"x\",\"p\":0.25}],\"big\":4e9,\"on\":true}");
        List<JsonObject> layers = json.objects("layers");
        assertThat(layers.get(0).integer("out")).isEqualTo(5);
        assertThat(layers.get(1).number("p")).isEqualTo(0.25);
        assertThat(layers.get(0).number("p", 0.5)).isEqualTo(0.5);
        assertThat(json.bool("on")).isTrue();
        assertThat(json.whole("big")).isEqualTo(4_000_000_000L);
        assertThatThrownBy(() -> layers.get(1).integer("out"))
                .hasMessage("layers[1].out must be a whole number, found a string.");
        assertThatThrownBy(() -> layers.get(0).string("type")).hasMessage("The field layers[0].type is missing.");
        assertThatThrownBy(() -> json.integer("big")).hasMessage("big is 4000000000, beyond the range of an int.");
        assertThatThrownBy(() -> layers.get(1).allow("out")).hasMessage("Unknown field layers[1].p; known are out.");
        assertThatThrownBy(() -> Json.parseObject("[]")).hasMessage("the text must be an object, found a list.");
    }

    @Test
    void anyTextGivesAValueOrADeclaredError() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "{}[]\",:0123456789.eE+-truefalsn\\u \n\t\u00e9한";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int k = 0; k < length; k++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Object value;
            try {
                value = Json.parse(text.toString());
            } catch (JsonException expected) {
                assertThat(expected.getMessage()).as("seed %d", seed).startsWith("Not JSON at line ");
                continue;
            }
            assertThat(Json.parse(Json.print(value)))
                    .as("seed %d, text %s", seed, text)
                    .isEqualTo(value);
        }
    }

    @Test
    void whatIsPrintedIsParsedBack() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            Object value = randomValue(random, 4);
            assertThat(Json.parse(Json.print(value))).as("seed %d", seed).isEqualTo(value);
            assertThat(Json.parse(Json.pretty(value))).as("seed %d", seed).isEqualTo(value);
        }
    }

    private static Object randomValue(Random random, int depth) {
        switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0:
                return null;
            case 1:
                return random.nextBoolean();
            case 2:
                return random.nextLong();
            case 3:
                return random.nextGaussian();
            case 4:
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(8); i > 0; i--) {
                    text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65536)));
                }
                return text.toString();
            case 5:
                List<Object> items = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    items.add(randomValue(random, depth - 1));
                }
                return items;
            default:
                Map<String, Object> fields = new LinkedHashMap<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    fields.put("k" + random.nextInt(100), randomValue(random, depth - 1));
                }
                return fields;
        }
    }
}
