package dev.inkling.nnlib.train;

import dev.inkling.nnlib.optim.Clip;
import dev.inkling.nnlib.run.Shapes;
import dev.inkling.nnlib.run.TrainStep;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;

/**
 * Takes training steps: forward, backward, clip, move. Traced, so that a step allocates nothing once it is recorded.
 */
final class Steps {
    private final RunSetup setup;
    private final Traced[] steps = new Traced[4];
    private Traced last;

    Steps(RunSetup setup) {
        this.setup = setup;
    }

    /**
     * One batch.
     *
     * @param first whether gradients begin at zero
     * @param moves whether the weights move afterwards
     * @return the loss of the batch, until the next
     */
    Tensor run(Tensor x, Tensor y, boolean first, boolean moves) {
        last = step(first, moves);
        return last.call(x, y);
    }

    /** The outputs of the last batch, until the next. */
    Tensor outputs() {
        return last.result(1);
    }

    private Traced step(boolean first, boolean last) {
        int kind = (first ? 1 : 0) + (last ? 2 : 0);
        if (steps[kind] == null) {
            steps[kind] =
                    Traced.ofMany("train step", in -> body(in[0], in[1], first, last), setup.model, setup.optimizer);
        }
        return steps[kind];
    }

    private Tensor[] body(Tensor x, Tensor y, boolean first, boolean last) {
        if (first) {
            setup.optimizer.zeroGrad();
        }
        TrainStep.Outcome outcome = setup.step.of(setup.model, setup.loss, Shapes.input(setup.model, x), y);
        Tensor loss = outcome.loss();
        Tensor share = setup.accumulate == 1 ? loss : loss.div(setup.accumulate);
        share.backward();
        if (last) {
            if (setup.clip > 0) {
                Clip.norm(setup.model.parameters(), setup.clip);
            }
            setup.optimizer.step();
        }
        return new Tensor[] {loss, outcome.output()};
    }

    /** How often steps were recorded; for tests of what a run costs. */
    int recordings() {
        int sum = 0;
        for (Traced step : steps) {
            sum += step == null ? 0 : step.recordings();
        }
        return sum;
    }
}
