package dev.inkling.window;

import android.view.View;
import org.robolectric.util.ReflectionHelpers;
import org.robolectric.util.ReflectionHelpers.ClassParameter;

/**
 * Tells the windows of the app which of them has the focus, as a phone's system does: a field shows its cursor only in
 * that one. Robolectric tells it to an activity, and to no dialog.
 */
final class WindowFocus {
    private final Roots roots;
    private View focused;

    WindowFocus(Roots roots) {
        this.roots = roots;
    }

    /** Called with each step: a window may have opened or closed. */
    void step() {
        View now = roots.focused();
        // A new window is known to Android only after its first layout.
        if (now == focused || now == null || !now.isLaidOut()) {
            return;
        }
        if (focused != null && focused.isAttachedToWindow()) {
            tell(focused, false);
        }
        tell(now, true);
        focused = now;
    }

    private static void tell(View root, boolean has) {
        ReflectionHelpers.callInstanceMethod(
                root.getViewRootImpl(), "windowFocusChanged", ClassParameter.from(boolean.class, has));
    }
}
