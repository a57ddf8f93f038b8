package dev.inkling.app.training;

import android.app.Notification;
import android.app.NotificationChannel;
import android.app.NotificationManager;
import android.app.PendingIntent;
import android.content.Context;
import android.content.Intent;
import androidx.annotation.Nullable;
import androidx.core.app.NotificationCompat;
import dev.inkling.app.R;
import dev.inkling.app.data.Hold;
import dev.inkling.app.data.SessionEntity;
import dev.inkling.app.data.SessionState;
import dev.inkling.nnlib.watch.Progress;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** What the status bar says about the session at work. */
final class TrainingNotification {
    static final int ID = 1;
    private static final int CONTINUE_ID = 2;
    private static final int ENDED_ID = 3;
    private static final String CHANNEL = "training";

    private final Context context;
    private final NotificationManager manager;

    TrainingNotification(Context context) {
        this.context = context;
        this.manager = context.getSystemService(NotificationManager.class);
        NotificationChannel channel = new NotificationChannel(
                CHANNEL, context.getString(R.string.training_channel), NotificationManager.IMPORTANCE_LOW);
        channel.setShowBadge(false);
        manager.createNotificationChannel(channel);
    }

    void show(@Nullable Training training) {
        manager.notify(ID, of(training));
    }

    Notification of(@Nullable Training training) {
        NotificationCompat.Builder builder = builder();
        if (training == null) {
            return builder.setContentTitle(context.getString(R.string.training_starting))
                    .build();
        }
        Progress now = training.progress();
        Hold hold = training.hold().getValue();
        boolean paused = training.isPausedByPerson();
        builder.setContentTitle(training.name())
                .setContentText(text(now, hold, paused))
                .setProgress(1000, (int) Math.round(1000 * now.share()), false)
                .setOngoing(true);
        if (paused) builder.addAction(0, context.getString(R.string.training_continue), action(TrainingService.RESUME));
        else builder.addAction(0, context.getString(R.string.training_pause), action(TrainingService.PAUSE));
        builder.addAction(0, context.getString(R.string.training_stop), action(TrainingService.STOP));
        return builder.build();
    }

    /** Asks for the tap that lets a session go on which Android did not let start by itself. */
    void askToContinue() {
        manager.notify(
                CONTINUE_ID,
                builder()
                        .setContentTitle(context.getString(R.string.training_tap))
                        .setAutoCancel(true)
                        .build());
    }

    /** Says how a session ended that nobody was looking at. */
    void tellEnd(SessionEntity session) {
        manager.notify(
                ENDED_ID,
                builder()
                        .setContentTitle(session.name)
                        .setContentText(endText(session))
                        .setCategory(NotificationCompat.CATEGORY_STATUS)
                        .setAutoCancel(true)
                        .build());
    }

    private String endText(SessionEntity session) {
        if (session.state == SessionState.FAILED) return context.getString(R.string.session_failed);
        Double right = session.testAccuracy != null ? session.testAccuracy : session.accuracy;
        if (right == null) return context.getString(R.string.training_ended);
        NumberFormat percent = NumberFormat.getNumberInstance(locale());
        percent.setMaximumFractionDigits(1);
        // Never rounded up: 99.96 is not all.
        percent.setRoundingMode(RoundingMode.FLOOR);
        return context.getString(R.string.training_ended_right, percent.format(right));
    }

    private Locale locale() {
        return context.getResources().getConfiguration().getLocales().get(0);
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
        Intent intent = TrainingService.intent(context).setAction(name);
        return PendingIntent.getService(context, 0, intent, PendingIntent.FLAG_IMMUTABLE);
    }

    private String text(Progress now, Hold hold, boolean paused) {
        if (paused) return context.getString(R.string.training_paused);
        switch (hold) {
            case HOT:
                return context.getString(R.string.training_hot);
            case LOW_BATTERY:
                return context.getString(R.string.training_low);
            case BACKGROUND:
                return context.getString(R.string.training_tap);
            default:
                NumberFormat whole = NumberFormat.getIntegerInstance(locale());
                return context.getString(
                        R.string.training_progress, whole.format(now.epoch()), whole.format(now.epochs()));
        }
    }
}
