package dev.inkling.app.reading;

import dev.inkling.app.picture.GreyPicture;
import dev.inkling.app.ui.pad.InkStroke;
import java.util.List;

/** One digit on the pad and what the net makes of it. */
public final class DigitReading {
    /** How sure the net is. */
    public enum Certainty {
        SURE,
        FAIRLY_SURE,
        UNSURE
    }

    private final float[] beliefs;
    private final GreyPicture picture;
    private final List<InkStroke> strokes;
    private final int best;
    private final int second;

    public DigitReading(float[] beliefs, GreyPicture picture, List<InkStroke> strokes) {
        this.beliefs = beliefs.clone();
        this.picture = picture;
        this.strokes = strokes;
        int first = 0;
        for (int d = 1; d < 10; d++) if (beliefs[d] > beliefs[first]) first = d;
        int next = first == 0 ? 1 : 0;
        for (int d = 0; d < 10; d++) if (d != first && beliefs[d] > beliefs[next]) next = d;
        best = first;
        second = next;
    }

    /** The belief that it is {@code digit}, from 0 to 1. */
    public float belief(int digit) {
        return beliefs[digit];
    }

    /** The most likely digit. */
    public int best() {
        return best;
    }

    /** The next likely digit. */
    public int second() {
        return second;
    }

    /** Unsure under 80 % or when the second guess is within 30 points. */
    public Certainty certainty() {
        float sure = beliefs[best];
        if (sure < 0.8f || sure - beliefs[second] < 0.3f) return Certainty.UNSURE;
        return sure >= 0.95f ? Certainty.SURE : Certainty.FAIRLY_SURE;
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
