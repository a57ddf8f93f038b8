package dev.inkling.window;

import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.graphics.Color;
import android.graphics.Rect;
import android.view.PixelCopy;
import android.view.View;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import java.util.Map;
import java.util.WeakHashMap;

/** The phone's picture: painted on Android's main thread, shown by Swing's. */
final class Screen {
    private final Bitmap bitmap;
    private final Canvas canvas;
    private final Map<View, Bitmap> copies = new WeakHashMap<>();
    private BufferedImage back;
    private BufferedImage front;

    Screen(int width, int height) {
        bitmap = Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888);
        canvas = new Canvas(bitmap);
        int type = order();
        back = new BufferedImage(width, height, type);
        front = new BufferedImage(width, height, type);
    }

    /** Skia's order of colours differs from system to system: a red picture tells. */
    private int order() {
        bitmap.eraseColor(Color.RED);
        int[] pixels = new int[bitmap.getWidth() * bitmap.getHeight()];
        bitmap.copyPixelsToBuffer(IntBuffer.wrap(pixels));
        return (pixels[0] & 0xff) == 0xff ? BufferedImage.TYPE_INT_BGR : BufferedImage.TYPE_INT_RGB;
    }

    int width() {
        return bitmap.getWidth();
    }

    int height() {
        return bitmap.getHeight();
    }

    void paint(Roots roots) {
        for (View root : roots.all()) {
            float dim = roots.dim(root);
            if (dim > 0) {
                canvas.drawColor(Color.argb((int) (255 * dim), 0, 0, 0));
            }
            Rect place = roots.place(root);
            if (root.getWidth() > 0 && root.getHeight() > 0) {
                canvas.drawBitmap(copy(root), place.left, place.top, null);
            }
        }
        int[] pixels = ((DataBufferInt) back.getRaster().getDataBuffer()).getData();
        bitmap.copyPixelsToBuffer(IntBuffer.wrap(pixels));
        synchronized (this) {
            BufferedImage painted = back;
            back = front;
            front = painted;
        }
    }

    /** Through the hardware renderer, since a view drawn into a plain bitmap lacks shadows and blurs. */
    private Bitmap copy(View root) {
        Bitmap copy = copies.get(root);
        if (copy == null || copy.getWidth() != root.getWidth() || copy.getHeight() != root.getHeight()) {
            copy = Bitmap.createBitmap(root.getWidth(), root.getHeight(), Bitmap.Config.ARGB_8888);
            copies.put(root, copy);
        }
        // A window that one can see through is drawn over what is there.
        copy.eraseColor(Color.TRANSPARENT);
        PixelCopy.Request request = PixelCopy.Request.Builder.ofWindow(root)
                .setSourceRect(new Rect(0, 0, copy.getWidth(), copy.getHeight()))
                .setDestinationBitmap(copy)
                .build();
        PixelCopy.request(request, Runnable::run, result -> {});
        return copy;
    }

    /** Draws the last complete picture; from any thread. */
    synchronized void show(Graphics g, int x, int y, int width, int height) {
        g.drawImage(front, x, y, width, height, null);
    }

    /** A copy of the last complete picture. */
    synchronized BufferedImage picture() {
        BufferedImage copy = new BufferedImage(front.getWidth(), front.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics g = copy.createGraphics();
        g.drawImage(front, 0, 0, null);
        g.dispose();
        return copy;
    }
}
