package dev.inkling.window;

/**
 * Where the phone's picture lies in the window: as large as it fits, in the middle.
 *
 * @param scale the window's dots for one pixel of the phone
 * @param left the dots left of the picture
 * @param top the dots above it
 * @param width the picture's width in dots
 * @param height the picture's height in dots
 */
record Viewport(double scale, int left, int top, int width, int height) {
    /** A phone of so many pixels in a room of so many dots. */
    static Viewport of(int phoneWidth, int phoneHeight, int roomWidth, int roomHeight) {
        double scale = Math.min(roomWidth / (double) phoneWidth, roomHeight / (double) phoneHeight);
        int width = (int) Math.round(phoneWidth * scale);
        int height = (int) Math.round(phoneHeight * scale);
        return new Viewport(scale, (roomWidth - width) / 2, (roomHeight - height) / 2, width, height);
    }

    /** The phone's pixel under a dot of the window; may lie beside the screen. */
    float phoneX(int x) {
        return (float) ((x - left) / scale);
    }

    /** The phone's pixel under a dot of the window; may lie beside the screen. */
    float phoneY(int y) {
        return (float) ((y - top) / scale);
    }
}
