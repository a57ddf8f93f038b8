package org.example.parts;

import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.loss.LossType;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;

/** A loss of a user's own: too little counts more than too much. */
public final class Tilted implements Loss {
    /** The loss as a run chooses it. */
    public static final LossType TYPE = new LossType(
            "org-tilted",
            "Squares, where too little counts more.",
            LossType.Target.NUMBERS,
            LossType.Output.PROBABILITIES,
            LossType.Width.ANY,
            given -> new Tilted(given.number("tilt")),
            Option.number("tilt", 2.0, 1, 10).key("tilt").say("Tilt", "How much more too little counts."));

    private final double tilt;

    Tilted(double tilt) {
        this.tilt = tilt;
    }

    @Override
    public Tensor of(Tensor output, Tensor target) {
        Tensor d = target.sub(output);
        return d.square().mul(d.gt(0).mul((float) (tilt - 1)).add(1)).mean();
    }
}
