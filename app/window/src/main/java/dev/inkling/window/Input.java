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

/** A finger, a wheel and a keyboard for the app; on Android's main thread. */
final class Input {
    private final Roots roots;
    private final Supplier<Activity> top;
    private View touched;
    private long downTime;

    Input(Roots roots, Supplier<Activity> top) {
        this.roots = roots;
        this.top = top;
    }

    /** Puts the finger down, moves or lifts it: {@link MotionEvent#ACTION_DOWN}, MOVE or UP in pixels of the screen. */
    void touch(int action, float x, float y) {
        long now = SystemClock.uptimeMillis();
        if (action == MotionEvent.ACTION_DOWN) {
            downTime = now;
            touched = roots.at(x, y);
        }
        if (touched == null) {
            return;
        }
        Rect place = roots.place(touched);
        MotionEvent event = MotionEvent.obtain(downTime, now, action, x, y, 0);
        event.offsetLocation(-place.left, -place.top);
        event.setSource(InputDevice.SOURCE_TOUCHSCREEN);
        touched.dispatchTouchEvent(event);
        event.recycle();
        if (action == MotionEvent.ACTION_UP) {
            touched = null;
        }
    }

    void wheel(float x, float y, float by) {
        MotionEvent.PointerProperties pointer = new MotionEvent.PointerProperties();
        MotionEvent.PointerCoords at = new MotionEvent.PointerCoords();
        View root = roots.focused();
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
        View field = roots.focused().findFocus();
        InputConnection connection = field == null ? null : field.onCreateInputConnection(new EditorInfo());
        if (connection == null) {
            return false;
        }
        connection.commitText(text, 1);
        connection.closeConnection();
        return true;
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
