package dev.inkling.window;

import android.app.Activity;
import android.app.Application;
import android.content.Intent;
import android.content.pm.ResolveInfo;
import android.os.Looper;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.robolectric.Robolectric;
import org.robolectric.Shadows;
import org.robolectric.android.controller.ActivityController;

/** The app's activities, one on top of the other; Robolectric only records that one was started, here it starts. */
final class Activities {
    private final Application app;
    private final Language language;
    private final Errands errands;
    private final Deque<ActivityController<?>> stack = new ArrayDeque<>();

    Activities(Application app, Language language, Errands errands) {
        this.app = app;
        this.errands = errands;
        this.language = language;
    }

    void launch(Intent intent) throws ClassNotFoundException {
        ResolveInfo found = app.getPackageManager().resolveActivity(intent, 0);
        if (found == null || !found.activityInfo.packageName.equals(app.getPackageName())) {
            errands.run(intent, top());
            return;
        }
        intent.setClassName(app, found.activityInfo.name);
        if (!stack.isEmpty()) {
            stack.peek().pause().stop();
        }
        Class<? extends Activity> type = Class.forName(found.activityInfo.name).asSubclass(Activity.class);
        ActivityController<? extends Activity> controller = Robolectric.buildActivity(type, intent);
        stack.push(controller);
        controller.setup();
        focus(controller);
    }

    private static void focus(ActivityController<?> controller) {
        // The first traversal attaches the root; only then can it take the focus.
        Shadows.shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(20));
        controller.windowFocusChanged(true);
    }

    /** Starts what was asked for and ends what finished; false once no activity is left. */
    boolean step() throws ClassNotFoundException {
        Intent wanted = Shadows.shadowOf(app).getNextStartedActivity();
        while (wanted != null) {
            launch(wanted);
            wanted = Shadows.shadowOf(app).getNextStartedActivity();
        }
        if (language.changed()) {
            for (ActivityController<?> controller : stack) {
                controller.configurationChange(app.getResources().getConfiguration());
            }
            if (!stack.isEmpty()) {
                // Robolectric brings the new activity as far as resumed, and not onto the screen.
                stack.peek().visible();
                focus(stack.peek());
            }
        }
        while (!stack.isEmpty() && stack.peek().get().isFinishing()) {
            stack.pop().pause().stop().destroy();
            if (!stack.isEmpty()) {
                stack.peek().restart().start().resume();
            }
        }
        return !stack.isEmpty();
    }

    Activity top() {
        return stack.isEmpty() ? null : stack.peek().get();
    }

    void destroyAll() {
        while (!stack.isEmpty()) {
            stack.pop().pause().stop().destroy();
        }
    }
}
