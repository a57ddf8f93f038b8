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
import dev.inkling.nnlib.run.InvalidSetting;
import dev.inkling.nnlib.run.Mixture;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.Problem;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.run.Shapes;
import dev.inkling.nnlib.run.Targets;
import dev.inkling.nnlib.run.Task;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.TrainStep;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.tensor.TorchGenerator;
import java.util.List;

/** Makes the settings of a run into net, loss, optimizer and schedule. */
final class Assembly {
    private Assembly() {}

    static RunSetup of(RunSpec spec, TaskData data, Backend device) {
        List<Problem> problems = spec.problems();
        if (!problems.isEmpty()) {
            throw new InvalidSetting(problems.get(0).key(), problems.get(0).sentence());
        }
        RunSetup setup = new RunSetup();
        setup.spec = spec;
        setup.seed = spec.seed();
        setup.generator = new Generator(spec.seed());
        ModelSpec net = Nets.of(spec);
        setup.model = net.build(setup.generator);
        start(spec, setup);
        // Born where all nets are, so that a run starts with the same weights on every device.
        setup.model.to(device);
        setup.loss = spec.task().takesLoss() ? loss(spec) : null;
        setup.optimizer = optimizer(spec, setup.model.parameters());
        setup.epochs = spec.epochs();
        setup.batch = spec.whole(Settings.BATCH_SIZE);
        setup.accumulate = spec.whole(Settings.ACCUMULATE);
        setup.clip = spec.number(Settings.CLIP);
        setup.patience = spec.whole(Settings.PATIENCE);
        setup.shuffle = setup.batch != 0;
        data(spec, data, net, setup);
        schedule(spec, setup);
        return setup;
    }

    private static void start(RunSpec spec, RunSetup setup) {
        if (!Settings.RANDOM.appliesTo(spec) || !spec.text(Settings.RANDOM).equals("pytorch")) {
            spec.init().apply(setup.model, setup.generator);
            return;
        }
        setup.torch = new TorchGenerator(spec.seed());
        try {
            Init.torch(setup.model, setup.torch);
        } catch (IllegalArgumentException impossible) {
            throw new InvalidSetting(Settings.RANDOM.key(), impossible.getMessage());
        }
    }

    private static void data(RunSpec spec, TaskData data, ModelSpec net, RunSetup setup) {
        int outputs = Shapes.count(net.output());
        Task task = spec.task();
        setup.step = task.step(spec);
        setup.metrics = spec.metrics();
        setup.targets = data.targets();
        setup.scoring = Scoring.of(spec);
        int inputs = Shapes.count(net.input());
        int there = data.train().inputSize() / task.inputsPerSample();
        if (there != inputs) {
            throw new InvalidSetting(
                    "model",
                    "The net takes " + inputs + " numbers and the data has " + there
                            + " in each sample: begin the net with " + there + ".");
        }
        boolean estimates = setup.scoring == Scoring.NONE && task.step(spec) == TrainStep.SUPERVISED;
        if (estimates && data.train().targetSize() != outputs) {
            throw new InvalidSetting(
                    "model",
                    "The data has " + data.train().targetSize() + " numbers to estimate and the net gives " + outputs
                            + ": end the net with " + data.train().targetSize() + ".");
        }
        if (setup.scoring == Scoring.LARGEST && data.train().classes() > outputs) {
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
            setup.validation = Targets.of(split.validation(), form);
        }
        setup.train = Targets.of(Mixture.of(spec, train), form);
        setup.test = data.test() == null ? null : Targets.of(data.test(), form);
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

    private static void schedule(RunSpec spec, RunSetup setup) {
        ScheduleType type = spec.schedule();
        int steps = (int) Math.min(Integer.MAX_VALUE, setup.totalSteps());
        setup.schedulePerStep = type.pace() == ScheduleType.Pace.STEP;
        // Of a rate that stays there is nothing to keep in a checkpoint.
        setup.schedule =
                type == FixedLR.TYPE ? null : type.build(setup.optimizer, spec.options(type), steps, setup.epochs);
    }
}
