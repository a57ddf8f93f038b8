package dev.inkling.app.training;

import android.app.Notification;
import android.app.Service;
import android.content.Context;
import android.content.Intent;
import android.content.pm.ServiceInfo;
import android.os.Build;
import android.os.Handler;
import android.os.IBinder;
import android.os.Looper;
import android.os.PowerManager;
import androidx.annotation.Nullable;
import dev.inkling.app.data.Hold;
import dev.inkling.app.data.SettingsStore;

/** Keeps the process alive and awake while a session trains, and shows it in a notification. */
public final class TrainingService extends Service {
    /** What the service uses of the app. */
    public interface Graph {
        /** The desk at which sessions train. */
        TrainingDesk desk();

        /** What the person has set. */
        SettingsStore settings();
    }

    /** The application, which lends the service what it uses: Android makes a service, and hands it nothing. */
    public interface Owner {
        /** What the service uses. */
        Graph graph();
    }

    static final String PAUSE = "dev.inkling.app.PAUSE";
    static final String RESUME = "dev.inkling.app.RESUME";
    static final String STOP = "dev.inkling.app.STOP";

    private static final long TICK_MILLIS = 1000;
    private static final long AWAKE_MILLIS = 10 * 60_000L;

    private final Handler main = new Handler(Looper.getMainLooper());
    private final Runnable tick = this::onTick;
    private Graph graph;
    private TrainingNotification notification;
    private PhoneConditions conditions;
    private PowerManager.WakeLock awake;

    /** The intent that starts the service. */
    static Intent intent(Context context) {
        return new Intent(context, TrainingService.class);
    }

    @Override
    public void onCreate() {
        super.onCreate();
        graph = ((Owner) getApplication()).graph();
        notification = new TrainingNotification(this);
        conditions = new PhoneConditions(this, graph.settings(), graph.desk());
        awake = getSystemService(PowerManager.class).newWakeLock(PowerManager.PARTIAL_WAKE_LOCK, "inkling:training");
        awake.setReferenceCounted(false);
        conditions.start();
    }

    @Override
    public int onStartCommand(@Nullable Intent intent, int flags, int startId) {
        show();
        Training training = graph.desk().current().getValue();
        String action = intent == null ? null : intent.getAction();
        if (training != null && action != null) {
            switch (action) {
                case PAUSE -> graph.desk().pause(training.id());
                case RESUME -> graph.desk().goOn(training.id(), training.spec());
                case STOP -> graph.desk().stop(training.id());
                default -> throw new IllegalArgumentException("no such action: " + action);
            }
        }
        graph.desk().hold(Hold.BACKGROUND, false);
        graph.desk().wake();
        main.removeCallbacks(tick);
        main.post(tick);
        // Android brings the service back after it needed the memory, and the session goes on from its checkpoint.
        return START_STICKY;
    }

    private void show() {
        Notification now = notification.of(graph.desk().current().getValue());
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            startForeground(TrainingNotification.ID, now, ServiceInfo.FOREGROUND_SERVICE_TYPE_SPECIAL_USE);
        } else {
            startForeground(TrainingNotification.ID, now);
        }
    }

    private void onTick() {
        Training training = graph.desk().current().getValue();
        boolean computing = training != null
                && !training.isPausedByPerson()
                && training.hold().getValue() == Hold.NONE;
        // A time limit, renewed each second: if this process hangs, the phone may sleep again.
        if (computing) awake.acquire(AWAKE_MILLIS);
        else if (awake.isHeld()) awake.release();
        conditions.settingsChanged();
        notification.show(training);
        main.postDelayed(tick, TICK_MILLIS);
    }

    @Override
    public void onDestroy() {
        main.removeCallbacks(tick);
        conditions.stop();
        if (awake.isHeld()) awake.release();
        super.onDestroy();
    }

    @Nullable @Override
    public IBinder onBind(Intent intent) {
        return null;
    }
}
