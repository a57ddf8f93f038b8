package dev.inkling.app.train;

import dev.inkling.app.train.NetOutline.Block;
import dev.inkling.app.train.NetOutline.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the blocks of a net stand in its picture, in dp. Pictures and maps are as large beside each other as their
 * pixels are many; a layer of numbers has a dot for each unit, up to {@link #MOST_DOTS}.
 *
 * @param width of the whole picture; larger than its room where the net has more layers than fit
 * @param slots of the blocks from left to right
 */
public record NetLayout(float width, List<Slot> slots) {
    /** A layer of more units has no more dots; the number under it says how many there are. */
    public static final int MOST_DOTS = 512;

    /** Units that stand in one column of rings, as far apart as there is room. */
    public static final int FEW = 12;

    /** So many dots are still counted and not guessed. */
    private static final int COUNTABLE = 60;

    /** A finger needs so much. */
    private static final float FINGER = 48;

    private static final float GAP = 14;
    /** More room between two blocks would only make the lines longer. */
    private static final float MOST_GAP = 96;

    /** The side of the points' picture before the numbers that are their coordinates. */
    public static final float PLANE = 52;

    public static final float PLANE_GAP = 10;
    private static final float PITCH = 4.6f;
    private static final float SHEET_STEP = 3.2f;
    private static final float LARGEST_SIDE = 84;
    private static final int DIGITS = 10;
    private static final float LABELS = 14;
    private static final float[] SCALES = {1, 0.85f, 0.7f, 0.6f, 0.5f};

    /**
     * One block with the room around it, which is the finger's.
     *
     * @param x where its slot begins
     * @param room how wide its slot is
     * @param left where the block itself begins
     * @param top likewise, from the top of the picture
     * @param wide how wide it is, with all sheets of maps
     * @param high how high it is
     * @param sheets how many maps are drawn behind each other; 1 for all else
     * @param step how far one sheet lies behind the next
     * @param columns of dots
     * @param rows of dots
     * @param pitch from one dot to the next, across and down
     */
    public record Slot(
            float x,
            float room,
            float left,
            float top,
            float wide,
            float high,
            int sheets,
            float step,
            int columns,
            int rows,
            float pitch) {
        public float right() {
            return left + wide;
        }

        public float middle() {
            return top + high / 2;
        }

        Slot at(float newX, float newRoom) {
            float newLeft = newX + (newRoom - wide) / 2;
            return new Slot(newX, newRoom, newLeft, top, wide, high, sheets, step, columns, rows, pitch);
        }
    }

    /**
     * Of a net in so much room; {@code words} is how wide the words under each block are.
     *
     * @param width there is
     * @param height there is for the blocks themselves
     */
    public static NetLayout of(NetOutline outline, float width, float height, float... words) {
        List<Slot> slots = new ArrayList<>();
        float sum = 0;
        for (float scale : SCALES) {
            slots.clear();
            sum = 0;
            for (int i = 0; i < outline.blocks().size(); i++) {
                Slot slot = slot(outline.blocks().get(i), outline, scale, height);
                float room = Math.max(slot.wide() + GAP, Math.max(FINGER, words[i] + 6));
                slots.add(slot.at(0, room));
                sum += room;
            }
            if (sum <= width) break;
        }
        float more = Math.min(MOST_GAP - GAP, Math.max(0, (width - sum) / slots.size()));
        float x = Math.max(0, (width - sum - more * slots.size()) / 2);
        List<Slot> placed = new ArrayList<>();
        for (Slot slot : slots) {
            placed.add(slot.at(x, slot.room() + more));
            x += slot.room() + more;
        }
        return new NetLayout(Math.max(width, sum), Collections.unmodifiableList(placed));
    }

    private static Slot slot(Block block, NetOutline outline, float scale, float height) {
        if (block.kind() == Kind.PICTURE || block.kind() == Kind.MAPS) return picture(block, outline, scale, height);
        return block.count() <= FEW ? rings(block, height) : dots(block, scale, height);
    }

    private static Slot picture(Block block, NetOutline outline, float scale, float height) {
        int most = 1;
        for (Block other : outline.blocks()) most = Math.max(most, Math.max(other.width(), other.height()));
        float pixel = Math.min(LARGEST_SIDE, height - 24) * scale / most;
        int sheets = block.kind() == Kind.MAPS ? sheets(block.count()) : 1;
        float behind = (sheets - 1) * SHEET_STEP * scale;
        float wide = block.width() * pixel + behind;
        float high = block.height() * pixel + behind;
        return new Slot(0, 0, 0, (height - high) / 2, wide, high, sheets, SHEET_STEP * scale, 0, 0, pixel);
    }

    /** The more maps, the more sheets, but 64 need not be counted. */
    private static int sheets(int maps) {
        return Math.max(1, Math.min(maps, 1 + (int) Math.round(Math.log(maps) / Math.log(2))));
    }

    private static Slot rings(Block block, float height) {
        int count = block.count();
        float pitch = Math.min((height - 8) / count, block.kind() == Kind.OUTPUT ? 22 : 30);
        float beside = block.kind() == Kind.NUMBERS ? PLANE + PLANE_GAP : 0;
        float wide = beside + 8 + (block.kind() == Kind.OUTPUT && count == DIGITS ? LABELS : 0);
        float high = pitch * count;
        return new Slot(0, 0, 0, (height - high) / 2, wide, high, 1, 0, 1, count, pitch);
    }

    private static Slot dots(Block block, float scale, float height) {
        int all = Math.min(block.count(), MOST_DOTS);
        // Where room is scarce a large layer has fewer dots; those that can be counted stay.
        int count = Math.max(Math.min(all, COUNTABLE), Math.round(all * scale * scale));
        int most = Math.max(1, (int) ((height - 4) / PITCH));
        int columns = Math.max(2, (int) Math.ceil(Math.sqrt(count / 2.5)));
        int rows = Math.min(most, (count + columns - 1) / columns);
        columns = (count + rows - 1) / rows;
        float high = rows * PITCH;
        return new Slot(0, 0, 0, (height - high) / 2, columns * PITCH, high, 1, 0, columns, rows, PITCH);
    }

    /** How many dots or rings a block has. */
    public int dots(Block block, int at) {
        Slot slot = slots.get(at);
        return Math.min(Math.min(block.count(), MOST_DOTS), slot.columns() * slot.rows());
    }
}
