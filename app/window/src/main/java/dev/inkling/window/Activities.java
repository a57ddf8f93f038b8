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
import org.robolectric.shadows.ShadowActivity;

/** The app's activities, one on top of the other; Robolectric only records that one was started, here it starts. */
final class Activities {
    private final Application app;
    private final Language language;
    private final Deque<ActivityController<?>> stack = new ArrayDeque<>();
    private String refused = "";

    Activities(Application app, Language language) {
        this.app = app;
        this.language = language;
    }

    void launch(Intent intent) throws ClassNotFoundException {
        ResolveInfo found = app.getPackageManager().resolveActivity(intent, 0);
        if (found == null || !found.activityInfo.packageName.equals(app.getPackageName())) {
            refused = "Only a phone can open this: " + intent.getAction();
            answerNobody(intent);
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

    /** Who waits for an answer from an activity that cannot open hears that the user turned back. */
    private void answerNobody(Intent intent) {
        Activity waiting = top();
        if (waiting != null) {
            ShadowActivity.IntentForResult request = Shadows.shadowOf(waiting).peekNextStartedActivityForResult();
            if (request != null && request.intent.filterEquals(intent)) {
                Shadows.shadowOf(waiting).getNextStartedActivityForResult();
                Shadows.shadowOf(waiting).receiveResult(request.intent, Activity.RESULT_CANCELED, null);
            }
        }
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

    /** What could not be opened last; empty if nothing was. */
    String refused() {
        return refused;
    }

    void destroyAll() {
        while (!stack.isEmpty()) {
            stack.pop().pause().stop().destroy();
        }
    }
}
