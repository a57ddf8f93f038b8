package dev.inkling.app.ui.pad;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Ink as bytes: what a saved drawing holds, and what survives the death of the process. */
public final class InkBytes {
    private static final int VERSION = 1;
    private static final int MOST_POINTS = 1 << 20;

    private InkBytes() {}

    /** The strokes of one drawing. */
    public static byte[] ofStrokes(List<InkStroke> strokes) {
        return bytes(strokes, strokes.size());
    }

    /** All that was done on the pad. */
    public static byte[] ofInk(Ink ink) {
        return bytes(ink.steps(), ink.done());
    }

    /** The strokes that {@link #ofStrokes} wrote. */
    public static List<InkStroke> strokes(byte[] bytes) {
        return ink(bytes).strokes();
    }

    /** The pad that {@link #ofInk} wrote. Bytes that it did not write are refused with one sentence. */
    public static Ink ink(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalArgumentException(
                        "ink of version " + version + ", and this app reads version " + VERSION + ": update the app");
            }
            int steps = in.readInt();
            int done = in.readInt();
            if (steps < 0 || done < 0 || done > steps) throw damaged();
            List<InkStroke> all = new ArrayList<>();
            for (int i = 0; i < steps; i++) all.add(readStep(in));
            return Ink.of(all, done);
        } catch (IOException e) {
            throw damaged();
        }
    }

    private static byte[] bytes(List<InkStroke> steps, int done) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(steps.size());
            out.writeInt(done);
            for (InkStroke step : steps) writeStep(out, step);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeStep(DataOutputStream out, InkStroke step) throws IOException {
        out.writeInt(step == null ? -1 : step.size());
        if (step == null) return;
        for (int i = 0; i < step.size(); i++) {
            out.writeFloat(step.x(i));
            out.writeFloat(step.y(i));
            out.writeInt(step.millis(i));
            out.writeFloat(step.pressure(i));
        }
    }

    private static InkStroke readStep(DataInputStream in) throws IOException {
        int points = in.readInt();
        if (points == -1) return null;
        if (points < 0 || points > MOST_POINTS || points * 16L > in.available()) throw damaged();
        float[] x = new float[points];
        float[] y = new float[points];
        int[] millis = new int[points];
        float[] pressure = new float[points];
        for (int i = 0; i < points; i++) {
            x[i] = in.readFloat();
            y[i] = in.readFloat();
            millis[i] = in.readInt();
            pressure[i] = in.readFloat();
        }
        return InkStroke.of(x, y, millis, pressure);
    }

    private static IllegalArgumentException damaged() {
        return new IllegalArgumentException("these bytes are no ink, or were cut short: draw it again");
    }
}
