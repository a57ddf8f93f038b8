package dev.inkling.nnlib.data.digits;

import java.util.Arrays;

/** The connected parts of a picture's ink, and which of them belong to the digit. */
final class InkComponents {
    /** A part this much smaller than the largest is dust, unless dust is what the digit is made of. */
    private static final float DUST = 0.07f;

    /** Ink along more than this share of a side of the picture is the edge of the sheet, or a shadow. */
    private static final float EDGE = 0.3f;

    private final Ink ink;
    private final int[] partOf;
    private final int[] stack;
    private int count;
    private int[] area = new int[16];
    private int[] extent = new int[16];
    private boolean[] isEdge = new boolean[16];

    private InkComponents(Ink ink, float least) {
        this.ink = ink;
        partOf = new int[ink.values.length];
        stack = new int[ink.values.length];
        Arrays.fill(partOf, -1);
        for (int i = 0; i < partOf.length; i++) {
            if (partOf[i] < 0 && ink.values[i] > least) {
                if (count == area.length) {
                    area = Arrays.copyOf(area, 2 * count);
                    extent = Arrays.copyOf(extent, 2 * count);
                    isEdge = Arrays.copyOf(isEdge, 2 * count);
                }
                flood(i, least);
                count++;
            }
        }
    }

    /** Which pixels beyond {@code least} are the digit's. */
    static boolean[] ofDigit(Ink ink, float least) {
        return new InkComponents(ink, least).chosen();
    }

    private void flood(int start, float least) {
        int width = ink.width;
        int height = ink.height;
        int[] touching = new int[4];
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        int waiting = 0;
        stack[waiting++] = start;
        partOf[start] = count;
        while (waiting > 0) {
            int at = stack[--waiting];
            int column = at % width;
            int row = at / width;
            area[count]++;
            left = Math.min(left, column);
            right = Math.max(right, column);
            top = Math.min(top, row);
            bottom = Math.max(bottom, row);
            touching[0] += column == 0 ? 1 : 0;
            touching[1] += column == width - 1 ? 1 : 0;
            touching[2] += row == 0 ? 1 : 0;
            touching[3] += row == height - 1 ? 1 : 0;
            for (int y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
                for (int x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
                    int next = y * width + x;
                    if (partOf[next] < 0 && ink.values[next] > least) {
                        partOf[next] = count;
                        stack[waiting++] = next;
                    }
                }
            }
        }
        extent[count] = Math.max(right - left, bottom - top) + 1;
        isEdge[count] =
                Math.max(touching[0], touching[1]) > EDGE * height || Math.max(touching[2], touching[3]) > EDGE * width;
    }

    private boolean[] chosen() {
        int longest = 0;
        long inner = 0;
        for (int part = 0; part < count; part++) {
            if (!isEdge[part]) {
                longest = Math.max(longest, extent[part]);
                inner += area[part];
            }
        }
        // A digit that fills its picture touches the border: without anything inside, keep what there is.
        boolean inside = longest > 0.1f * Math.max(ink.width, ink.height);
        long dust = 0;
        for (int part = 0; part < count; part++) {
            dust += !isEdge[part] && extent[part] < DUST * longest ? area[part] : 0;
        }
        boolean dashed = dust > 0.3f * inner;
        boolean[] keep = new boolean[count];
        for (int part = 0; part < count; part++) {
            boolean speck = extent[part] < DUST * longest && !dashed;
            keep[part] = !inside || !isEdge[part] && !speck;
        }
        boolean[] chosen = new boolean[partOf.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = partOf[i] >= 0 && keep[partOf[i]];
        }
        return chosen;
    }
}
