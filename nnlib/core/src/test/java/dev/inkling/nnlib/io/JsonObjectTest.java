package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields are read as the kind that was asked for, or an error says what stands there instead. */
class JsonObjectTest {
    private final JsonObject json =
            Json.parseObject("{\"on\":true,\"off\":false,\"five\":5,\"half\":0.5,\"word\":\"w\",\"none\":null}");

    @Test
    void whatIsMissingHasTheDefaultThatWasGiven() {
        assertThat(json.bool("on", false)).isTrue();
        assertThat(json.bool("off", true)).isFalse();
        assertThat(json.bool("other", true)).isTrue();
        assertThat(json.bool("other", false)).isFalse();
        assertThat(json.integer("five", 7)).isEqualTo(5);
        assertThat(json.integer("other", 7)).isEqualTo(7);
        assertThat(json.number("half", 7)).isEqualTo(0.5);
        assertThat(json.number("other", 7)).isEqualTo(7);
        assertThat(json.string("word", "v")).isEqualTo("w");
        assertThat(json.string("other", "v")).isEqualTo("v");
    }

    @Test
    void whatIsOfAnotherKindIsNamed() {
        refuses(() -> json.bool("five", true), "five must be true or false, found the number 5.");
        refuses(() -> json.integer("on", 7), "on must be a whole number, found true or false.");
        refuses(() -> json.integer("half"), "half must be a whole number, found the number 0.5.");
        refuses(() -> json.string("none", "v"), "none must be a string, found null.");
        refuses(() -> json.list("word"), "word must be a list, found a string.");
        refuses(() -> json.number("word"), "word must be a number, found a string.");
        refuses(() -> json.put("list", List.of(1L)).object("list"), "list must be an object, found a list.");
        refuses(() -> json.put("in", json).list("in"), "in must be a list, found an object.");
    }

    private static void refuses(Runnable read, String message) {
        assertThatThrownBy(read::run).isInstanceOf(JsonException.class).hasMessage(message);
    }

    /** Beyond 2^53 a double no longer tells a whole number from its neighbour. */
    @Test
    void aDoubleIsAWholeNumberUpToWhereItIsExact() {
        JsonObject far =
                new JsonObject().put("last", 0x1p53).put("least", -0x1p53).put("next", 0x1p53 + 2);
        assertThat(far.whole("last")).isEqualTo(1L << 53);
        assertThat(far.whole("least")).isEqualTo(-1L << 53);
        refuses(() -> far.whole("next"), "next must be a whole number, found the number 9.007199254740994E15.");
    }

    @Test
    void onlyFieldsThatAreKnownAreAllowed() {
        JsonObject one = new JsonObject().put("a", 1L);
        assertThat(one.allow("a", "b")).isSameAs(one);
        refuses(() -> one.put("c", 2L).allow("a", "b"), "Unknown field c; known are a, b.");
    }

    @Test
    void thoseWithTheSameFieldsAreEqual() {
        JsonObject one = new JsonObject().put("a", 1L).put("b", "c");
        JsonObject same = new JsonObject().put("b", "c").put("a", 1L);
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(one).isNotEqualTo(new JsonObject().put("a", 1L)).isNotEqualTo(one.fields());
        assertThat(one.hashCode()).isEqualTo(one.fields().hashCode());
    }
}
