package dev.inkling.nnlib.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.loss.MSE;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.train.Trainer;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What is measured of the layers of a net small enough to be reckoned by hand. */
class LayerProbeTest {
    private static final Offset<Double> EXACT = within(1e-6);

    /**
     * Samples (1, 2) and (3, 1) make the hidden units (1, 0) and (3, 0), the outputs 3 and 7 and, with 1 for a target,
     * their gradients 2 and 6; the second unit is silent before and after the step.
     */
    @Test
    void gradientsStepsAndActivationsOfAStep() {
        Generator generator = new Generator(1);
        Linear hidden = new Linear(2, 2, generator);
        hidden.weight().copyFrom(new float[] {1, 0, 0, -1});
        hidden.bias().copyFrom(new float[] {0, -1});
        Linear output = new Linear(2, 1, generator);
        output.weight().copyFrom(new float[] {2, 5});
        output.bias().copyFrom(new float[] {1});
        Sequential net = new Sequential(hidden, new ReLU(), output);
        List<LayerCurves> layers = Trainer.of(
                        net,
                        new MSE(),
                        new SGD(net.parameters(), 0.01),
                        ArrayDataset.vectors(new float[] {1, 2, 3, 1}, new int[] {2}, new float[] {1, 1}, 1))
                .batch(0)
                .run()
                .metrics()
                .layers();

        LayerCurves first = layers.get(0);
        assertThat(first.type()).isEqualTo("relu");
        assertThat(first.gradientNorm().last()).isCloseTo(Math.sqrt(40 * 40 + 20 * 20 + 16 * 16), within(1e-5));
        assertThat(first.updateRatio().last()).isCloseTo(0.01 * Math.sqrt(2256) / Math.sqrt(3), EXACT);
        // Its weights are now (0.6, -0.2) and -0.16, so that the units give 0.04, 0, 1.44 and 0.
        assertThat(first.activationMean().last()).isCloseTo(0.37, EXACT);
        assertThat(first.activationSpread().last()).isCloseTo(Math.sqrt(0.3819), EXACT);
        assertThat(first.deadShare().last()).isEqualTo(0.5);

        LayerCurves last = layers.get(1);
        assertThat(last.type()).isEmpty();
        assertThat(last.gradientNorm().last()).isCloseTo(Math.sqrt(20 * 20 + 8 * 8), within(1e-5));
        assertThat(last.updateRatio().last()).isCloseTo(0.01 * Math.sqrt(464) / Math.sqrt(30), EXACT);
        assertThat(last.activationMean().last()).isCloseTo(2.252, EXACT);
        assertThat(last.activationSpread().last()).isCloseTo(1.26, EXACT);
        assertThat(last.deadShare().count()).isZero();
    }
}
