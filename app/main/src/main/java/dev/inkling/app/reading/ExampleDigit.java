package dev.inkling.app.reading;

import dev.inkling.app.picture.GreyPicture;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.data.digits.DrawnDigits.Hands;

/** A three by the generator, to look inside the net with while nothing is drawn. */
public final class ExampleDigit {
    private static final int DIGIT = 3;
    private static final int ENOUGH = 40;
    private static final int SIDE = 28;

    private static volatile GreyPicture drawn;

    private ExampleDigit() {}

    /** The same each time; drawn once, which takes some milliseconds. */
    public static GreyPicture picture() {
        GreyPicture picture = drawn;
        if (picture == null) {
            picture = draw();
            drawn = picture;
        }
        return picture;
    }

    private static GreyPicture draw() {
        Dataset digits = new DrawnDigits(ENOUGH, 1, Hands.TRAINING).pictures();
        int at = 0;
        while (digits.label(at) != DIGIT && at + 1 < ENOUGH) at++;
        float[] shares = new float[SIDE * SIDE];
        digits.read(at, shares, 0, new float[1], 0);
        return new GreyPicture(SIDE, SIDE, shares);
    }
}
