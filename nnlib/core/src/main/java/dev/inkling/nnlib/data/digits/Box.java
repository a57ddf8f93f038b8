package dev.inkling.nnlib.data.digits;

/** The smallest upright rectangle around some points. */
record Box(float left, float top, float right, float bottom) {
    /** Around all points of the strokes; null without any. */
    static Box around(Iterable<Stroke> strokes) {
        Box box = null;
        for (Stroke stroke : strokes) {
            for (int i = 0; i < stroke.size(); i++) {
                float x = stroke.x(i);
                float y = stroke.y(i);
                box = box == null
                        ? new Box(x, y, x, y)
                        : new Box(
                                Math.min(box.left, x),
                                Math.min(box.top, y),
                                Math.max(box.right, x),
                                Math.max(box.bottom, y));
            }
        }
        return box;
    }

    float width() {
        return right - left;
    }

    float height() {
        return bottom - top;
    }

    float longerSide() {
        return Math.max(width(), height());
    }
}
