package dev.inkling.nnlib.train;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Datasets;
import dev.inkling.nnlib.loss.BCE;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.loss.LossType;
import dev.inkling.nnlib.nn.Init;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.optim.Adadelta;
import dev.inkling.nnlib.optim.Adagrad;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.AdamW;
import dev.inkling.nnlib.optim.CosineAnnealingLR;
import dev.inkling.nnlib.optim.CosineAnnealingWarmRestarts;
import dev.inkling.nnlib.optim.ExponentialLR;
import dev.inkling.nnlib.optim.LinearLR;
import dev.inkling.nnlib.optim.MultiStepLR;
import dev.inkling.nnlib.optim.OneCycleLR;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.PolynomialLR;
import dev.inkling.nnlib.optim.RMSprop;
import dev.inkling.nnlib.optim.ReduceLROnPlateau;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.optim.Schedule;
import dev.inkling.nnlib.optim.StepLR;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.tensor.TorchGenerator;
import java.util.List;

/** Makes the settings of a run into net, loss, optimizer and schedule. */
final class Assembly {
    private Assembly() {}

    static Parts of(RunSpec spec, TaskData data) {
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
        parts.loss = loss(spec);
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
            Init.ALL.get(spec.text(Settings.INIT)).apply(parts.model, parts.generator);
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
        boolean classes = data.train().classes() > 0 || spec.task().kind() == Task.Kind.PLANE;
        parts.scoring = Scoring.of(spec.text(Settings.LOSS_NAME), outputs, classes);
        int inputs = Shapes.count(net.input());
        if (data.train().inputSize() != inputs) {
            throw new InvalidSetting(
                    "model",
                    "The net takes " + inputs + " numbers and the data has "
                            + data.train().inputSize() + " in each sample: begin the net with "
                            + data.train().inputSize() + ".");
        }
        if (parts.scoring == Scoring.LARGEST && data.train().classes() > outputs) {
            throw new InvalidSetting(
                    "model",
                    "The data has " + data.train().classes() + " classes and the net gives " + outputs
                            + " numbers: end the net with " + data.train().classes() + ".");
        }
        Targets.Form form = form(spec, outputs);
        double kept = Settings.VALIDATION.appliesTo(spec) ? spec.number(Settings.VALIDATION) : 0;
        Dataset train = data.train();
        if (kept > 0) {
            Datasets.Split split = Datasets.split(train, kept, spec.seed());
            train = split.training();
            parts.validation = Targets.of(split.validation(), form);
        }
        parts.train = Targets.of(Tasks.mixed(spec, train), form);
        parts.test = data.test() == null ? null : Targets.of(data.test(), form);
    }

    private static Targets.Form form(RunSpec spec, int outputs) {
        String loss = spec.text(Settings.LOSS_NAME);
        if (outputs == 1) {
            return loss.equals("hinge") ? Targets.Form.SIGNED : Targets.Form.YES_OR_NO;
        }
        boolean numbers = loss.equals("cross-entropy") || loss.equals("focal") || loss.equals("multi-margin");
        return numbers ? Targets.Form.GIVEN : Targets.Form.ONE_HOT;
    }

    static Loss loss(RunSpec spec) {
        String name = spec.text(Settings.LOSS_NAME);
        if (name.equals("cross-entropy")) {
            return new CrossEntropy().labelSmoothing(spec.number(Settings.LABEL_SMOOTHING));
        }
        return name.equals("bce") ? new BCE() : LossType.ALL.get(name).maker().get();
    }

    static Optimizer optimizer(RunSpec spec, List<Tensor> parameters) {
        Optimizer optimizer = named(spec, parameters);
        if (optimizer instanceof Adam || optimizer instanceof AdamW) {
            optimizer.set("beta1", spec.number(Settings.BETA1));
            optimizer.set("beta2", spec.number(Settings.BETA2));
            optimizer.set("amsgrad", spec.on(Settings.AMSGRAD));
        }
        optimizer.set("weight_decay", spec.number(Settings.WEIGHT_DECAY));
        return optimizer.lr(spec.learningRate());
    }

    private static Optimizer named(RunSpec spec, List<Tensor> parameters) {
        double rate = spec.learningRate();
        String name = spec.text(Settings.OPTIMIZER_NAME);
        switch (name) {
            case "sgd":
                return new SGD(parameters, rate);
            case "momentum":
                return new SGD(parameters, rate).momentum(spec.number(Settings.MOMENTUM));
            case "nesterov":
                SGD sgd = new SGD(parameters, rate).momentum(spec.number(Settings.MOMENTUM));
                return spec.number(Settings.MOMENTUM) == 0 ? sgd : sgd.nesterov(true);
            case "adagrad":
                return new Adagrad(parameters);
            case "adadelta":
                return new Adadelta(parameters).set("rho", spec.number(Settings.RHO));
            case "rmsprop":
                return new RMSprop(parameters)
                        .set("alpha", spec.number(Settings.ALPHA))
                        .set("centered", spec.on(Settings.CENTERED));
            case "adamw":
                return new AdamW(parameters);
            default:
                return new Adam(parameters);
        }
    }

    private static void schedule(RunSpec spec, Parts parts) {
        Optimizer optimizer = parts.optimizer;
        int total = (int) Math.min(Integer.MAX_VALUE, Math.max(2, parts.totalSteps()));
        int epochs = parts.epochs;
        double gamma = spec.number(Settings.GAMMA);
        double warm = spec.number(Settings.WARM_UP);
        parts.schedulePerStep = spec.scheduleIs("cosine", "one-cycle", "warm-up", "polynomial");
        parts.schedule = schedule(spec, optimizer, total, epochs, gamma, warm);
    }

    private static Schedule schedule(
            RunSpec spec, Optimizer optimizer, int total, int epochs, double gamma, double warm) {
        switch (spec.text(Settings.SCHEDULE_NAME)) {
            case "step":
                return new StepLR(optimizer, spec.whole(Settings.EVERY), gamma);
            case "multi-step":
                return new MultiStepLR(
                        optimizer, new int[] {Math.max(1, epochs / 2), Math.max(2, epochs * 3 / 4)}, gamma);
            case "exponential":
                return new ExponentialLR(optimizer, gamma);
            case "cosine":
                return new CosineAnnealingLR(optimizer, total, 0);
            case "cosine-restarts":
                return new CosineAnnealingWarmRestarts(optimizer, spec.whole(Settings.EVERY), 1, 0);
            case "one-cycle":
                return new OneCycleLR(optimizer, spec.learningRate(), total).pctStart(Math.max(warm, 1.5 / total));
            case "warm-up":
                return new LinearLR(optimizer, 0.01, 1, (int) Math.max(1, warm * total));
            case "polynomial":
                return new PolynomialLR(optimizer, total, spec.number(Settings.POWER));
            case "plateau":
                return new ReduceLROnPlateau(optimizer, gamma, spec.whole(Settings.PLATEAU_PATIENCE));
            default:
                return null;
        }
    }
}
