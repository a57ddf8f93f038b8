package dev.inkling.window;

import android.app.Application;
import android.app.Notification;
import android.app.NotificationManager;
import android.service.notification.StatusBarNotification;
import org.robolectric.shadows.ShadowToast;

/** What a phone would show outside the app, as one line: the last toast, or else the newest notification. */
final class Announcements {
    private static final long TOAST_NANOS = 4_000_000_000L;

    private final NotificationManager notifications;
    private final Activities activities;
    private int toasts;
    private String passing = "";
    private String refused = "";
    private long until;

    Announcements(Application app, Activities activities) {
        this.notifications = app.getSystemService(NotificationManager.class);
        this.activities = activities;
    }

    String line() {
        long now = System.nanoTime();
        if (toasts != ShadowToast.shownToastCount()) {
            toasts = ShadowToast.shownToastCount();
            say(String.valueOf(ShadowToast.getTextOfLatestToast()), now);
        }
        if (!refused.equals(activities.refused())) {
            refused = activities.refused();
            say(refused, now);
        }
        return now < until ? passing : newestNotification();
    }

    private void say(String words, long now) {
        passing = words;
        until = now + TOAST_NANOS;
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
