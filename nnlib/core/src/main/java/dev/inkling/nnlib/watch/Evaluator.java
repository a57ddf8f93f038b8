package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.data.Batch;
import dev.inkling.nnlib.data.DataLoader;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Scale;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.run.Shapes;
import dev.inkling.nnlib.run.TrainStep;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Measures a net on the samples of one dataset, as often as asked; traced, so that asking again is cheap. */
public final class Evaluator {
    /** More at a time gain no speed, and a convnet's columns of them would not fit a phone. */
    private static final int BATCH = 100;

    private static final Comparator<Evaluation.Misread> BY_CONFIDENCE =
            Comparator.comparingDouble(Evaluation.Misread::confidence);

    private final Module model;
    private final Scoring scoring;
    private final Dataset data;
    private final DataLoader loader;
    private final Traced step;
    private final float[] one = new float[1];
    private final BatchValues outputs = new BatchValues();
    private final BatchValues targets = new BatchValues();
    private TrainStep how = TrainStep.SUPERVISED;
    private Loss loss;
    private List<Metric> metrics = Collections.emptyList();
    private Scale scale;

    public Evaluator(Module model, Scoring scoring, Dataset data) {
        this.model = model;
        this.scoring = scoring;
        this.data = data;
        loader = new DataLoader(data, BATCH, false, 0).device(model.device());
        step = Traced.ofMany("evaluation", this::forward, model);
    }

    /** Measures the loss too, as a step of training computes it; null where the step has its own. */
    public Evaluator loss(TrainStep step, Loss criterion) {
        how = step;
        loss = criterion;
        return this;
    }

    /** Measures more, in what people count the targets in: {@code targets} says how they were moved and shrunk. */
    public Evaluator metrics(List<Metric> measures, Scale targets) {
        metrics = measures;
        scale = targets;
        return this;
    }

    private boolean hasLoss() {
        return loss != null || how != TrainStep.SUPERVISED;
    }

    private Tensor[] forward(Tensor[] in) {
        Tensor x = Shapes.input(model, in[0]);
        if (!hasLoss()) {
            return new Tensor[] {model.forward(x)};
        }
        TrainStep.Outcome outcome = how.of(model, loss, x, in[1]);
        return new Tensor[] {outcome.output(), outcome.loss()};
    }

    /** Loss and accuracy of every sample, in evaluation mode. */
    public Evaluation run() {
        return run(0, Collections.emptyList());
    }

    /** All that the run measures its net by; lists up to {@code most} samples that it reads wrong. */
    public Evaluation run(int most) {
        return run(most, metrics);
    }

    @SuppressWarnings("try") // the guard is closed, never read
    private Evaluation run(int most, List<Metric> asked) {
        boolean training = model.isTraining();
        model.eval();
        try (NoGrad off = NoGrad.on()) {
            return measure(most, new Figures(asked, asked.isEmpty() ? null : scale));
        } finally {
            model.train(training);
        }
    }

    private Evaluation measure(int most, Figures figures) {
        double lossSum = 0;
        boolean scored = scoring != Scoring.NONE;
        ConfusionMatrix confusion = scored ? new ConfusionMatrix(Math.max(2, data.classes())) : null;
        PriorityQueue<Evaluation.Misread> misread = new PriorityQueue<>(BY_CONFIDENCE);
        int from = 0;
        for (Batch batch : loader.epoch(0)) {
            Tensor output = step.call(batch.x(), batch.y());
            if (hasLoss()) {
                step.result(1).copyTo(one);
                lossSum += (double) one[0] * batch.size();
            }
            if (scored || figures.areAsked()) {
                outputs.read(output);
                targets.read(batch.y());
                figures.add(outputs, targets, batch.size());
            }
            if (scored) {
                score(batch.size(), from, confusion, misread, most);
            }
            from += batch.size();
        }
        List<Evaluation.Misread> wrong = new ArrayList<>(misread);
        wrong.sort(BY_CONFIDENCE.reversed());
        return new Evaluation(
                from,
                !hasLoss() ? Double.NaN : lossSum / from,
                scored ? confusion.accuracy() : Double.NaN,
                confusion,
                Collections.unmodifiableList(wrong),
                figures.values(),
                figures.estimates());
    }

    private void score(
            int count, int from, ConfusionMatrix confusion, PriorityQueue<Evaluation.Misread> misread, int most) {
        int width = outputs.width(count);
        int targetWidth = targets.width(count);
        for (int i = 0; i < count; i++) {
            int truth = scoring.truth(targets.array(), i * targetWidth, targetWidth);
            int reading = scoring.read(outputs.array(), i * width, width);
            confusion.add(truth, reading);
            if (truth != reading && most > 0) {
                double confidence = scoring.confidence(outputs.array(), i * width, width);
                misread.add(new Evaluation.Misread(from + i, truth, reading, confidence));
                if (misread.size() > most) {
                    misread.poll();
                }
            }
        }
    }
}
