package dev.inkling.nnlib.predict;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.nn.LayerSpec;
import dev.inkling.nnlib.nn.LayerType;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.run.Shapes;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.Arrays;
import java.util.List;

/**
 * A trained net behind one call: numbers of a sample in, a {@link Reading} out. The second call records what the net
 * does, and those after it replay that. Not safe for several threads.
 */
public final class Predictor {
    private final Traced reading;
    private final Scoring scoring;
    private final int[] inputShape;
    private final Tensor input;

    /**
     * Puts the net into evaluation mode.
     *
     * @param scoring how a single output is read; several are taken as logits of classes
     * @param inputShape of one sample as the net takes it
     */
    public Predictor(Module model, Scoring scoring, int... inputShape) {
        model.eval();
        reading = Traced.of("reading", in -> model.forward(in[0]), model);
        this.scoring = scoring;
        this.inputShape = inputShape.clone();
        input = Tensor.wrap(model.device(), new float[Shapes.count(inputShape)], Shapes.batch(1, inputShape));
    }

    /** A predictor of a net that knows its own shapes; a single output behind a sigmoid is a probability. */
    public static Predictor of(Module model) {
        List<LayerSpec> layers = model.spec().layers();
        LayerType last = layers.get(layers.size() - 1).type();
        return new Predictor(
                model,
                last.givesProbabilities() ? Scoring.PROBABILITY : Scoring.LOGIT,
                model.spec().input());
    }

    /** Numbers that a sample has. */
    public int inputs() {
        return input.numel();
    }

    /** Reads one sample; its length must be the net's. */
    @SuppressWarnings("try") // the guard is closed, never read
    public Reading read(float[] sample) {
        if (sample.length != inputs()) {
            throw new IllegalArgumentException("The sample has " + sample.length + " numbers and the net takes "
                    + inputs() + " (" + Arrays.toString(inputShape) + ").");
        }
        try (NoGrad off = NoGrad.on()) {
            return new Reading(
                    probabilities(reading.call(input.copyFrom(sample)).toArray()));
        }
    }

    private float[] probabilities(float[] out) {
        float[] probabilities = new float[Math.max(2, out.length)];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = (float) scoring.probability(out, 0, out.length, i);
        }
        return probabilities;
    }
}
