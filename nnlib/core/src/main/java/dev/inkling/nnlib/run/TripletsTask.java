package dev.inkling.nnlib.run;

import dev.inkling.nnlib.data.Triplets;
import dev.inkling.nnlib.loss.TripletMargin;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Drawn digits as points, digits of a kind close together, learned from triplets: one, one of its kind, another. */
final class TripletsTask extends Task {
    private static final Option MARGIN = Option.number("margin", 1.0, 0, 100)
            .aboveLeast()
            .key("triplet-margin")
            .say("Margin", "How much nearer the two that are alike have to be than the third.");

    TripletsTask() {
        super(
                "triplets",
                "Drawn digits as points, digits of a kind close together; the net is only told which two of three are"
                        + " alike.",
                MARGIN);
    }

    @Override
    public int inputs() {
        return 784;
    }

    @Override
    public int inputsPerSample() {
        return 3;
    }

    @Override
    public boolean hasPictures() {
        return true;
    }

    @Override
    public List<Option> settings() {
        return Arrays.asList(Settings.SAMPLES, Settings.VALIDATION);
    }

    @Override
    public TaskData data(RunSpec spec, Source source) {
        TaskData digits = DigitsTask.drawnDigits(spec);
        return new TaskData(
                new Triplets(digits.train(), digits.train().size(), spec.seed()),
                new Triplets(digits.test(), digits.test().size(), spec.seed()));
    }

    @Override
    public boolean hasClasses() {
        return false;
    }

    @Override
    public boolean takesLoss() {
        return false;
    }

    @Override
    public TrainStep step(RunSpec spec) {
        TripletMargin margin = new TripletMargin(spec.number(MARGIN.key()));
        return (model, loss, x, y) -> {
            Tensor points = model.forward(x);
            Tensor three = points.reshape(points.size(0) / 3, 3, points.size(1));
            Tensor apart = margin.of(three.select(1, 0), three.select(1, 1), three.select(1, 2));
            return new TrainStep.Outcome(apart, three);
        };
    }

    @Override
    public List<Metric> metrics() {
        return Collections.singletonList(Metric.TRIPLET_ACCURACY);
    }

    @Override
    public Map<String, String> presets() {
        return presets(
                "solve", "samples=20000 model=784-128-16 activation=relu optimizer=adam lr=0.001 batch=100 epochs=5");
    }
}
