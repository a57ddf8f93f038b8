package dev.inkling.window;

import android.graphics.Rect;
import android.view.Gravity;
import android.view.View;
import android.view.WindowManager;
import android.view.inspector.WindowInspector;
import java.util.List;

/** The windows on the phone's screen from the lowest to the topmost: the activity, and its dialogs and menus. */
final class Roots {
    private final int width;
    private final int height;

    Roots(int width, int height) {
        this.width = width;
        this.height = height;
    }

    List<View> all() {
        return WindowInspector.getGlobalWindowViews();
    }

    private static WindowManager.LayoutParams params(View root) {
        return (WindowManager.LayoutParams) root.getLayoutParams();
    }

    /** Where a window lies. Robolectric lays every one out at 0,0; its gravity says where a phone would put it. */
    Rect place(View root) {
        WindowManager.LayoutParams params = params(root);
        Rect place = new Rect();
        int gravity = params.gravity == 0 ? Gravity.TOP | Gravity.START : params.gravity;
        Gravity.apply(
                gravity,
                root.getWidth(),
                root.getHeight(),
                around(params),
                params.x,
                params.y,
                place,
                root.getLayoutDirection());
        return place;
    }

    /**
     * Where the window lies to which another belongs, such as a dialog with the handles of its field; or the screen.
     */
    private Rect around(WindowManager.LayoutParams params) {
        boolean belongs = params.type >= WindowManager.LayoutParams.FIRST_SUB_WINDOW
                && params.type <= WindowManager.LayoutParams.LAST_SUB_WINDOW;
        for (View root : all()) {
            if (belongs && params(root) != params && root.getWindowToken() == params.token) {
                return place(root);
            }
        }
        return new Rect(0, 0, width, height);
    }

    /** How much a window darkens what lies below it, from 0 to 1. */
    float dim(View root) {
        WindowManager.LayoutParams params = params(root);
        return (params.flags & WindowManager.LayoutParams.FLAG_DIM_BEHIND) == 0 ? 0 : params.dimAmount;
    }

    /** The window that a touch at this point belongs to; null if none takes it. */
    View at(float x, float y) {
        List<View> roots = all();
        for (int i = roots.size() - 1; i >= 0; i--) {
            View root = roots.get(i);
            int flags = params(root).flags;
            if ((flags & WindowManager.LayoutParams.FLAG_NOT_TOUCHABLE) != 0) {
                continue;
            }
            int seeThrough =
                    WindowManager.LayoutParams.FLAG_NOT_TOUCH_MODAL | WindowManager.LayoutParams.FLAG_NOT_FOCUSABLE;
            boolean modal = (flags & seeThrough) == 0;
            if (modal || place(root).contains((int) x, (int) y)) {
                return root;
            }
        }
        return null;
    }

    /** The window that keys go to. */
    View focused() {
        List<View> roots = all();
        for (int i = roots.size() - 1; i >= 0; i--) {
            if ((params(roots.get(i)).flags & WindowManager.LayoutParams.FLAG_NOT_FOCUSABLE) == 0) {
                return roots.get(i);
            }
        }
        return roots.get(0);
    }
}
