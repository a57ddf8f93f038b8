package dev.inkling.nnlib.run;

import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.spec.Option;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Drawn digits that the net gives back through a narrow middle: a picture is its own target. */
final class AutoencoderTask extends Task {
    AutoencoderTask() {
        super("autoencoder", "Drawn digits to be given back through a narrow middle; nobody says what they are.");
    }

    @Override
    public int inputs() {
        return 784;
    }

    @Override
    public int outputs() {
        return 784;
    }

    @Override
    public boolean hasPictures() {
        return true;
    }

    @Override
    public List<Option> settings() {
        return Arrays.asList(Settings.SAMPLES, Settings.VALIDATION, Settings.AUGMENT);
    }

    @Override
    public TaskData data(RunSpec spec, Source source) {
        return DigitsTask.drawnDigits(spec);
    }

    @Override
    public boolean hasClasses() {
        return false;
    }

    @Override
    public TrainStep step(RunSpec spec) {
        return TrainStep.RECONSTRUCTS;
    }

    @Override
    public List<Metric> metrics() {
        return Collections.emptyList();
    }

    @Override
    public Shown shown() {
        return Shown.RECONSTRUCTIONS;
    }

    @Override
    public Map<String, String> presets() {
        return presets(
                "solve",
                "samples=10000 model=784-128-16-128-784 activation=relu loss=bce optimizer=adam lr=0.002 batch=100"
                        + " epochs=10");
    }
}
