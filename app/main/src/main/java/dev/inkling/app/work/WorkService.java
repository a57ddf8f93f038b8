package dev.inkling.app.work;

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

/** Keeps the process alive and awake while there is work in the queue, and shows what is at work in a notification. */
public final class WorkService extends Service {
    /** What the service uses of the app. */
    public interface Graph {
        /** The queue of all long work. */
        WorkQueue queue();
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
    private WorkQueue queue;
    private WorkNotification notification;
    private PhoneConditions conditions;
    private PowerManager.WakeLock awake;

    /** The intent that starts the service. */
    static Intent intent(Context context) {
        return new Intent(context, WorkService.class);
    }

    @Override
    public void onCreate() {
        super.onCreate();
        queue = ((Owner) getApplication()).graph().queue();
        notification = new WorkNotification(this);
        conditions = new PhoneConditions(this, queue);
        awake = getSystemService(PowerManager.class).newWakeLock(PowerManager.PARTIAL_WAKE_LOCK, "inkling:work");
        awake.setReferenceCounted(false);
        conditions.start();
    }

    @Override
    public int onStartCommand(@Nullable Intent intent, int flags, int startId) {
        show();
        Job job = queue.current();
        String action = intent == null ? null : intent.getAction();
        if (job != null && action != null) {
            switch (action) {
                case PAUSE -> job.pause(true);
                case RESUME -> job.pause(false);
                case STOP -> job.stop();
                default -> throw new IllegalArgumentException("no such action: " + action);
            }
        }
        queue.conditions(now -> now.withBackground(false));
        queue.wake();
        main.removeCallbacks(tick);
        main.post(tick);
        // Android brings the service back after it needed the memory, and work goes on where it stood.
        return START_STICKY;
    }

    private void show() {
        Notification now = notification.of(queue.current());
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            startForeground(WorkNotification.ID, now, ServiceInfo.FOREGROUND_SERVICE_TYPE_SPECIAL_USE);
        } else {
            startForeground(WorkNotification.ID, now);
        }
    }

    private void onTick() {
        // A time limit, renewed each second: if this process hangs, the phone may sleep again.
        if (queue.isComputing()) {
            awake.acquire(AWAKE_MILLIS);
            conditions.awakeFor(TICK_MILLIS);
        } else if (awake.isHeld()) awake.release();
        conditions.look();
        notification.show(queue.current());
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
