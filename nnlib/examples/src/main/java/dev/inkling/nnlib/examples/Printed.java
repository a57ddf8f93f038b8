package dev.inkling.nnlib.examples;

import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.watch.Epoch;
import java.io.PrintStream;

/**
 * Prints a line each epoch, and one every so many steps where that is asked for; reads settings as programs are given
 * them.
 */
final class Printed implements Listener {
    private final PrintStream out;
    private final int every;

    /** A line each epoch, none for steps. */
    Printed(PrintStream out) {
        this(out, 0);
    }

    /** A line each epoch and every so many steps. */
    Printed(PrintStream out, int every) {
        this.out = out;
        this.every = every;
    }

    /** The preset of that name, changed by the arguments from there on: settings, or another preset to begin from. */
    static RunSpec settings(String preset, String[] args, int from) {
        RunSpec spec = Presets.of(preset);
        for (int i = from; i < args.length; i++) {
            spec = args[i].startsWith("preset=") ? Presets.of(args[i].substring(7)) : spec.apply(args[i]);
        }
        return spec;
    }

    @Override
    public void onStep(long step, double loss) {
        if (every > 0 && step % every == 0) {
            out.printf("step %6d  loss %.4f%n", step, loss);
        }
    }

    @Override
    public void onEpoch(Epoch epoch) {
        out.printf(
                "epoch %d  loss %.4f  accuracy %.2f %%  %.0f samples/s%n",
                epoch.number(), epoch.loss(), epoch.accuracy(), epoch.samplesPerSecond());
    }
}
