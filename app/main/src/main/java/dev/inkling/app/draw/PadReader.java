package dev.inkling.app.draw;

import dev.inkling.app.recognizer.Recognizer;
import dev.inkling.app.ui.pad.InkStroke;
import dev.inkling.app.ui.parts.GreyPicture;
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

    /** The digits on the pad from left to right; none where there is nothing to read. */
    public static List<DigitReading> read(List<InkStroke> strokes, Recognizer net) {
        List<DigitReading> digits = new ArrayList<>();
        if (strokes.isEmpty()) return digits;
        IdentityHashMap<Stroke, InkStroke> drawn = new IdentityHashMap<>();
        List<Stroke> plain = new ArrayList<>();
        for (InkStroke stroke : strokes) {
            Stroke copy = new Stroke(stroke.xs(), stroke.ys());
            drawn.put(copy, stroke);
            plain.add(copy);
        }
        for (Drawing digit : DigitRow.split(new Drawing(plain, 1, 1))) {
            DigitPicture.Result seen = DigitPicture.fromDrawing(digit);
            if (!seen.isReadable()) continue;
            GreyPicture picture = new GreyPicture(28, 28, seen.pixels());
            List<InkStroke> own = new ArrayList<>();
            for (Stroke stroke : digit.strokes()) own.add(drawn.get(stroke));
            digits.add(new DigitReading(net.read(picture.values()), picture, own));
        }
        return digits;
    }
}
