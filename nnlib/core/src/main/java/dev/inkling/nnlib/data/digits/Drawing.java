package dev.inkling.nnlib.data.digits;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * What somebody drew: strokes in order, and the size of the sheet if it is known (0 where not).
 *
 * <p>Kept as JSON, {@code {"sheet":[300,300],"strokes":[[x,y,x,y,...],...]}}, exactly, or as bytes, with points rounded
 * to 1/65,535 of the drawing's longer side.
 */
public final class Drawing {
    private static final byte FORMAT = 1;
    private static final int STEPS = 65_535;

    private final List<Stroke> strokes;
    private final float width;
    private final float height;

    /** A drawing on a sheet of unknown size. */
    public Drawing(List<Stroke> strokes) {
        this(strokes, 0, 0);
    }

    /** A drawing on a sheet; its size tells a digit from a dot. */
    public Drawing(List<Stroke> strokes, float width, float height) {
        if (!(width >= 0 && width <= 1e9f && height >= 0 && height <= 1e9f)) {
            throw new IllegalArgumentException("A sheet cannot be " + width + " by " + height + ".");
        }
        this.strokes = Collections.unmodifiableList(new ArrayList<>(strokes));
        this.width = width;
        this.height = height;
    }

    public List<Stroke> strokes() {
        return strokes;
    }

    /** The sheet's width, 0 if unknown. */
    public float width() {
        return width;
    }

    /** The sheet's height, 0 if unknown. */
    public float height() {
        return height;
    }

    public boolean isEmpty() {
        return strokes.isEmpty();
    }

    /** As JSON; every coordinate exactly. */
    public String toJson() {
        List<Object> lines = new ArrayList<>();
        for (Stroke stroke : strokes) {
            List<Object> points = new ArrayList<>();
            for (int i = 0; i < stroke.size(); i++) {
                points.add(stroke.x(i));
                points.add(stroke.y(i));
            }
            lines.add(points);
        }
        List<Object> sheet = new ArrayList<>();
        sheet.add(width);
        sheet.add(height);
        return Json.print(new JsonObject().put("sheet", sheet).put("strokes", lines));
    }

    /** Reads {@link #toJson}; throws {@link JsonException} if the text is not a drawing. */
    public static Drawing fromJson(String text) {
        JsonObject json = Json.parseObject(text).allow("sheet", "strokes");
        List<Stroke> strokes = new ArrayList<>();
        for (Object item : json.list("strokes")) {
            String path = "strokes[" + strokes.size() + "]";
            float[] numbers = floats(item, path);
            float[] x = new float[numbers.length / 2];
            float[] y = new float[numbers.length / 2];
            for (int i = 0; i < x.length; i++) {
                x[i] = numbers[2 * i];
                y[i] = numbers[2 * i + 1];
            }
            if (numbers.length % 2 != 0) {
                throw new JsonException(path + " has an x without a y at its end.");
            }
            strokes.add(checked(() -> new Stroke(x, y), path));
        }
        float[] sheet = json.has("sheet") ? floats(json.get("sheet"), "sheet") : new float[2];
        if (sheet.length != 2) {
            throw new JsonException("sheet must be a width and a height.");
        }
        return checked(() -> new Drawing(strokes, sheet[0], sheet[1]), "sheet");
    }

    private static <T> T checked(Supplier<T> made, String path) {
        try {
            return made.get();
        } catch (IllegalArgumentException bad) {
            throw new JsonException(path + " is wrong: " + bad.getMessage());
        }
    }

