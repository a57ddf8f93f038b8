package dev.inkling.app.reading;

import dev.inkling.app.picture.GreyPicture;
import dev.inkling.app.ui.pad.InkStroke;
import dev.inkling.nnlib.predict.Reading;
import java.util.List;

/** One digit on the pad and what the net makes of it. */
public final class DigitReading {
    /** How sure the net is, the surest first; {@link Reading} says where one ends and the next begins. */
    public enum Certainty {
        SURE,
        FAIRLY_SURE,
        UNSURE
    }

    private final Reading reading;
    private final GreyPicture picture;
    private final List<InkStroke> strokes;

    public DigitReading(float[] beliefs, GreyPicture picture, List<InkStroke> strokes) {
        this.reading = new Reading(beliefs.clone());
        this.picture = picture;
        this.strokes = strokes;
    }

    /** The belief that it is {@code digit}, from 0 to 1. */
    public float belief(int digit) {
        return reading.probability(digit);
    }

    /** The most likely digit. */
    public int best() {
        return reading.best();
    }

    /** The next likely digit. */
    public int second() {
        return reading.second();
    }

    /** How sure the net is of the most likely digit. */
    public Certainty certainty() {
        if (reading.isUnsure()) return Certainty.UNSURE;
        return reading.isSure() ? Certainty.SURE : Certainty.FAIRLY_SURE;
    }

    /** What the net saw. */
    public GreyPicture picture() {
        return picture;
    }

    /** The strokes that it was cut out by. */
    public List<InkStroke> strokes() {
        return strokes;
    }

    /** What the net saw as bytes, 0 for paper and 255 for ink. */
    public byte[] pictureBytes() {
        float[] values = picture.values();
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(Math.min(1, Math.max(0, values[i])) * 255);
        }
        return bytes;
    }
}
