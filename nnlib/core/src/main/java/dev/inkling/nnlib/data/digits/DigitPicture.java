package dev.inkling.nnlib.data.digits;

/**
 * Turns what somebody drew or photographed into what MNIST contains: 28 by 28 numbers from 0 to 1, ink bright, the
 * longer side 20, strokes 2.25 wide, the centre of mass in the middle.
 *
 * <p>Or says that there is nothing to read, and why.
 */
public final class DigitPicture {
    /** Pixels a side. */
    public static final int SIDE = 28;

    /** The longer side of the digit within them. */
    static final float LONGER_SIDE = 20;

    /** Where MNIST's centres of mass lie, in pixels from the edge: in the middle of the pixel numbered 14. */
    static final float CENTRE = 14.5f;

    /** MNIST's own width of a stroke, measured as twice the area over the total variation. */
    static final float STROKE_WIDTH = 2.25f;

    /** A solid blob is this wide in pixels where MNIST's boldest digit is 7.7. */
    private static final float BLOB_WIDTH = 8.3f;

    /** All strokes together, in longer sides: MNIST's digits reach 3.8. */
    private static final float LONGEST_LINE = 5.5f;

    /** The way of the pen, in longer sides: the generator's digits reach 4.7, and a digit may be traced again. */
    private static final float LONGEST_WAY = 8;

    /** Strokes of one digit: more than anybody needs, also for who mends it. */
    private static final int MOST_STROKES = 8;

    /** The share of a 20 by 20 square that may be ink: MNIST's digits reach 0.78. */
    private static final float MOST_INK = 0.85f;

    /** A drawing smaller than this share of its sheet is a slip of the pen. */
    private static final float SMALLEST = 0.02f;

    /** A blob larger than this share of the sheet is a scribble. */
    private static final float LARGE = 0.3f;

    private static final float SOFT = 1;

    private DigitPicture() {}

    /** Why there is nothing to read. */
    public enum NothingToRead {
        BLANK("There is nothing on the sheet; draw a digit."),
        DOT("That is a dot, not a digit; draw it larger."),
        SCRIBBLE("That covers the whole sheet; draw one digit with a thin pen.");

        private final String sentence;

        NothingToRead(String sentence) {
            this.sentence = sentence;
        }

        /** What is wrong and what to do, in English. */
        public String sentence() {
            return sentence;
        }
    }

    /** Either a picture or the reason why there is none. */
    public static final class Result {
        private final float[] pixels;
        private final NothingToRead reason;

        private Result(float[] pixels, NothingToRead reason) {
            this.pixels = pixels;
            this.reason = reason;
        }

        public boolean isReadable() {
            return reason == null;
        }

        /** 28 rows of 28 numbers from 0 to 1; throws where there is nothing to read. */
        public float[] pixels() {
            if (reason != null) {
                throw new IllegalStateException(reason.sentence());
            }
            return pixels.clone();
        }

        /** Why there is nothing to read; null if there is. */
        public NothingToRead reason() {
            return reason;
        }
    }

    static Result nothing(NothingToRead reason) {
        return new Result(null, reason);
    }

    /** From strokes: drawn at MNIST's width, whatever pen the user had. */
    public static Result fromDrawing(Drawing drawing) {
        Box box = Box.around(drawing.strokes());
        if (box == null) {
            return nothing(NothingToRead.BLANK);
        }
        float sheet = Math.max(drawing.width(), drawing.height());
        float side = box.longerSide();
        if (side <= SMALLEST * sheet || side < 1e-6f) {
            return nothing(NothingToRead.DOT);
        }
        float scale = (LONGER_SIDE - STROKE_WIDTH) / side;
        float half = STROKE_WIDTH / 2;
        float inkWidth = box.width() * scale + STROKE_WIDTH;
        float inkHeight = box.height() * scale + STROKE_WIDTH;
        float offX = half + Framing.start(inkWidth, inkWidth / 2);
        float offY = half + Framing.start(inkHeight, inkHeight / 2);
        Pen pen = new Pen();
        pen.clear();
        for (Stroke stroke : drawing.strokes()) {
            for (int i = 0; i < stroke.size(); i++) {
                int next = Math.min(i + 1, stroke.size() - 1);
                pen.segment(
                        (stroke.x(i) - box.left()) * scale + offX,
                        (stroke.y(i) - box.top()) * scale + offY,
                        (stroke.x(next) - box.left()) * scale + offX,
                        (stroke.y(next) - box.top()) * scale + offY,
                        half,
                        half,
                        SOFT);
            }
        }
        float[] pixels = new float[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pen.coverage(i, SOFT);
        }
        Result seen = judged(Framing.centred(pixels), sheet > 0 ? side / sheet : 0);
        boolean scribbled = drawing.strokes().size() > MOST_STROKES || way(drawing) > LONGEST_WAY * side;
        return seen.isReadable() && scribbled ? nothing(NothingToRead.SCRIBBLE) : seen;
    }

    /** How far the pen went on the paper. */
    private static double way(Drawing drawing) {
        double way = 0;
        for (Stroke stroke : drawing.strokes()) {
            for (int i = 1; i < stroke.size(); i++) {
                way += Math.hypot(stroke.x(i) - stroke.x(i - 1), stroke.y(i) - stroke.y(i - 1));
            }
        }
        return way;
    }

    /** From a grey picture of any size, 0 black and 255 white, dark on light or light on dark. */
    public static Result fromGray(byte[] pixels, int width, int height) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (pixels[i] & 0xff) / 255f;
        }
        return fromGray(values, width, height);
    }

    /** From a grey picture of any size, 0 black and 1 white, dark on light or light on dark. */
    public static Result fromGray(float[] pixels, int width, int height) {
        if (width < 1 || height < 1 || (long) width * height != pixels.length) {
            throw new IllegalArgumentException(
                    "A picture of " + width + " by " + height + " does not have " + pixels.length + " pixels.");
        }
        Ink found = InkFinder.find(new Ink(pixels.clone(), width, height));
        if (found == null) {
            return nothing(NothingToRead.BLANK);
        }
        int side = Math.max(found.width, found.height);
        if (side < 4 || side < SMALLEST * Math.max(width, height)) {
            return nothing(NothingToRead.DOT);
        }
        float[] framed = Framing.frame(found.atStrokeWidth(STROKE_WIDTH / LONGER_SIDE));
        return judged(framed, side / (float) Math.max(width, height));
    }

    /** A picture that no digit looks like is none. */
    private static Result judged(float[] pixels, float shareOfSheet) {
        Ink picture = new Ink(pixels, SIDE, SIDE);
        picture.stretch();
        float area = picture.area();
        float edges = picture.variation();
        if (2 * area / edges > BLOB_WIDTH) {
            return nothing(shareOfSheet > LARGE ? NothingToRead.SCRIBBLE : NothingToRead.DOT);
        }
        if (edges / 2 > LONGEST_LINE * LONGER_SIDE || area > MOST_INK * LONGER_SIDE * LONGER_SIDE) {
            return nothing(NothingToRead.SCRIBBLE);
        }
        return new Result(pixels, null);
    }
}
