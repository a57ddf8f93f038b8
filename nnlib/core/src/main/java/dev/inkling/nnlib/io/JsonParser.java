package dev.inkling.nnlib.io;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A strict parser of RFC 8259, one pass over the text. */
final class JsonParser {
    /** BigInteger parses in quadratic time, so an endless number must not reach it. */
    private static final int MAX_NUMBER_LENGTH = 1000;

    private final String text;
    private int at;
    private int depth;

    JsonParser(String text) {
        this.text = text;
    }

    Object document() {
        if (text.startsWith("\uFEFF")) {
            at = 1;
        }
        Object value = value();
        skipSpace();
        if (at < text.length()) {
            throw error("text follows the end of the value");
        }
        return value;
    }

    private Object value() {
        skipSpace();
        char c = peek();
        return switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> {
                if (c == '-' || isDigit(c)) {
                    yield number();
                }
                throw error("expected a value, found " + shown(c));
            }
        };
    }

    private Map<String, Object> object() {
        enter();
        Map<String, Object> fields = new LinkedHashMap<>();
        skipSpace();
        if (peek() == '}') {
            return leave(fields);
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                throw error("expected a name in quotes, found " + shown(peek()));
            }
            int start = at;
            String name = string();
            skipSpace();
            expect(':');
            if (fields.containsKey(name)) {
                at = start;
                throw error("the name \"" + name + "\" stands twice in one object");
            }
            fields.put(name, value());
            skipSpace();
            if (peek() == '}') {
                return leave(fields);
            }
            expect(',');
        }
    }

    private List<Object> list() {
        enter();
        List<Object> items = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            return leave(items);
        }
        while (true) {
            items.add(value());
            skipSpace();
            if (peek() == ']') {
                return leave(items);
            }
            expect(',');
        }
    }

    private void enter() {
        if (++depth > Json.MAX_DEPTH) {
            throw error("more than " + Json.MAX_DEPTH + " levels of nesting");
        }
        at++;
    }

    private <T> T leave(T value) {
        depth--;
        at++;
        return value;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw error("expected " + word);
        }
        at += word.length();
        return value;
    }

    private Object number() {
        int start = at;
        boolean whole = true;
        if (peek() == '-') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '0') {
            at++;
        } else {
            digits();
        }
        if (at < text.length() && text.charAt(at) == '.') {
            whole = false;
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            whole = false;
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits();
        }
        String literal = text.substring(start, at);
        if (literal.length() > MAX_NUMBER_LENGTH) {
            at = start;
            throw error("a number of " + literal.length() + " characters, at most " + MAX_NUMBER_LENGTH + " are read");
        }
        if (whole && !literal.equals("-0")) {
            return literal.length() < 19 ? (Object) Long.parseLong(literal) : wholeNumber(literal);
        }
        double value = Double.parseDouble(literal);
        if (Double.isInfinite(value)) {
            at = start;
            throw error("the number " + literal + " is too large for a double");
        }
        return value;
    }

    private static Object wholeNumber(String literal) {
        BigInteger value = new BigInteger(literal);
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private void digits() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw error("expected a digit, found " + (at < text.length() ? shown(text.charAt(at)) : "the end"));
        }
    }

    private String string() {
        at++;
        int start = at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\' && text.charAt(at) >= ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return text.substring(start, at++);
        }
        StringBuilder out = new StringBuilder(text.substring(start, at));
        while (true) {
            char c = peek();
            if (c < ' ') {
                throw error("a control character in a string, write it as \\u" + String.format("%04x", (int) c));
            }
            at++;
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                at--;
                throw error("no such escape: \\" + c);
            }
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw error("\\u needs four hexadecimal digits, found " + shown(c));
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void skipSpace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("the text ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw error("expected '" + wanted + "', found " + shown(peek()));
        }
        at++;
    }

    private static String shown(char c) {
        return c > ' ' && c < 127 ? "'" + c + "'" : String.format("the character U+%04X", (int) c);
    }

    private JsonException error(String what) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(at, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new JsonException("Not JSON at line " + line + ", column " + (end - lineStart + 1) + ": " + what + ".");
    }
}
