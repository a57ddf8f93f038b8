package dev.inkling.nnlib.run;

import dev.inkling.nnlib.data.Augment;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Datasets;
import dev.inkling.nnlib.data.Transform;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.data.digits.DrawnDigits.Hands;
import dev.inkling.nnlib.data.digits.Scribbles;
import dev.inkling.nnlib.spec.Option;

/** What an epoch of pictures is mixed from, and how each is changed before it is learned from. */
public final class Mixture {
    private Mixture() {}

    /** Digits drawn by a generator. */
    static Dataset drawn(int count, long seed) {
        return new DrawnDigits(count, seed, Hands.TRAINING).pictures();
    }

    /**
     * What a run learns from: the task's own samples and, as set, drawn digits and scribbles among them. A person's own
     * drawings are few, so they come round as often as the epoch has room for.
     */
    public static Dataset of(RunSpec spec, Dataset own) {
        int drawn = among(spec, own.size(), Settings.DRAWN);
        int scribbles = among(spec, own.size(), Settings.SCRIBBLES);
        Dataset repeated = Datasets.repeated(own, spec.task().ownSamples(spec, own.size()));
        Dataset digits = drawn == 0 ? repeated : Datasets.concat(repeated, drawn(drawn, spec.seed()));
        if (scribbles == 0) {
            return digits;
        }
        Dataset none = Targets.of(Scribbles.pictures(scribbles, spec.seed()), Targets.Form.NO_CLASS);
        return Datasets.concat(Targets.of(digits, Targets.Form.ONE_HOT), none);
    }

    /** How many samples an epoch has in a run with so many samples of its own. */
    public static int samples(RunSpec spec, int own) {
        return spec.task().ownSamples(spec, own)
                + among(spec, own, Settings.DRAWN)
                + among(spec, own, Settings.SCRIBBLES);
    }

    /** The share of an epoch that is the task's own. */
    static double ownShare(RunSpec spec) {
        return 1 - share(spec, Settings.DRAWN) - share(spec, Settings.SCRIBBLES);
    }

    private static int among(RunSpec spec, int own, Option setting) {
        return (int) Math.round(spec.task().ownSamples(spec, own) / ownShare(spec) * share(spec, setting));
    }

    private static double share(RunSpec spec, Option setting) {
        return setting.appliesTo(spec) ? spec.number(setting) : 0;
    }

    /** How a run changes its pictures; null where it does not. */
    public static Transform transform(RunSpec spec) {
        if (!Settings.AUGMENT.appliesTo(spec)) {
            return null;
        }
        switch (spec.text(Settings.AUGMENT)) {
            case "shift":
                return new Augment().shift(2);
            case "affine":
                return Augment.affine();
            case "full":
                return Augment.affine().elastic(1.5f);
            default:
                return null;
        }
    }
}
