package dev.inkling.window;

import android.app.Application;
import android.app.Notification;
import android.app.NotificationManager;
import android.service.notification.StatusBarNotification;
import java.util.function.Consumer;
import org.robolectric.shadows.ShadowToast;

/**
 * What a phone would show outside the app, as one line: the last toast or what
 * became of an errand, or else the newest notification.
 */
final class Announcements {
    private static final long PASSING_NANOS = 6_000_000_000L;

    private final NotificationManager notifications;
    private final Errands errands;
    private int toasts;
    private String passing = "";
    private int errandsTold;
    private long until;
    private String last = "";
    private Consumer<String> listener = words -> {};

    Announcements(Application app, Errands errands) {
        this.notifications = app.getSystemService(NotificationManager.class);
        this.errands = errands;
    }

    /** Hears of each new line. */
    void listen(Consumer<String> newListener) {
        listener = newListener;
    }

    /** The line as it is now; asked for with each step. */
    String line() {
        String line = find();
        if (!line.equals(last)) {
            last = line;
            listener.accept(line);
        }
        return line;
    }

    private String find() {
        long now = System.nanoTime();
        if (toasts != ShadowToast.shownToastCount()) {
            toasts = ShadowToast.shownToastCount();
            say(String.valueOf(ShadowToast.getTextOfLatestToast()), now);
        }
        if (errandsTold != errands.times()) {
            errandsTold = errands.times();
            say(errands.said(), now);
        }
        return now < until ? passing : newestNotification();
    }

    private void say(String words, long now) {
        passing = words;
        until = now + PASSING_NANOS;
    }

    private String newestNotification() {
        StatusBarNotification[] all = notifications.getActiveNotifications();
        if (all.length == 0) {
            return "";
        }
        Notification newest = all[all.length - 1].getNotification();
        CharSequence title = newest.extras.getCharSequence(Notification.EXTRA_TITLE);
        CharSequence text = newest.extras.getCharSequence(Notification.EXTRA_TEXT);
        return text == null ? String.valueOf(title) : title + ": " + text;
    }
}
