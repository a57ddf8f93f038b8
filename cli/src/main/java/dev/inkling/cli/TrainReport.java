package dev.inkling.cli;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.watch.Diagnosis;
import dev.inkling.nnlib.watch.Epoch;
import java.io.IOException;
import java.util.Locale;

/** Says how a run goes: a line of JSON an epoch, or lines for people, not more than fit a screen. */
final class TrainReport implements Listener {
    private static final int LINES = 20;

    private final Console console;
    private final boolean json;
    private final int epochs;
    private final Ticker bar;

    TrainReport(Console console, boolean json, int epochs, Ticker bar) {
        this.console = console;
        this.json = json;
        this.epochs = epochs;
        this.bar = bar;
    }

    @Override
    public void onEpoch(Epoch epoch) {
        if (json) {
            console.println(Json.print(json(epoch).fields()));
        } else if (isDue(epoch.number())) {
            bar.say(() -> console.println(words(epoch)));
        }
    }

    /** The first, the last, and round numbers between. */
    private boolean isDue(int number) {
        int every = 1;
        for (int i = 0; epochs / every > LINES; i++) {
            // 1, 2, 5, 10, 20, 50 ...
            every = i % 3 == 1 ? every / 2 * 5 : every * 2;
        }
        return number == 1 || number == epochs || number % every == 0;
    }

    private static JsonObject json(Epoch epoch) {
        JsonObject line = new JsonObject().put("epoch", (long) epoch.number()).put("step", epoch.step());
        number(line, "loss", epoch.loss());
        number(line, "accuracy", epoch.accuracy());
        number(line, "validationLoss", epoch.validationLoss());
        number(line, "validationAccuracy", epoch.validationAccuracy());
        number(line, "rate", epoch.rate());
        number(line, "samplesPerSecond", epoch.samplesPerSecond());
        number(line, "seconds", epoch.seconds());
        return line;
    }

    /** Puts a figure that the run has; one that is not finite is null, as JSON has no word for it. */
    static void number(JsonObject line, String name, double value) {
        if (Double.isNaN(value) && !name.equals("loss")) {
            return;
        }
        line.put(name, Double.isFinite(value) ? value : null);
    }

    private String words(Epoch epoch) {
        int width = Integer.toString(epochs).length();
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT, "epoch %" + width + "d/%d  loss %s", epoch.number(), epochs, loss(epoch.loss())));
        if (!Double.isNaN(epoch.accuracy())) {
            line.append(String.format(Locale.ROOT, "  accuracy %6.2f %%", epoch.accuracy()));
        }
        if (!Double.isNaN(epoch.validationAccuracy())) {
            line.append(String.format(Locale.ROOT, "  kept %6.2f %%", epoch.validationAccuracy()));
        }
        if (epoch.samplesPerSecond() > 0) {
            line.append(String.format(Locale.ROOT, "  %,.0f samples/s", epoch.samplesPerSecond()));
        }
        return line.toString();
    }

    static String loss(double loss) {
        return Math.abs(loss) >= 1e-4 || loss == 0
                ? String.format(Locale.ROOT, "%.5f", loss)
                : String.format(Locale.ROOT, "%.2e", loss);
    }

    @Override
    public void onDiagnosis(Diagnosis diagnosis) {
        if (json) {
            console.println(Json.print(new JsonObject()
                    .put(
                            "diagnosis",
                            diagnosis.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("finding", diagnosis.finding())
                    .fields()));
        } else {
            bar.say(() -> console.println(diagnosis.finding()));
        }
    }

    @Override
    public void onWarning(String sentence, IOException why) {
        bar.say(() -> console.err().println("inkling: " + sentence));
    }
}
