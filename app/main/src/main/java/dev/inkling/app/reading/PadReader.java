package dev.inkling.app.reading;

import dev.inkling.app.picture.GreyPicture;
import dev.inkling.app.recognizer.Recognizer;
import dev.inkling.app.ui.pad.InkStroke;
import dev.inkling.nnlib.data.digits.DigitPicture;
import dev.inkling.nnlib.data.digits.DigitRow;
import dev.inkling.nnlib.data.digits.Drawing;
import dev.inkling.nnlib.data.digits.Stroke;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** From the strokes on the pad to what they say: cut into digits, each drawn as the net expects it, each read. */
public final class PadReader {
    private PadReader() {}

    /** The digits on the pad from left to right; none where there is nothing to read, or too much. */
    public static List<DigitReading> read(List<InkStroke> strokes, Recognizer net) {
        List<DigitReading> digits = new ArrayList<>();
        IdentityHashMap<Stroke, InkStroke> drawn = new IdentityHashMap<>();
        List<Drawing> parts = DigitRow.split(plain(strokes, drawn));
        List<DigitPicture.Result> seen = new ArrayList<>();
        for (Drawing part : parts) seen.add(DigitPicture.fromDrawing(part));
        if (areTooMuch(parts, seen)) return digits;
        for (int i = 0; i < parts.size(); i++) {
            if (!seen.get(i).isReadable()) continue;
            GreyPicture picture = new GreyPicture(28, 28, seen.get(i).pixels());
            List<InkStroke> own = new ArrayList<>();
            for (Stroke stroke : parts.get(i).strokes()) own.add(drawn.get(stroke));
            digits.add(new DigitReading(net.read(picture.values()), picture, own));
        }
        return digits;
    }

    /** Whether more is on the pad than one row of digits: whatever a net would make of it were invented. */
    public static boolean isTooMuch(List<InkStroke> strokes) {
        List<Drawing> parts = DigitRow.split(plain(strokes, new IdentityHashMap<>()));
        List<DigitPicture.Result> seen = new ArrayList<>();
        for (Drawing part : parts) seen.add(DigitPicture.fromDrawing(part));
        return areTooMuch(parts, seen);
    }

    private static boolean areTooMuch(List<Drawing> parts, List<DigitPicture.Result> seen) {
        if (parts.size() > DigitRow.MOST) return true;
        for (Drawing part : parts) if (DigitRow.isTwoRows(part)) return true;
        for (DigitPicture.Result each : seen) {
            if (each.reason() == DigitPicture.NothingToRead.SCRIBBLE) return true;
        }
        return false;
    }

    private static Drawing plain(List<InkStroke> strokes, IdentityHashMap<Stroke, InkStroke> drawn) {
        List<Stroke> plain = new ArrayList<>();
        for (InkStroke stroke : strokes) {
            Stroke copy = new Stroke(stroke.xs(), stroke.ys());
            drawn.put(copy, stroke);
            plain.add(copy);
        }
        return new Drawing(plain, 1, 1);
    }
}
