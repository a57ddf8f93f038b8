package dev.inkling.nnlib.io;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Writes plain Java values as JSON, on one line or indented. */
final class JsonPrinter {
    private final StringBuilder out;
    private final boolean indented;

    JsonPrinter(StringBuilder out, boolean indented) {
        this.out = out;
        this.indented = indented;
    }

    void value(Object value, int depth) {
        if (value == null || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof CharSequence text) {
            string(text);
        } else if (value instanceof JsonObject object) {
            object(object.fields(), depth);
        } else if (value instanceof Map<?, ?> fields) {
            object(fields, depth);
        } else if (value instanceof List<?> items) {
            list(items, depth);
        } else if (value instanceof int[] numbers) {
            open('[', depth);
            for (int i = 0; i < numbers.length; i++) {
                out.append(i == 0 ? "" : indented ? ", " : ",").append(numbers[i]);
            }
            out.append(']');
        } else {
            throw new JsonException("A " + value.getClass().getName() + " cannot be written as JSON.");
        }
    }

    private void number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new JsonException("JSON has no " + value + "; write it as a string or leave it out.");
            }
        } else if (!(number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger
                || number instanceof BigDecimal)) {
            throw new JsonException("A " + number.getClass().getName() + " cannot be written as JSON.");
        }
        out.append(number);
    }

    private void object(Map<?, ?> fields, int depth) {
        open('{', depth);
        if (fields.isEmpty()) {
            out.append('}');
            return;
        }
        boolean first = true;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (!(field.getKey() instanceof String name)) {
                throw new JsonException("The names of a JSON object are strings, found " + field.getKey() + ".");
            }
            separate(first, true, depth + 1);
            first = false;
            string(name);
            out.append(indented ? ": " : ":");
            value(field.getValue(), depth + 1);
        }
        breakLine(depth);
        out.append('}');
    }

    private void list(List<?> items, int depth) {
        boolean broken = false;
        for (Object item : items) {
            broken |= item instanceof Map || item instanceof List || item instanceof JsonObject;
        }
        open('[', depth);
        boolean first = true;
        for (Object item : items) {
            separate(first, broken, depth + 1);
            first = false;
            value(item, depth + 1);
        }
        if (broken) {
            breakLine(depth);
        }
        out.append(']');
    }

    private void open(char bracket, int depth) {
        if (depth == Json.MAX_DEPTH) {
            throw new JsonException("A value nested more than " + Json.MAX_DEPTH + " deep cannot be written as JSON.");
        }
        out.append(bracket);
    }

    private void separate(boolean first, boolean broken, int depth) {
        if (!first) {
            out.append(indented && !broken ? ", " : ",");
        }
        if (broken) {
            breakLine(depth);
        }
    }

    private void breakLine(int depth) {
        if (indented) {
            out.append('\n');
            for (int i = 0; i < depth; i++) {
                out.append("  ");
            }
        }
    }

    private void string(CharSequence text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    // A lone surrogate has no UTF-8 form, and the two line separators end a line in JavaScript.
                    boolean lone = Character.isSurrogate(c) && !paired(text, i);
                    if (c < ' ' || c == 127 || lone || c == '\u2028' || c == '\u2029') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(CharSequence text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
