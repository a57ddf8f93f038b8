package org.example.parts;

import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Source;
import dev.inkling.nnlib.run.Task;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.TrainStep;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** A task of somebody else's: how many of some switches are on; large errors are punished by a step of its own. */
public final class Switches extends Task {
    /** The worst of all estimates. */
    public static final Metric WORST = new Metric(
            "org-worst", "worst error", "How far the worst estimate is off.", Metric.Unit.TARGET, Worst::new);

    private static final Option SWITCHES =
            Option.whole("switches", 5, 2, 12).say("Switches", "How many switches a sample has.");

    public Switches() {
        super("org-switches", "Counts the switches that are on.", SWITCHES);
    }

    @Override
    public TaskData data(RunSpec spec, Source source) {
        int width = spec.whole(SWITCHES.key());
        int rows = 1 << width;
        float[] inputs = new float[rows * width];
        float[] targets = new float[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                inputs[i * width + j] = i >> j & 1;
            }
            targets[i] = Integer.bitCount(i);
        }
        Dataset all = ArrayDataset.vectors(inputs, new int[] {width}, targets, 1);
        return new TaskData(all, all);
    }

    @Override
    public boolean hasClasses() {
        return false;
    }

    @Override
    public boolean isBounded(RunSpec spec) {
        return false;
    }

    @Override
    public TrainStep step(RunSpec spec) {
        return (model, loss, x, y) -> {
            Tensor output = model.forward(x);
            Tensor errors = output.sub(y);
            return new TrainStep.Outcome(
                    loss.of(output, y).add(errors.square().square().mean()), output);
        };
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.RMSE);
    }

    @Override
    public Map<String, String> presets() {
        return Map.of("solve", "model=5-8-1 loss=mse optimizer=adam lr=0.02 batch=8 epochs=60");
    }

    private static final class Worst implements Metric.Tally {
        private double worst;

        @Override
        public void add(float[] outputs, int width, float[] targets, int targetWidth, int samples) {
            for (int i = 0; i < samples * width; i++) {
                worst = Math.max(worst, Math.abs(outputs[i] - targets[i]));
            }
        }

        @Override
        public double value() {
            return worst;
        }
    }
}
