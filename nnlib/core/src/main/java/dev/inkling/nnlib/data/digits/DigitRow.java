package dev.inkling.nnlib.data.digits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Splits a row of digits that was drawn in one go into single digits, by its strokes.
 *
 * <p>Strokes above one another, and strokes that meet, are one digit: the two of a 4, the bar of a 5 or a 7. So is a
 * flat one with the digit that it stands beside.
 */
public final class DigitRow {
    /** How many digits of a row can be read. */
    public static final int MOST = 6;

    /** Strokes whose ranges overlap by more than this share of the narrower one are one digit. */
    private static final float OVERLAP = 0.5f;

    /** So are those that overlap by this much where one lies above the other, or comes near it. */
    private static final float SOME_OVERLAP = 0.15f;

    /** Above the other: their heights overlap by less than this share of the lower one's. */
    private static final float ABOVE = 0.35f;

    /** Strokes that come this near, as a share of the row's height, meet. */
    private static final float MEET = 0.07f;

    /** And these are near. */
    private static final float NEAR = 0.15f;

    /** Neighbours that touch stay apart where one digit of both would be wider than this share of the height. */
    private static final float WIDEST = 0.95f;

    /** Nearly upright strokes count as this wide, as a share of the row's height. */
    private static final float LEAST_WIDTH = 0.12f;

    /** A stroke smaller than this share of the row's height is a slip of the pen. */
    private static final float SLIP = 0.08f;

    /** What is flatter than this share of the row's height is no digit but part of the one beside it... */
    private static final float FLAT = 0.3f;

    /** ...if that is no further away than this: the flag of a 5, the foot of a 1. */
    private static final float BESIDE = 0.25f;

    /** Two rows are parted by a gap of more than this share of the height of both... */
    private static final float GAP = 0.08f;

    /** ...above and below which there is at least this much of it: the flag of a 5 is less. */
    private static final float ROW = 0.3f;

    private DigitRow() {}

    /**
     * The digits from left to right, each on the sheet of the whole; more than {@link #MOST} where more are written,
     * and as one what lies above one another, see {@link #isTwoRows}.
     */
    public static List<Drawing> split(Drawing row) {
        Box all = Box.around(row.strokes());
        if (all == null) {
            return Collections.emptyList();
        }
        float tallest = 0;
        for (Stroke stroke : row.strokes()) {
            tallest = Math.max(
                    tallest, Box.around(Collections.singletonList(stroke)).height());
        }
        float height = tallest > 0 ? tallest : all.longerSide();
        List<List<Stroke>> groups = new ArrayList<>();
        for (Stroke stroke : row.strokes()) {
            Box box = Box.around(Collections.singletonList(stroke));
            if (box.longerSide() >= SLIP * height) {
                join(groups, stroke, height);
            }
        }
        joinFlatOnes(groups, row.strokes(), height);
        groups.sort((a, b) -> Float.compare(middle(a), middle(b)));
        List<Drawing> digits = new ArrayList<>();
        for (List<Stroke> group : groups) {
            digits.add(new Drawing(group, row.width(), row.height()));
        }
        return digits;
    }

    /** Whether what was parted off as one digit is two rows of them, one above the other. */
    public static boolean isTwoRows(Drawing digit) {
        Box all = Box.around(digit.strokes());
        if (all == null) {
            return false;
        }
        List<Box> downwards = new ArrayList<>();
        for (Stroke stroke : digit.strokes()) {
            downwards.add(Box.around(Collections.singletonList(stroke)));
        }
        downwards.sort(Comparator.comparing(Box::top));
        float bottom = all.top();
        for (Box box : downwards) {
            if (box.top() - bottom > GAP * all.height()
                    && bottom - all.top() >= ROW * all.height()
                    && all.bottom() - box.top() >= ROW * all.height()) {
                return true;
            }
            bottom = Math.max(bottom, box.bottom());
        }
        return false;
    }

    /** Adds a stroke to the group that it belongs to, and joins groups that it connects. */
    private static void join(List<List<Stroke>> groups, Stroke stroke, float height) {
        List<Stroke> mine = new ArrayList<>();
        for (int i = groups.size() - 1; i >= 0; i--) {
            if (belong(groups.get(i), stroke, height)) {
                mine.addAll(0, groups.remove(i));
            }
        }
        mine.add(stroke);
        groups.add(mine);
    }

