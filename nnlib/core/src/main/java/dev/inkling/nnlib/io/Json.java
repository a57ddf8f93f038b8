package dev.inkling.nnlib.io;

import java.util.Map;

/**
 * JSON text to plain Java values and back.
 *
 * <p>Values are {@code null}, {@link Boolean}, {@link String}, {@link java.util.List}, {@link Map} with string keys in
 * the order of the text, and numbers: {@link Long} for a whole number that fits one, {@link java.math.BigInteger} for a
 * longer one, {@link Double} for one with a fraction or an exponent. Printing a number and parsing it again gives the
 * same bits. {@link JsonObject} reads the fields of a parsed object with checks.
 */
public final class Json {
    /** How deep objects and lists may nest, so that no text can overflow the stack. */
    public static final int MAX_DEPTH = 256;

    private Json() {}

    /** Parses one JSON value; throws {@link JsonException} with line and column where the text is wrong. */
    public static Object parse(String text) {
        return new JsonParser(text).document();
    }

    /** Parses a text that must be one object. */
    public static JsonObject parseObject(String text) {
        return JsonObject.of(parse(text), "the text");
    }

    /** The value on one line. Throws {@link JsonException} for NaN, infinities and types that JSON does not have. */
    public static String print(Object value) {
        StringBuilder out = new StringBuilder();
        new JsonPrinter(out, false).value(value, 0);
        return out.toString();
    }

    /** The value indented by two spaces, for people and for diffs; lists of plain values stay on one line. */
    public static String pretty(Object value) {
        StringBuilder out = new StringBuilder();
        new JsonPrinter(out, true).value(value, 0);
        return out.toString();
    }
}
