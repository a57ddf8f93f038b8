package dev.inkling.app.work;

import android.app.NotificationManager;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import androidx.annotation.Nullable;
import androidx.core.content.ContextCompat;
import dev.inkling.app.data.WorkEntity;

/**
 * Lends the queue the life of a foreground service, where Android and the person allow one; otherwise work goes on only
 * while the app is on the screen.
 */
public final class PhoneHost implements WorkQueue.Host {
    // No lock: the queue calls in with its own held, and is called from here.
    private final Context context;
    private final WorkQueue queue;
    private volatile boolean working;
    private volatile boolean served;
    private volatile boolean visible;

    public PhoneHost(Context context, WorkQueue queue) {
        this.context = context.getApplicationContext();
        this.queue = queue;
    }

    @Override
    public void begin() {
        working = true;
        serve();
    }

    @Override
    public void ended(WorkKind kind, WorkEntity entry) {
        if (visible || !mayNotify()) return;
        Shown end = kind.ended(context, entry);
        if (end != null) new WorkNotification(context).tellEnd(end);
    }

    @Override
    public void rest() {
        working = false;
        served = false;
        context.stopService(WorkService.intent(context));
    }

    /** The app came onto the screen or left it. */
    public void visible(boolean on) {
        visible = on;
        if (on) {
            new WorkNotification(context).takeBackAsk();
            background(false);
            queue.conditions(now -> now.withAwake(0));
            if (working && !served) serve();
        } else if (working && !served) {
            background(true);
        }
    }

    /** The person has just let the app show notifications: work may go on in the background now. */
    public void notificationsAllowed() {
        if (working && !served) serve();
    }

    /** Whether the person lets the app show notifications, without which it works only while it is open. */
    public boolean mayNotify() {
        return context.getSystemService(NotificationManager.class).areNotificationsEnabled();
    }

    /** What the battery's thermometer says, the best that an app is told about heat; null where there is none. */
    @Nullable public Double degrees() {
        Intent battery = context.registerReceiver(null, new IntentFilter(Intent.ACTION_BATTERY_CHANGED));
        return battery == null ? null : PhoneConditions.degrees(battery);
    }

    private void background(boolean stopped) {
        queue.conditions(now -> now.withBackground(stopped));
    }

    private void serve() {
        if (!mayNotify()) {
            if (!visible) background(true);
            return;
        }
        try {
            ContextCompat.startForegroundService(context, WorkService.intent(context));
            served = true;
        } catch (IllegalStateException notFromTheBackground) {
            if (visible) return;
            background(true);
            new WorkNotification(context).askToContinue();
        }
    }
}
