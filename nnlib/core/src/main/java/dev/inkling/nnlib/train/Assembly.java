package dev.inkling.nnlib.train;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Datasets;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.loss.LossType;
import dev.inkling.nnlib.nn.Init;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.optim.FixedLR;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.ScheduleType;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.tensor.TorchGenerator;
import java.util.List;

/** Makes the settings of a run into net, loss, optimizer and schedule. */
final class Assembly {
    private Assembly() {}

    static Parts of(RunSpec spec, TaskData data, Backend device) {
        List<Problem> problems = spec.problems();
        if (!problems.isEmpty()) {
            throw new InvalidSetting(problems.get(0).key(), problems.get(0).sentence());
        }
        Parts parts = new Parts();
        parts.spec = spec;
        parts.seed = spec.seed();
        parts.generator = new Generator(spec.seed());
        ModelSpec net = Nets.of(spec);
        parts.model = net.build(parts.generator);
        start(spec, parts);
        // Born where all nets are, so that a run starts with the same weights on every device.
        parts.model.to(device);
        parts.loss = spec.task().takesLoss() ? loss(spec) : null;
        parts.optimizer = optimizer(spec, parts.model.parameters());
        parts.epochs = spec.epochs();
        parts.batch = spec.whole(Settings.BATCH_SIZE);
        parts.accumulate = spec.whole(Settings.ACCUMULATE);
        parts.clip = spec.number(Settings.CLIP);
        parts.patience = spec.whole(Settings.PATIENCE);
        parts.shuffle = parts.batch != 0;
        data(spec, data, net, parts);
        schedule(spec, parts);
        return parts;
    }

    private static void start(RunSpec spec, Parts parts) {
        if (!Settings.RANDOM.appliesTo(spec) || !spec.text(Settings.RANDOM).equals("pytorch")) {
            spec.init().apply(parts.model, parts.generator);
            return;
        }
        parts.torch = new TorchGenerator(spec.seed());
        try {
            Init.torch(parts.model, parts.torch);
        } catch (IllegalArgumentException impossible) {
            throw new InvalidSetting(Settings.RANDOM.key(), impossible.getMessage());
        }
    }

    private static void data(RunSpec spec, TaskData data, ModelSpec net, Parts parts) {
        int outputs = Shapes.count(net.output());
        Task task = spec.task();
        parts.step = task.step(spec);
        parts.metrics = spec.metrics();
        parts.targets = data.targets();
        parts.scoring = Scoring.of(spec);
        int inputs = Shapes.count(net.input());
        int there = data.train().inputSize() / task.inputsPerSample();
        if (there != inputs) {
            throw new InvalidSetting(
                    "model",
                    "The net takes " + inputs + " numbers and the data has " + there
                            + " in each sample: begin the net with " + there + ".");
        }
        boolean estimates = parts.scoring == Scoring.NONE && task.step(spec) == TrainStep.SUPERVISED;
        if (estimates && data.train().targetSize() != outputs) {
            throw new InvalidSetting(
                    "model",
                    "The data has " + data.train().targetSize() + " numbers to estimate and the net gives " + outputs
                            + ": end the net with " + data.train().targetSize() + ".");
        }
        if (parts.scoring == Scoring.LARGEST && data.train().classes() > outputs) {
            throw new InvalidSetting(
                    "model",
                    "The data has " + data.train().classes() + " classes and the net gives " + outputs
                            + " numbers: end the net with " + data.train().classes() + ".");
        }
        Targets.Form form = task.hasClasses() ? form(spec, outputs) : Targets.Form.GIVEN;
        double kept = Settings.VALIDATION.appliesTo(spec) ? spec.number(Settings.VALIDATION) : 0;
        Dataset train = data.train();
        if (kept > 0) {
            Datasets.Split split = Datasets.split(train, kept, spec.seed());
            train = split.training();
            parts.validation = Targets.of(split.validation(), form);
        }
        parts.train = Targets.of(Mixture.of(spec, train), form);
        parts.test = data.test() == null ? null : Targets.of(data.test(), form);
    }

    private static Targets.Form form(RunSpec spec, int outputs) {
        LossType loss = spec.loss();
        if (outputs == 1) {
            return loss.target() == LossType.Target.SIGNS ? Targets.Form.SIGNED : Targets.Form.YES_OR_NO;
        }
        return loss.takesClass() ? Targets.Form.GIVEN : Targets.Form.ONE_HOT;
    }

    static Loss loss(RunSpec spec) {
        return spec.loss().build(spec.options(spec.loss()));
    }

    static Optimizer optimizer(RunSpec spec, List<Tensor> parameters) {
        return spec.optimizer()
                .build(parameters, spec.options(spec.optimizer()))
                .lr(spec.learningRate());
    }

    private static void schedule(RunSpec spec, Parts parts) {
        ScheduleType type = spec.schedule();
        int steps = (int) Math.min(Integer.MAX_VALUE, parts.totalSteps());
        parts.schedulePerStep = type.pace() == ScheduleType.Pace.STEP;
        // Of a rate that stays there is nothing to keep in a checkpoint.
        parts.schedule =
                type == FixedLR.TYPE ? null : type.build(parts.optimizer, spec.options(type), steps, parts.epochs);
    }
}
