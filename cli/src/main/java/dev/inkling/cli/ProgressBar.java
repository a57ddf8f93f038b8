package dev.inkling.cli;

import java.util.Locale;

/** A bar that redraws itself on a terminal, with speed and time left; elsewhere it stays silent. */
final class ProgressBar {
    private final Console console;
    private final boolean shown;
    private int length;

    ProgressBar(Console console, boolean wanted) {
        this.console = console;
        this.shown = wanted && console.errIsTerminal();
    }

    boolean isShown() {
        return shown;
    }

    void show(double share, double samplesPerSecond, double secondsLeft, String note) {
        if (!shown) {
            return;
        }
        String line = line(share, samplesPerSecond, secondsLeft, note);
        console.err().print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
        console.err().flush();
        length = line.length();
    }

    /** What the bar says; a figure that is not known is NaN and left out. */
    String line(double share, double samplesPerSecond, double secondsLeft, String note) {
        StringBuilder tail = new StringBuilder(String.format(Locale.ROOT, " %3.0f %%", share * 100));
        if (samplesPerSecond > 0) {
            tail.append(String.format(Locale.ROOT, "  %,.0f samples/s", samplesPerSecond));
        }
        if (secondsLeft >= 0) {
            tail.append("  ").append(clock(secondsLeft)).append(" left");
        }
        tail.append("  ").append(note);
        int room = Math.max(8, Math.min(30, console.width() - 1 - tail.length()));
        int full = (int) Math.round(room * share);
        String bar = (console.unicode() ? "█" : "#").repeat(full) + (console.unicode() ? "░" : ".").repeat(room - full);
        String line = bar + tail;
        return line.length() >= console.width() ? line.substring(0, console.width() - 1) : line;
    }

    static String clock(double seconds) {
        long s = Math.round(seconds);
        return s >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60);
    }

    /** Wipes the bar, so that an ordinary line can follow. */
    void clear() {
        if (length > 0) {
            console.err().print("\r" + " ".repeat(length) + "\r");
            console.err().flush();
            length = 0;
        }
    }
}
