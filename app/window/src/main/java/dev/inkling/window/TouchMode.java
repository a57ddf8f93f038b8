package dev.inkling.window;

import android.view.KeyEvent;
import android.view.View;
import java.util.Set;
import org.robolectric.shadows.ShadowInstrumentation;
import org.robolectric.util.ReflectionHelpers;
import org.robolectric.util.ReflectionHelpers.ClassParameter;

/**
 * Whether the person uses the finger or the keyboard: buttons take the focus only for the keyboard. On a phone the
 * system keeps it between the input and the windows, where nothing of Robolectric stands.
 */
final class TouchMode {
    /** The keys that move the focus or press what has it. */
    private static final Set<Integer> NAVIGATION = Set.of(
            KeyEvent.KEYCODE_DPAD_LEFT,
            KeyEvent.KEYCODE_DPAD_RIGHT,
            KeyEvent.KEYCODE_DPAD_UP,
            KeyEvent.KEYCODE_DPAD_DOWN,
            KeyEvent.KEYCODE_TAB,
            KeyEvent.KEYCODE_PAGE_UP,
            KeyEvent.KEYCODE_PAGE_DOWN,
            KeyEvent.KEYCODE_MOVE_HOME,
            KeyEvent.KEYCODE_MOVE_END,
            KeyEvent.KEYCODE_SPACE,
            KeyEvent.KEYCODE_ENTER);

    private final Roots roots;
    private boolean touching = true;

    TouchMode(Roots roots) {
        this.roots = roots;
    }

    /** The finger came down. */
    void touched() {
        if (!touching) {
            tellNewWindows(true);
            roots.all().forEach(root -> tell(root, true));
        }
    }

    /** A key came down; true if all that it did was to give the focus to something. */
    boolean pressed(KeyEvent key) {
        if (!NAVIGATION.contains(key.getKeyCode())) {
            return false;
        }
        View root = roots.focused();
        View before = root.findFocus();
        if (touching) {
            tellNewWindows(false);
        }
        // Only this one: a ring would appear behind the sheet or dialog that is open.
        tell(root, false);
        if (root.findFocus() == null) {
            root.restoreDefaultFocus();
        }
        return root.findFocus() != before;
    }

    /** Windows that open later learn it from the system. */
    private void tellNewWindows(boolean now) {
        touching = now;
        ShadowInstrumentation.getInstrumentation().setInTouchMode(now);
    }

    private static void tell(View root, boolean now) {
        ReflectionHelpers.callInstanceMethod(
                root.getViewRootImpl(), "ensureTouchModeLocally", ClassParameter.from(boolean.class, now));
    }
}
