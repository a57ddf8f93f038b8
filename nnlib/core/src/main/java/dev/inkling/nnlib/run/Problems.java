package dev.inkling.nnlib.run;

import dev.inkling.nnlib.loss.BCE;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.loss.LossType;
import dev.inkling.nnlib.loss.MSE;
import java.util.ArrayList;
import java.util.List;

/** Finds settings that are right one by one and impossible together. */
final class Problems {
    private final RunSpec spec;
    private final List<Problem> found = new ArrayList<>();

    private Problems(RunSpec spec) {
        this.spec = spec;
    }

    static List<Problem> of(RunSpec spec) {
        Problems problems = new Problems(spec);
        problems.net();
        problems.loss();
        problems.batch();
        problems.data();
        return problems.found;
    }

    private void net() {
        Task task = spec.task();
        String model = spec.text(Settings.MODEL_TEXT);
        int[] sizes = spec.sizes();
        if (sizes == null) {
            if (model.equals("convnet") && task.inputs() > 0 && !task.hasPictures()) {
                add(
                        "convnet-needs-pictures",
                        "model",
                        "The convnet reads pictures and " + task + " has no pictures: choose layers such as "
                                + task.inputs() + "-8-" + Math.max(1, task.outputs()) + ".");
            } else if (!model.equals("convnet") && !model.startsWith("{")) {
                add(
                        "unknown-net",
                        "model",
                        "\"" + model
                                + "\" is no net: write sizes such as 784-500-10, or convnet, or a description as JSON.");
            }
            return;
        }
        for (int size : sizes) {
            if (size == 0) {
                add("empty-layer", "model", "A layer of " + model + " has no units: give each at least 1.");
                return;
            }
        }
        if (task.inputs() > 0 && sizes[0] != task.inputs()) {
            add(
                    "input-size",
                    "model",
                    "The net takes " + sizes[0] + " numbers and " + task + " gives " + task.inputs()
                            + ": begin the net with " + task.inputs() + ".");
        }
        int last = sizes[sizes.length - 1];
        if (task.outputs() > 0 && last != task.outputs()) {
            add(
                    "output-size",
                    "model",
                    "The net gives " + last + " numbers and " + task + " needs " + task.outputs()
                            + ": end the net with " + task.outputs() + ".");
        }
        long weights = 0;
        for (int i = 1; i < sizes.length; i++) {
            weights += (long) sizes[i - 1] * sizes[i] + sizes[i];
        }
        if (weights > 50_000_000L) {
            add(
                    "too-large",
                    "model",
                    "The net has " + weights + " weights, too many for a phone: stay under 50000000.");
        }
    }

    private void loss() {
        Task task = spec.task();
        LossType loss = spec.loss();
        int outputs = task.outputs();
        if (!task.takesLoss()) {
            return;
        }
        if (!task.hasClasses()) {
            lossOfNumbers(task, loss);
        } else if (outputs == 1 && loss.width() == LossType.Width.SEVERAL) {
            add(
                    "loss-needs-classes",
                    "loss",
                    loss.word() + " chooses among several classes and " + spec.task() + " has one yes or no: choose "
                            + BCE.TYPE + " or " + MSE.TYPE + ".");
        } else if (outputs > 1 && loss.width() == LossType.Width.ONE) {
            add(
                    "loss-needs-one",
                    "loss",
                    loss.word() + " judges one yes or no and digits have ten classes: choose " + CrossEntropy.TYPE
                            + ".");
        }
    }

    private void lossOfNumbers(Task task, LossType loss) {
        boolean comparesNumbers = loss.target() == LossType.Target.NUMBERS && loss.width() != LossType.Width.SEVERAL;
        if (!comparesNumbers) {
            add(
                    "loss-needs-classes",
                    "loss",
                    loss.word() + " tells classes apart and " + task + " has numbers: choose " + MSE.TYPE + ".");
        } else if (loss.output() != LossType.Output.NUMBERS && !task.isBounded(spec)) {
            add(
                    "loss-needs-shares",
                    "loss",
                    loss.word() + " takes numbers from 0 to 1 and " + task + " has any: choose " + MSE.TYPE
                            + ", or a bounded output.");
        }
    }

    private void batch() {
        int batch = spec.whole(Settings.BATCH_SIZE);
        if (spec.isLayered() && spec.on(Settings.BATCH_NORM) && batch == 1) {
            add(
                    "batch-norm-needs-batch",
                    "batch",
                    "Batch normalization needs at least 2 samples in a batch and there is 1: make the batch larger.");
        }
        if (spec.task().isTruthTable() && batch > 4) {
            add(
                    "batch-too-large",
                    "batch",
                    spec.task() + " has 4 samples and the batch asks for " + batch
                            + ": write 4 or less, or 0 for all.");
        } else if (Settings.SAMPLES.appliesTo(spec)) {
            long learned = Math.round(spec.whole(Settings.SAMPLES) * (1 - spec.number(Settings.VALIDATION)));
            if (batch > learned) {
                add(
                        "batch-too-large",
                        "batch",
                        "The batch asks for " + batch + " samples and there are " + learned
                                + " to learn from: write less, or 0 for all.");
            }
        }
        if (batch == 0 && spec.task().inputs() > 0 && spec.task().hasPictures()) {
            add(
                    "batch-all-pictures",
                    "batch",
                    "A step over all pictures at once needs more memory than a phone has: write a batch such as 100.");
        }
    }

    private void data() {
        if (spec.number(Settings.DRAWN) + spec.number(Settings.SCRIBBLES) > 0.95) {
            add(
                    "nothing-left",
                    "drawn",
                    "Drawn digits and scribbles leave nothing of the task: make one of them smaller.");
        }
    }

    private void add(String code, String key, String sentence) {
        found.add(new Problem(code, key, sentence));
    }
}
