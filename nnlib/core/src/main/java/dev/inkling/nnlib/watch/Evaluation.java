package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.run.TrainStep;
import java.util.List;
import java.util.Map;

/**
 * How well a net does on samples that it does not learn from.
 *
 * @param samples how many were looked at
 * @param loss mean loss; NaN where no loss was given
 * @param accuracy 100 correct / total; NaN where nothing is right or wrong
 * @param confusion what was read for what; null where there are no classes
 * @param misread the wrong ones, surest first, as many as were asked for
 * @param figures what else it was measured by: each metric's word, followed by the column's name where several columns
 *     are estimated
 * @param estimates some of what it estimated, beside the truth; null where it estimates no numbers
 */
public record Evaluation(
        int samples,
        double loss,
        double accuracy,
        ConfusionMatrix confusion,
        List<Misread> misread,
        Map<String, Double> figures,
        Estimates estimates) {

    /**
     * A sample that was read wrong.
     *
     * @param index its place in the dataset
     * @param truth its class
     * @param reading the class that was read
     * @param confidence how sure the net was of it, from 0 to 1
     */
    public record Misread(int index, int truth, int reading, double confidence) {}

    /**
     * Puts the whole dataset through the net in evaluation mode.
     *
     * @param loss what to measure besides; null for none
     * @param scoring how outputs and targets are read as classes
     * @param mostMisread how many wrong ones to list at most
     */
    public static Evaluation of(Module model, Loss loss, Scoring scoring, Dataset data, int mostMisread) {
        return new Evaluator(model, scoring, data)
                .loss(TrainStep.SUPERVISED, loss)
                .run(mostMisread);
    }

    /** Accuracy and confusion of a net that tells classes apart by its largest output. */
    public static Evaluation of(Module model, Dataset data) {
        return of(model, null, Scoring.LARGEST, data, 0);
    }
}
