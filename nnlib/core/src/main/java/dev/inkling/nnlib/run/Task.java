package dev.inkling.nnlib.run;

import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Part;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a net can be trained on, as something to choose: what a sample is, what a net for it takes and gives, what one
 * step does, what is shown of the result, and the runs it suggests. One of your own is added to {@link Tasks#ALL};
 * then runs, files, checkpoints and the command know it.
 */
public abstract class Task extends Part {
    /** What is shown of a net that has learned the task. */
    public enum Shown {
        /** Its curves and figures say all. */
        FIGURES,
        /** Where in the plane it says yes. */
        BOUNDARY,
        /** The pictures that it takes for another class. */
        MISREAD,
        /** What it estimates, against what is true. */
        PREDICTIONS,
        /** What it makes of pictures, beside them. */
        RECONSTRUCTIONS
    }

    /**
     * A task of that word.
     *
     * @param word as it stands in files
     * @param help one sentence in English about the data
     * @param own settings that no other task has; those that tasks share are named by {@link #settings}
     */
    protected Task(String word, String help, Option... own) {
        super(word, help, own);
    }

    /** Numbers that a net takes; 0 where the data decides. */
    public int inputs() {
        return 0;
    }

    /** Numbers that a net gives; 0 where the data or the person decides. */
    public int outputs() {
        return 0;
    }

    /** How many inputs of the net make one sample: three, for example, where two pictures are compared with a third. */
    public int inputsPerSample() {
        return 1;
    }

    /** Whether a net may take a sample as a picture instead of a row of numbers. */
    public boolean hasPictures() {
        return false;
    }

    /** Which of the settings of data it has a use for. */
    public List<Option> settings() {
        return Collections.singletonList(Settings.VALIDATION);
    }

    /** Its own default of a setting; null where it has none. */
    public Object usual(Option setting) {
        return null;
    }

    /** How the name of the file ends that holds a person's samples, "/" for a folder; empty where none does. */
    public String file() {
        return "";
    }

    /** Makes or opens the data; {@code source} says where to find what the settings do not make. */
    public abstract TaskData data(RunSpec spec, Source source) throws IOException;

    /** The settings with the ends of the net that the data needs, where the data decides them. */
    public RunSpec fitted(RunSpec spec, TaskData data) {
        return spec;
    }

    /**
     * How many samples of an epoch are the data's own, of which there are so many: few may come round several times.
     */
    public int ownSamples(RunSpec spec, int there) {
        return there;
    }

    /** What one training step does. */
    public TrainStep step(RunSpec spec) {
        return TrainStep.SUPERVISED;
    }

    /** Whether the run's loss is what is made small; otherwise the step has one of its own. */
    public boolean takesLoss() {
        return true;
    }

    /** Whether a sample has a class, or a yes or no; otherwise its targets are numbers, or it has none. */
    public boolean hasClasses() {
        return true;
    }

    /** What a net that has learned it is measured by, beside its loss and its accuracy. */
    public List<Metric> metrics() {
        return Collections.emptyList();
    }

    /** Whether its targets lie between 0 and 1, so that outputs which may be any number are to lie there, too. */
    public boolean isBounded(RunSpec spec) {
        return true;
    }

    /** The names of its classes in the order of the outputs; empty where it has none or the data names them. */
    public List<String> classes() {
        return Collections.emptyList();
    }

    /** Whether it is the four points of a truth table, where every error can be trained away. */
    public boolean isTruthTable() {
        return false;
    }

    /** What is shown of a net that has learned it. */
    public Shown shown() {
        return Shown.FIGURES;
    }

    /** Runs of it that are worth starting from, each as its short text, by name: "solve" is the usual one. */
    public abstract Map<String, String> presets();

    /** Presets in their order: name, text, name, text. */
    static Map<String, String> presets(String... namesAndTexts) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            byName.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return byName;
    }
}
