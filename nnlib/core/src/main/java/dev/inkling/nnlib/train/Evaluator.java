package dev.inkling.nnlib.train;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.data.Batch;
import dev.inkling.nnlib.data.DataLoader;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Measures a net on the samples of one dataset, as often as asked; traced, so that asking again is cheap. */
final class Evaluator {
    /** More at a time gain no speed, and a convnet's columns of them would not fit a phone. */
    private static final int BATCH = 100;

    private static final Comparator<Evaluation.Misread> BY_CONFIDENCE =
            Comparator.comparingDouble(Evaluation.Misread::confidence);

    private final Module model;
    private final Loss loss;
    private final Scoring scoring;
    private final Dataset data;
    private final DataLoader loader;
    private final Traced step;
    private final float[] one = new float[1];
    private final BatchValues outputs = new BatchValues();
    private final BatchValues targets = new BatchValues();

    Evaluator(Module model, Loss loss, Scoring scoring, Dataset data) {
        this.model = model;
        this.loss = loss;
        this.scoring = scoring;
        this.data = data;
        loader = new DataLoader(data, BATCH, false, 0);
        step = Traced.ofMany("evaluation", this::forward, model);
    }

    private Tensor[] forward(Tensor[] in) {
        Tensor output = model.forward(Shapes.input(model, in[0]));
        return loss == null ? new Tensor[] {output} : new Tensor[] {output, loss.of(output, in[1])};
    }

    /** Puts every sample through the net, in evaluation mode, and lists up to {@code most} that it reads wrong. */
    @SuppressWarnings("try") // the guard is closed, never read
    Evaluation run(int most) {
        boolean training = model.isTraining();
        model.eval();
        try (NoGrad off = NoGrad.on()) {
            return measure(most);
        } finally {
            model.train(training);
        }
    }

    private Evaluation measure(int most) {
        double lossSum = 0;
        boolean scored = scoring != Scoring.NONE;
        ConfusionMatrix confusion = scored ? new ConfusionMatrix(Math.max(2, data.classes())) : null;
        PriorityQueue<Evaluation.Misread> misread = new PriorityQueue<>(BY_CONFIDENCE);
        int from = 0;
        for (Batch batch : loader.epoch(0)) {
            Tensor output = step.call(batch.x(), batch.y());
            if (loss != null) {
                Steps.read(step.result(1), one);
                lossSum += (double) one[0] * batch.size();
            }
            if (scored) {
                outputs.read(output);
                targets.read(batch.y());
                score(batch.size(), from, confusion, misread, most);
            }
            from += batch.size();
        }
        List<Evaluation.Misread> wrong = new ArrayList<>(misread);
        wrong.sort(BY_CONFIDENCE.reversed());
        return new Evaluation(
                from,
                loss == null ? Double.NaN : lossSum / from,
                scored ? confusion.accuracy() : Double.NaN,
                confusion,
                Collections.unmodifiableList(wrong));
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