    private static void joinFlatOnes(List<List<Stroke>> groups, List<Stroke> drawn, float height) {
        for (int i = groups.size() - 1; i >= 0; i--) {
            List<Stroke> flat = groups.get(i);
            if (Box.around(flat).height() >= FLAT * height) {
                continue;
            }
            List<Stroke> nearest = null;
            float least = BESIDE * height;
            for (List<Stroke> other : groups) {
                if (other == flat || Box.around(other).height() < FLAT * height) {
                    continue;
                }
                float gap = distance(other, flat, least);
                if (gap < least) {
                    least = gap;
                    nearest = other;
                }
            }
            if (nearest != null) {
                groups.remove(i);
                nearest.addAll(flat);
                nearest.sort(Comparator.comparingInt(drawn::indexOf));
            }
        }
    }

    /** How near some come to others; {@code most} where they come no nearer than that. */
    private static float distance(List<Stroke> some, List<Stroke> others, float most) {
        float least = most;
        for (Stroke a : some) {
            for (Stroke b : others) {
                least = Math.min(least, distance(a, b, least, 0));
            }
        }
        return least;
    }

    private static boolean belong(List<Stroke> group, Stroke stroke, float height) {
        Box a = Box.around(group);
        Box b = Box.around(Collections.singletonList(stroke));
        float least = LEAST_WIDTH * height;
        float across = (Math.min(a.right(), b.right()) - Math.max(a.left(), b.left()))
                / Math.max(least, Math.min(a.width(), b.width()));
        float down = (Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top()))
                / Math.max(least, Math.min(a.height(), b.height()));
        if (across > OVERLAP || across > SOME_OVERLAP && down < ABOVE) {
            return true;
        }
        float together = Math.max(a.right(), b.right()) - Math.min(a.left(), b.left());
        float reach = across > SOME_OVERLAP ? NEAR : together < WIDEST * height ? MEET : 0;
        for (Stroke other : group) {
            if (distance(other, stroke, reach * height, reach * height) < reach * height) {
                return true;
            }
        }
        return false;
    }

    private static float middle(List<Stroke> group) {
        Box box = Box.around(group);
        return box.left() + box.right();
    }

    /**
     * How near two strokes come, 0 where they cross; {@code most} where it is no less, which their boxes may say alone.
     * What comes first below {@code enough} will do: a sheet full of strokes has too many points to compare them all.
     */
    private static float distance(Stroke a, Stroke b, float most, float enough) {
        if (between(Box.around(Collections.singletonList(a)), Box.around(Collections.singletonList(b))) >= most) {
            return most;
        }
        double least = most;
        for (int i = 0; i < a.size(); i++) {
            int i2 = Math.min(i + 1, a.size() - 1);
            for (int j = 0; j < b.size(); j++) {
                int j2 = Math.min(j + 1, b.size() - 1);
                if (cross(a, i, i2, b, j, j2)) {
                    return 0;
                }
                least = Math.min(least, toSegment(a, i, b, j, j2));
                least = Math.min(least, toSegment(b, j, a, i, i2));
                if (least < enough) {
                    return (float) least;
                }
            }
        }
        return (float) least;
    }

    /** How far apart two boxes are; no strokes in them come nearer. */
    private static double between(Box a, Box b) {
        float across = Math.max(a.left(), b.left()) - Math.min(a.right(), b.right());
        float down = Math.max(a.top(), b.top()) - Math.min(a.bottom(), b.bottom());
        return Math.hypot(Math.max(0, across), Math.max(0, down));
    }

    private static boolean cross(Stroke a, int i, int i2, Stroke b, int j, int j2) {
        return side(a, i, i2, b, j) * side(a, i, i2, b, j2) < 0 && side(b, j, j2, a, i) * side(b, j, j2, a, i2) < 0;
    }

    private static double side(Stroke line, int from, int to, Stroke point, int at) {
        double dx = line.x(to) - line.x(from);
        double dy = line.y(to) - line.y(from);
        return dx * (point.y(at) - line.y(from)) - dy * (point.x(at) - line.x(from));
    }

    private static double toSegment(Stroke point, int at, Stroke line, int from, int to) {
        double dx = line.x(to) - line.x(from);
        double dy = line.y(to) - line.y(from);
        double px = point.x(at) - line.x(from);
        double py = point.y(at) - line.y(from);
        double squared = dx * dx + dy * dy;
        double t = squared > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / squared)) : 0;
        return Math.hypot(px - t * dx, py - t * dy);
    }
}
