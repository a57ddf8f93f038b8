package dev.inkling.app.work;

import android.app.Notification;
import android.app.NotificationChannel;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.Context;
import android.content.Intent;
import androidx.annotation.Nullable;
import androidx.core.app.NotificationCompat;
import dev.inkling.app.R;

/** What the status bar says about the work of the queue. */
final class WorkNotification {
    static final int ID = 1;
    private static final int CONTINUE_ID = 2;
    private static final int ENDED_ID = 3;
    private static final String CHANNEL = "training";

    private final Context context;
    private final NotificationManager manager;

    WorkNotification(Context context) {
        this.context = context;
        this.manager = context.getSystemService(NotificationManager.class);
        NotificationChannel channel = new NotificationChannel(
                CHANNEL, context.getString(R.string.training_channel), NotificationManager.IMPORTANCE_LOW);
        channel.setShowBadge(false);
        manager.createNotificationChannel(channel);
    }

    void show(@Nullable Job job) {
        manager.notify(ID, of(job));
    }

    Notification of(@Nullable Job job) {
        NotificationCompat.Builder builder = builder();
        if (job == null) {
            return builder.setContentTitle(context.getString(R.string.work_starting))
                    .build();
        }
        Shown shown = job.shown(context);
        builder.setContentTitle(shown.title())
                .setContentText(text(job, shown))
                .setProgress(1000, (int) Math.round(1000 * shown.share()), false)
                .setOngoing(true);
        if (!shown.buttons()) return builder.build();
        if (job.isPaused()) {
            builder.addAction(0, context.getString(R.string.training_continue), action(WorkService.RESUME));
        } else {
            builder.addAction(0, context.getString(R.string.training_pause), action(WorkService.PAUSE));
        }
        builder.addAction(0, context.getString(R.string.training_stop), action(WorkService.STOP));
        return builder.build();
    }

    /** Asks for the tap that lets work go on which Android did not let start by itself. */
    void askToContinue() {
        manager.notify(
                CONTINUE_ID,
                builder()
                        .setContentTitle(context.getString(R.string.training_tap))
                        .setAutoCancel(true)
                        .build());
    }

    /** Says how work ended that nobody was looking at. */
    void tellEnd(Shown end) {
        manager.notify(
                ENDED_ID,
                builder()
                        .setContentTitle(end.title())
                        .setContentText(end.text())
                        .setCategory(NotificationCompat.CATEGORY_STATUS)
                        .setAutoCancel(true)
                        .build());
    }

    void takeBackAsk() {
        manager.cancel(CONTINUE_ID);
    }

    private NotificationCompat.Builder builder() {
        Intent open = context.getPackageManager()
                .getLaunchIntentForPackage(context.getPackageName())
                .addFlags(Intent.FLAG_ACTIVITY_SINGLE_TOP);
        return new NotificationCompat.Builder(context, CHANNEL)
                .setSmallIcon(R.drawable.ic_notification)
                .setOnlyAlertOnce(true)
                .setCategory(NotificationCompat.CATEGORY_PROGRESS)
                .setForegroundServiceBehavior(NotificationCompat.FOREGROUND_SERVICE_IMMEDIATE)
                .setContentIntent(PendingIntent.getActivity(context, 0, open, PendingIntent.FLAG_IMMUTABLE));
    }

    private PendingIntent action(String name) {
        Intent intent = WorkService.intent(context).setAction(name);
        return PendingIntent.getService(context, 0, intent, PendingIntent.FLAG_IMMUTABLE);
    }

    private String text(Job job, Shown shown) {
        if (job.isPaused()) return context.getString(R.string.training_paused);
        return switch (job.held()) {
            case NONE -> shown.text();
            case HOT -> context.getString(R.string.training_hot);
            case LOW_BATTERY -> context.getString(R.string.training_low);
            case SAVER -> context.getString(R.string.work_saver);
            case NOT_CHARGING -> context.getString(R.string.work_charger);
            case NETWORK -> context.getString(R.string.work_network);
            case BACKGROUND -> context.getString(R.string.training_tap);
            case AWAKE_LONG -> context.getString(R.string.work_awake);
        };
    }
}