    private static float[] floats(Object value, String path) {
        if (!(value instanceof List<?> list)) {
            throw new JsonException(path + " must be a list of numbers.");
        }
        float[] numbers = new float[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(list.get(i) instanceof Number number)) {
                throw new JsonException(path + "[" + i + "] must be a number.");
            }
            numbers[i] = number.floatValue();
        }
        return numbers;
    }

    /** As few bytes: about two a point. */
    public byte[] toBytes() {
        Box box = Box.around(strokes);
        float left = box == null ? 0 : box.left();
        float top = box == null ? 0 : box.top();
        float side = box == null ? 0 : box.longerSide();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(FORMAT);
        byte[] frame = ByteBuffer.allocate(20)
                .putFloat(width)
                .putFloat(height)
                .putFloat(left)
                .putFloat(top)
                .putFloat(side)
                .array();
        out.write(frame, 0, frame.length);
        putNumber(out, strokes.size());
        for (Stroke stroke : strokes) {
            putNumber(out, stroke.size());
            int lastX = 0;
            int lastY = 0;
            for (int i = 0; i < stroke.size(); i++) {
                int x = step(stroke.x(i) - left, side);
                int y = step(stroke.y(i) - top, side);
                putDifference(out, x - lastX);
                putDifference(out, y - lastY);
                lastX = x;
                lastY = y;
            }
        }
        return out.toByteArray();
    }

    private static int step(float offset, float side) {
        return side > 0 ? Math.round(offset / side * STEPS) : 0;
    }

    private static void putDifference(ByteArrayOutputStream out, int difference) {
        putNumber(out, difference << 1 ^ difference >> 31);
    }

    /** Seven bits a byte, the lowest first. */
    private static void putNumber(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /** Reads {@link #toBytes}. */
    public static Drawing fromBytes(byte[] bytes) throws BadFileException {
        return new Bytes(bytes).drawing();
    }

    /** Reads the compact form, trusting no count. */
    private static final class Bytes {
        private final byte[] bytes;
        private int at;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        Drawing drawing() throws BadFileException {
            if (bytes.length == 0 || bytes[0] != FORMAT) {
                Reason reason = bytes.length > 0 && bytes[0] > FORMAT ? Reason.NEWER : Reason.NOT_OURS;
                throw new BadFileException(reason, "These bytes are no drawing that this version can read.");
            }
            at = 21;
            if (bytes.length < at) {
                throw cut();
            }
            ByteBuffer frame = ByteBuffer.wrap(bytes);
            float left = frame.getFloat(9);
            float top = frame.getFloat(13);
            float side = frame.getFloat(17);
            int count = number();
            List<Stroke> strokes = new ArrayList<>();
            try {
                for (int i = 0; i < count; i++) {
                    strokes.add(stroke(left, top, side));
                }
                if (at < bytes.length) {
                    throw new BadFileException(Reason.DAMAGED, "This drawing is damaged: bytes follow its end.");
                }
                return new Drawing(strokes, frame.getFloat(1), frame.getFloat(5));
            } catch (IllegalArgumentException bad) {
                throw new BadFileException(Reason.DAMAGED, "This drawing is damaged: " + bad.getMessage());
            }
        }

        private Stroke stroke(float left, float top, float side) throws BadFileException {
            int points = number();
            if (points > (bytes.length - at) / 2) {
                throw cut();
            }
            float[] x = new float[points];
            float[] y = new float[points];
            int stepX = 0;
            int stepY = 0;
            for (int i = 0; i < points; i++) {
                stepX += difference();
                stepY += difference();
                x[i] = left + side * stepX / STEPS;
                y[i] = top + side * stepY / STEPS;
            }
            return new Stroke(x, y);
        }

        private int difference() throws BadFileException {
            int number = number();
            return number >>> 1 ^ -(number & 1);
        }

        private int number() throws BadFileException {
            int number = 0;
            for (int shift = 0; shift < 28; shift += 7) {
                if (at >= bytes.length) {
                    throw cut();
                }
                int b = bytes[at++];
                number |= (b & 0x7f) << shift;
                if (b >= 0) {
                    return number;
                }
            }
            throw new BadFileException(Reason.DAMAGED, "This drawing is damaged: a number is too long.");
        }

        private static BadFileException cut() {
            return new BadFileException(Reason.CUT, "This drawing is cut off.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Drawing drawing
                && strokes.equals(drawing.strokes)
                && width == drawing.width
                && height == drawing.height;
    }

    @Override
    public int hashCode() {
        return strokes.hashCode() + 31 * Float.hashCode(width) + 961 * Float.hashCode(height);
    }

    @Override
    public String toString() {
        return "Drawing" + strokes;
    }
}
