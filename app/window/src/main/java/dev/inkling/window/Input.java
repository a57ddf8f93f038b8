package dev.inkling.window;

import android.app.Activity;
import android.app.Dialog;
import android.graphics.Rect;
import android.os.SystemClock;
import android.view.InputDevice;
import android.view.KeyCharacterMap;
import android.view.KeyEvent;
import android.view.MotionEvent;
import android.view.View;
import android.view.inputmethod.EditorInfo;
import android.view.inputmethod.InputConnection;
import androidx.activity.ComponentActivity;
import java.util.function.Supplier;
import org.robolectric.shadows.ShadowDialog;

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
    private final TouchMode mode;
    private View touched;
    private long downTime;
    private MotionEvent moves;
    private Listener listener;

    Input(Roots roots, Supplier<Activity> top) {
        this.roots = roots;
        this.top = top;
        this.mode = new TouchMode(roots);
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
        mode.touched();
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

    /** Types a character: into the focused field, or else it is the key that bears it. */
    void character(char typed) {
        if (!text(String.valueOf(typed)) && typed == ' ') {
            key(KeyEvent.KEYCODE_SPACE, 0);
        }
    }

    /** Presses and releases a key by Android's code, with others held. */
    void key(int code, int meta) {
        if (code == KeyEvent.KEYCODE_BACK) {
            back();
        } else if (code != KeyEvent.KEYCODE_ESCAPE) {
            press(code, meta);
        } else if (!closesDialog() && !press(code, meta)) {
            // As on a phone, Esc is Back where nothing else takes it.
            back();
        }
    }

    /** Back in a dialog does not go by its focus: Compose would take the key, and move the focus within a group. */
    private boolean closesDialog() {
        View root = roots.focused();
        for (Dialog dialog : ShadowDialog.getShownDialogs()) {
            if (dialog.isShowing() && dialog.getWindow().getDecorView() == root) {
                goBack(dialog);
                return true;
            }
        }
        return false;
    }

    private boolean press(int code, int meta) {
        long now = SystemClock.uptimeMillis();
        View root = roots.focused();
        KeyEvent down = event(now, KeyEvent.ACTION_DOWN, code, meta);
        if (meta == 0 && mode.pressed(down)) {
            return true;
        }
        boolean pressed = root.dispatchKeyEvent(down);
        boolean released = root.dispatchKeyEvent(event(now, KeyEvent.ACTION_UP, code, meta));
        return released || pressed && code == KeyEvent.KEYCODE_ESCAPE;
    }

    private static KeyEvent event(long when, int action, int code, int meta) {
        return new KeyEvent(
                when,
                when,
                action,
                code,
                0,
                meta,
                KeyCharacterMap.VIRTUAL_KEYBOARD,
                0,
                KeyEvent.FLAG_FROM_SYSTEM,
                InputDevice.SOURCE_KEYBOARD);
    }

    @SuppressWarnings("deprecation") // The only door to Back that every Android version has.
    private static void goBack(Dialog dialog) {
        dialog.onBackPressed();
    }

    @SuppressWarnings("deprecation") // As in a dialog.
    private void back() {
        Activity activity = top.get();
        if (closesDialog() || activity == null) {
            return;
        }
        if (activity.getWindow().getDecorView() != roots.focused()) {
            // A menu.
            press(KeyEvent.KEYCODE_BACK, 0);
        } else if (!isLast(activity)) {
            activity.onBackPressed();
        }
    }

    /** Back on the first screen leads to a phone's home screen and ends nothing. Here it leads nowhere. */
    private static boolean isLast(Activity activity) {
        return activity.isTaskRoot()
                && activity instanceof ComponentActivity known
                && !known.getOnBackPressedDispatcher().hasEnabledCallbacks();
    }
}
