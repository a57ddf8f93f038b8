package dev.inkling.nnlib.run;

import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.data.digits.DrawnDigits.Hands;
import dev.inkling.nnlib.spec.Option;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Pictures of handwritten digits, ten classes: where they come from is what differs. */
abstract class DigitsTask extends Task {
    /** Digits by hands that are never learned from, on which a run with drawn digits is measured. */
    private static final int TESTED = 5000;

    private static final List<String> CLASSES = Collections.unmodifiableList(Arrays.asList("0123456789".split("")));
    private final Map<String, String> presets;

    private DigitsTask(String word, String help, Map<String, String> presets) {
        super(word, help);
        this.presets = presets;
    }

    /** Digits drawn by a generator, as many as the run asks for. */
    static DigitsTask drawn(String word, String help, Map<String, String> presets) {
        return new DigitsTask(word, help, presets) {
            @Override
            public List<Option> settings() {
                return with(Settings.SAMPLES);
            }

            @Override
            public TaskData data(RunSpec spec, Source source) {
                return drawnDigits(spec);
            }
        };
    }

    /** So many drawn digits as the run asks for, and others by hands that it never sees. */
    static TaskData drawnDigits(RunSpec spec) {
        return new TaskData(
                Mixture.drawn(spec.whole(Settings.SAMPLES), spec.seed()),
                new DrawnDigits(TESTED, spec.seed(), Hands.HELD_OUT).pictures());
    }

    /** MNIST, from its folder. */
    static DigitsTask mnist(String word, String help, Map<String, String> presets) {
        return new DigitsTask(word, help, presets) {
            @Override
            public List<Option> settings() {
                return with(Settings.DRAWN);
            }

            @Override
            public TaskData data(RunSpec spec, Source source) throws IOException {
                if (source.path() == null) {
                    throw new InvalidSetting(
                            Settings.TASK.key(), "MNIST is not here: download it, or name the folder that holds it.");
                }
                return new TaskData(Mnist.train(source.path()), Mnist.test(source.path()));
            }
        };
    }

    /** A person's own drawings, which an app gives; they are few, and come round often. */
    static DigitsTask own(String word, String help, Map<String, String> presets) {
        return new DigitsTask(word, help, presets) {
            @Override
            public List<Option> settings() {
                return with(Settings.SAMPLES, Settings.DRAWN, Settings.FROM);
            }

            @Override
            public Object usual(Option setting) {
                return setting == Settings.SAMPLES ? (Object) 4000 : setting == Settings.FROM ? "model" : null;
            }

            @Override
            public int ownSamples(RunSpec spec, int there) {
                return Math.max(there, (int) Math.round(spec.whole(Settings.SAMPLES) * Mixture.ownShare(spec)));
            }

            @Override
            public TaskData data(RunSpec spec, Source source) {
                throw new InvalidSetting(Settings.TASK.key(), "Your own drawings are in the app: train on them there.");
            }
        };
    }

    private static List<Option> with(Option... more) {
        List<Option> all = new ArrayList<>(Arrays.asList(more));
        all.addAll(Arrays.asList(Settings.VALIDATION, Settings.AUGMENT, Settings.SCRIBBLES));
        return all;
    }

    @Override
    public int inputs() {
        return 784;
    }

    @Override
    public int outputs() {
        return CLASSES.size();
    }

    @Override
    public boolean hasPictures() {
        return true;
    }

    @Override
    public List<String> classes() {
        return CLASSES;
    }

    @Override
    public Shown shown() {
        return Shown.MISREAD;
    }

    @Override
    public Map<String, String> presets() {
        return presets;
    }
}
