package dev.inkling.app.training;

import android.app.NotificationManager;
import android.content.Context;
import android.content.Intent;
import android.content.IntentFilter;
import androidx.annotation.Nullable;
import androidx.core.content.ContextCompat;
import dev.inkling.app.data.Hold;
import dev.inkling.app.data.SessionEntity;

/**
 * Lends the training desk the life of a foreground service, where Android and the person allow one; otherwise training
 * goes on only while the app is on the screen.
 */
public final class PhoneHost implements TrainingDesk.Host {
    // No lock: the desk calls in with its own held, and is called from here.
    private final Context context;
    private final TrainingDesk desk;
    private volatile boolean working;
    private volatile boolean served;
    private volatile boolean visible;

    public PhoneHost(Context context, TrainingDesk desk) {
        this.context = context.getApplicationContext();
        this.desk = desk;
    }

    @Override
    public void begin() {
        working = true;
        serve();
    }

    @Override
    public void ended(SessionEntity session) {
        if (!visible && mayNotify()) new TrainingNotification(context).tellEnd(session);
    }

    @Override
    public void rest() {
        working = false;
        served = false;
        context.stopService(TrainingService.intent(context));
    }

    /** The app came onto the screen or left it. */
    public void visible(boolean on) {
        visible = on;
        if (on) {
            new TrainingNotification(context).takeBackAsk();
            desk.hold(Hold.BACKGROUND, false);
            if (working && !served) serve();
        } else if (working && !served) {
            desk.hold(Hold.BACKGROUND, true);
        }
    }

    /** The person has just let the app show notifications: what trains may go on in the background now. */
    public void notificationsAllowed() {
        if (working && !served) serve();
    }

    /** Whether the person lets the app show notifications, without which it trains only while it is open. */
    public boolean mayNotify() {
        return context.getSystemService(NotificationManager.class).areNotificationsEnabled();
    }

    /** What the battery's thermometer says, the best that an app is told about heat; null where there is none. */
    @Nullable public Double degrees() {
        Intent battery = context.registerReceiver(null, new IntentFilter(Intent.ACTION_BATTERY_CHANGED));
        return battery == null ? null : PhoneConditions.degrees(battery);
    }

    private void serve() {
        if (!mayNotify()) {
            if (!visible) desk.hold(Hold.BACKGROUND, true);
            return;
        }
        try {
            ContextCompat.startForegroundService(context, TrainingService.intent(context));
            served = true;
        } catch (IllegalStateException notFromTheBackground) {
            if (visible) return;
            desk.hold(Hold.BACKGROUND, true);
            new TrainingNotification(context).askToContinue();
        }
    }
}
