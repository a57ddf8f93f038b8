package dev.inkling.app.training;

import android.app.NotificationManager;
import android.content.Context;
import androidx.core.content.ContextCompat;
import dev.inkling.app.data.Hold;

/**
 * Lends the training desk the life of a foreground service, where Android and the person allow one; otherwise training goes
 * on only while the app is on the screen.
 */
public final class PhoneHost implements TrainingDesk.Host {
    private final Context context;
    private final TrainingDesk desk;
    private boolean working;
    private boolean served;
    private boolean visible;

    public PhoneHost(Context context, TrainingDesk desk) {
        this.context = context.getApplicationContext();
        this.desk = desk;
    }

    @Override
    public synchronized void begin() {
        working = true;
        serve();
    }

    @Override
    public synchronized void rest() {
        working = false;
        served = false;
        context.stopService(TrainingService.intent(context));
    }

    /** The app came onto the screen or left it. */
    public synchronized void visible(boolean on) {
        visible = on;
        if (on) {
            new TrainingNotification(context).takeBackAsk();
            desk.hold(Hold.BACKGROUND, false);
            if (working && !served) serve();
        } else if (working && !served) {
            desk.hold(Hold.BACKGROUND, true);
        }
    }

    /** Whether the person lets the app show notifications, without which it trains only while it is open. */
    public boolean mayNotify() {
        return context.getSystemService(NotificationManager.class).areNotificationsEnabled();
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
            desk.hold(Hold.BACKGROUND, true);
            new TrainingNotification(context).askToContinue();
        }
    }
}
