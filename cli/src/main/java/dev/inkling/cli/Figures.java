package dev.inkling.cli;

import dev.inkling.nnlib.io.JsonObject;
import java.util.Locale;

/** How the figures of a run are written, for people and in JSON. */
final class Figures {
    private Figures() {}

    /** Puts a figure that the run has; one that is not finite is null, as JSON has no word for it. */
    static void number(JsonObject line, String name, double value) {
        if (Double.isNaN(value) && !name.equals("loss")) {
            return;
        }
        line.put(name, Double.isFinite(value) ? value : null);
    }

    /** A loss in five places, or as a power of ten where they would not show it. */
    static String loss(double loss) {
        return Math.abs(loss) >= 1e-4 || loss == 0
                ? String.format(Locale.ROOT, "%.5f", loss)
                : String.format(Locale.ROOT, "%.2e", loss);
    }
}
