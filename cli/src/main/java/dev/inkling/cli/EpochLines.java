package dev.inkling.cli;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.watch.Diagnosis;
import dev.inkling.nnlib.watch.Epoch;
import java.io.IOException;
import java.util.Locale;

/** Says how a run goes: a line of JSON an epoch, or lines for people, not more than fit a screen. */
final class EpochLines implements Listener {
    private static final int LINES = 20;

    private final Console console;
    private final boolean json;
    private final int epochs;
    private final Ticker bar;

    EpochLines(Console console, boolean json, int epochs, Ticker bar) {
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
        Figures.number(line, "loss", epoch.loss());
        Figures.number(line, "accuracy", epoch.accuracy());
        Figures.number(line, "validationLoss", epoch.validationLoss());
        Figures.number(line, "validationAccuracy", epoch.validationAccuracy());
        Figures.number(line, "rate", epoch.rate());
        Figures.number(line, "samplesPerSecond", epoch.samplesPerSecond());
        Figures.number(line, "seconds", epoch.seconds());
        return line;
    }

    private String words(Epoch epoch) {
        int width = Integer.toString(epochs).length();
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT, "epoch %" + width + "d/%d  loss %s", epoch.number(), epochs, Figures.loss(epoch.loss())));
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
