package dev.inkling.cli;

import java.util.Locale;

/** A bar that redraws itself on a terminal, with speed and time left; elsewhere it stays silent. */
final class Progress implements AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000L;

    private final Console console;
    private final boolean shown;
    private final long total;
    private final String unit;
    private final long start = System.nanoTime();
    private final long before;
    private long drawn;
    private int length;

    /** Counts up to {@code total}, of which {@code before} were done in an earlier run. */
    Progress(Console console, boolean wanted, long total, long before, String unit) {
        this.console = console;
        this.shown = wanted && console.errIsTerminal();
        this.total = total;
        this.before = before;
        this.unit = unit;
    }

    void at(long done, String note) {
        if (!shown) {
            return;
        }
        long now = System.nanoTime();
        if (now - drawn < REDRAW_NANOS && drawn != 0) {
            return;
        }
        drawn = now;
        String line = line(done, (now - start) / 1e9, note);
        console.err().print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
        console.err().flush();
        length = line.length();
    }

    /** What the bar says after some seconds. */
    String line(long done, double seconds, String note) {
        double share = total == 0 ? 1 : Math.min(1, done / (double) total);
        double speed = seconds > 0 ? (done - before) / seconds : 0;
        String left = speed > 0 ? clock((total - done) / speed) + " left" : "";
        String tail = String.format(Locale.ROOT, " %3.0f %%  %,.0f %s/s  %s  %s", share * 100, speed, unit, left, note);
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
            drawn = 0;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
