package dev.inkling.nnlib.train;

import dev.inkling.nnlib.data.Batch;
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
    private Batch batch;

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
    Tensor run(Batch next, boolean first, boolean moves) {
        batch = next;
        last = step(first, moves);
        Tensor[] parts = next.parts();
        return parts.length == 1 ? last.call(parts[0]) : last.call(parts[0], parts[1]);
    }

    /** The outputs of the last batch, until the next. */
    Tensor outputs() {
        return last.result(1);
    }

    private Traced step(boolean first, boolean last) {
        int kind = (first ? 1 : 0) + (last ? 2 : 0);
        if (steps[kind] == null) {
            steps[kind] = Traced.ofMany("train step", in -> body(in, first, last), setup.model, setup.optimizer);
        }
        return steps[kind];
    }

    private Tensor[] body(Tensor[] in, boolean first, boolean last) {
        Tensor x = batch.x(in);
        Tensor y = batch.y(in);
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
