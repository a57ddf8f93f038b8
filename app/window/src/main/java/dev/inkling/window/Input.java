package dev.inkling.window;

import android.app.Activity;
import android.graphics.Rect;
import android.os.SystemClock;
import android.view.InputDevice;
import android.view.KeyEvent;
import android.view.MotionEvent;
import android.view.View;
import android.view.inputmethod.EditorInfo;
import android.view.inputmethod.InputConnection;
import java.util.function.Supplier;

/**
 * A finger, a wheel and a keyboard for the app; on Android's main thread. As on a phone, the moves between two frames
 * arrive as one event: its newest point, and the earlier ones as its history.
 */
final class Input {
    /** Hears what the finger does, and whether the keyboard types into the app. */
    interface Listener {
        void touched(String how, float x, float y);

        void keyboard(boolean here);
    }

    private static final int LONGEST_TEXT = 100_000;

    private final Roots roots;
    private final Supplier<Activity> top;
    private View touched;
    private long downTime;
    private MotionEvent moves;
    private Listener listener;

    Input(Roots roots, Supplier<Activity> top) {
        this.roots = roots;
        this.top = top;
    }

    void listen(Listener newListener) {
        listener = newListener;
    }

    /** The keyboard belongs to the app from now on, or to another window. */
    void keyboard(boolean here) {
        if (listener != null) {
            listener.keyboard(here);
        }
    }

    private void tell(String how, float x, float y) {
        if (listener != null) {
            listener.touched(how, x, y);
        }
    }

    /** Puts the finger down, at a time of {@link SystemClock#uptimeMillis}; places are in pixels of the screen. */
    void down(float x, float y, long when) {
        if (touched != null) {
            up(x, y, when);
        }
        touched = roots.at(x, y);
        downTime = when;
        send(MotionEvent.ACTION_DOWN, x, y, when);
        tell("down", x, y);
    }

    /** Moves the finger; the app hears of it with {@link #flush}. */
    void move(float x, float y, long when) {
        if (touched == null) {
            return;
        }
        if (moves == null) {
            moves = event(MotionEvent.ACTION_MOVE, x, y, when);
        } else {
            Rect place = roots.place(touched);
            moves.addBatch(when, x - place.left, y - place.top, 1, 1, 0);
        }
        tell("move", x, y);
    }

    /** Lifts the finger. */
    void up(float x, float y, long when) {
        send(MotionEvent.ACTION_UP, x, y, when);
        touched = null;
        tell("up", x, y);
    }

    /** Hands the moves since the last frame to the app. */
    void flush() {
        if (moves != null && touched != null) {
            touched.dispatchTouchEvent(moves);
            moves.recycle();
        }
        moves = null;
    }

    private void send(int action, float x, float y, long when) {
        if (touched != null) {
            flush();
            MotionEvent event = event(action, x, y, when);
            touched.dispatchTouchEvent(event);
            event.recycle();
        }
    }

    private MotionEvent event(int action, float x, float y, long when) {
        Rect place = roots.place(touched);
        MotionEvent event = MotionEvent.obtain(downTime, when, action, x - place.left, y - place.top, 0);
        event.setSource(InputDevice.SOURCE_TOUCHSCREEN);
        return event;
    }

    void wheel(float x, float y, float by) {
        MotionEvent.PointerProperties pointer = new MotionEvent.PointerProperties();
        MotionEvent.PointerCoords at = new MotionEvent.PointerCoords();
        View root = roots.at(x, y);
        if (root == null) {
            return;
        }
        Rect place = roots.place(root);
        at.x = x - place.left;
        at.y = y - place.top;
        at.setAxisValue(MotionEvent.AXIS_VSCROLL, by);
        long now = SystemClock.uptimeMillis();
        MotionEvent event = MotionEvent.obtain(
                now,
                now,
                MotionEvent.ACTION_SCROLL,
                1,
                new MotionEvent.PointerProperties[] {pointer},
                new MotionEvent.PointerCoords[] {at},
                0,
                0,
                1,
                1,
                0,
                0,
                InputDevice.SOURCE_MOUSE,
                0);
        root.dispatchGenericMotionEvent(event);
        event.recycle();
    }

    /** Types into the focused field; false if there is none. */
    boolean text(String text) {
        InputConnection field = field();
        if (field == null) {
            return false;
        }
        field.commitText(text, 1);
        field.closeConnection();
        return true;
    }

    /** Empties the focused field; false if there is none. */
    boolean clear() {
        InputConnection field = field();
        if (field == null) {
            return false;
        }
        field.deleteSurroundingText(LONGEST_TEXT, LONGEST_TEXT);
        field.closeConnection();
        return true;
    }

    private InputConnection field() {
        View focused = roots.focused().findFocus();
        return focused == null ? null : focused.onCreateInputConnection(new EditorInfo());
    }

    /** Presses and releases a key by Android's code. */
    void key(int code) {
        long now = SystemClock.uptimeMillis();
        View root = roots.focused();
        root.dispatchKeyEvent(new KeyEvent(now, now, KeyEvent.ACTION_DOWN, code, 0));
        boolean taken = root.dispatchKeyEvent(new KeyEvent(now, now, KeyEvent.ACTION_UP, code, 0));
        if (!taken && code == KeyEvent.KEYCODE_BACK) {
            back();
        }
    }

    @SuppressWarnings("deprecation") // The only door to Back that every Android version has.
    private void back() {
        Activity activity = top.get();
        if (activity != null) {
            activity.onBackPressed();
        }
    }
}
