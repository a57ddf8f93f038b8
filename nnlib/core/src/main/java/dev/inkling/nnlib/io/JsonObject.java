package dev.inkling.nnlib.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a JSON object, written with {@link #put} and read with checks: a field that is missing or of the wrong
 * kind throws a {@link JsonException} that names its path, such as {@code layers[2].out}.
 */
public final class JsonObject {
    private final Map<String, Object> fields;
    private final String where;

    /** An object without fields, to be filled with {@link #put}. */
    public JsonObject() {
        this(new LinkedHashMap<>(), "");
    }

    private JsonObject(Map<String, Object> fields, String where) {
        this.fields = fields;
        this.where = where;
    }

    /** A view of a parsed value that must be an object; {@code what} names it in the error if it is not. */
    public static JsonObject of(Object value, String what) {
        if (value instanceof JsonObject object) {
            return object;
        }
        return new JsonObject(castFields(value, what), "");
    }

    /** Adds or replaces a field and returns this object. */
    public JsonObject put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** The fields in order; changes to the map are changes to this object. */
    public Map<String, Object> fields() {
        return fields;
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The raw value of a field, {@code null} where it is absent. */
    public Object get(String name) {
        return fields.get(name);
    }

    public String string(String name) {
        Object value = required(name);
        if (value instanceof String text) {
            return text;
        }
        throw wrong(path(name), "a string", value);
    }

    public String string(String name, String otherwise) {
        return has(name) ? string(name) : otherwise;
    }

    public boolean bool(String name) {
        Object value = required(name);
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw wrong(path(name), "true or false", value);
    }

    public boolean bool(String name, boolean otherwise) {
        return has(name) ? bool(name) : otherwise;
    }

    public double number(String name) {
        Object value = required(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(path(name), "a number", value);
    }

    public double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /** A whole number that fits a long; 2.0 counts as whole. */
    public long whole(String name) {
        return whole(required(name), path(name));
    }

    /** A whole number that fits an int. */
    public int integer(String name) {
        return integer(required(name), path(name));
    }

    public int integer(String name, int otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    /** A list of whole numbers, such as a shape. */
    public int[] integers(String name) {
        List<Object> items = list(name);
        int[] values = new int[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = integer(items.get(i), path(name) + "[" + i + "]");
        }
        return values;
    }

    public JsonObject object(String name) {
        return new JsonObject(castFields(required(name), path(name)), path(name));
    }

    @SuppressWarnings("unchecked")
    public List<Object> list(String name) {
        Object value = required(name);
        if (value instanceof List<?> items) {
            return (List<Object>) items;
        }
        throw wrong(path(name), "a list", value);
    }

    /** A list whose items are all objects. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object item : list(name)) {
            String path = path(name) + "[" + objects.size() + "]";
            objects.add(new JsonObject(castFields(item, path), path));
        }
        return objects;
    }

    /** Refuses fields that are not among the known ones: a misspelt option must not be ignored. */
    public JsonObject allow(String... known) {
        for (String name : fields.keySet()) {
            if (!Arrays.asList(known).contains(name)) {
                throw new JsonException(
                        "Unknown field " + path(name) + "; known are " + String.join(", ", known) + ".");
            }
        }
        return this;
    }

    /** Where this object stands in its text, such as {@code layers[2]}; empty for the outermost. */
    public String where() {
        return where;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && fields.equals(object.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** The object as JSON on one line. */
    @Override
    public String toString() {
        return Json.print(this);
    }

    private Object required(String name) {
        Object value = fields.get(name);
        if (value == null && !fields.containsKey(name)) {
            throw new JsonException("The field " + path(name) + " is missing.");
        }
        return value;
    }

    private String path(String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    private static int integer(Object value, String path) {
        long whole = whole(value, path);
        if ((int) whole != whole) {
            throw new JsonException(path + " is " + whole + ", beyond the range of an int.");
        }
        return (int) whole;
    }

    private static long whole(Object value, String path) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number) {
            double real = number.doubleValue();
            if (real == Math.rint(real) && Math.abs(real) <= 1L << 53) {
                return (long) real;
            }
        }
        throw wrong(path, "a whole number", value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> castFields(Object value, String what) {
        if (value instanceof JsonObject object) {
            return object.fields;
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw wrong(what, "an object", value);
    }

    private static JsonException wrong(String path, String wanted, Object value) {
        String kind = value == null
                ? "null"
                : value instanceof String
                        ? "a string"
                        : value instanceof Boolean
                                ? "true or false"
                                : value instanceof Number
                                        ? "the number " + value
                                        : value instanceof List ? "a list" : "an object";
        return new JsonException(path + " must be " + wanted + ", found " + kind + ".");
    }
}
