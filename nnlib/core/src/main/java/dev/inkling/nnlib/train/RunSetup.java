package dev.inkling.nnlib.train;

import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Scale;
import dev.inkling.nnlib.data.Transform;
import dev.inkling.nnlib.loss.Loss;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.Schedule;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.run.TrainStep;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.TorchGenerator;
import dev.inkling.nnlib.watch.Evaluator;
import java.util.Collections;
import java.util.List;

/** What a run is put together from: made from a RunSpec, or by hand. */
final class RunSetup {
    /** The settings; the thread that trains writes down in them what a hand changes, and others read them meanwhile. */
    volatile RunSpec spec;

    Module model;
    /** Null where the step has one of its own. */
    Loss loss;

    Optimizer optimizer;
    /** Null where the rate stays as it is. */
    Schedule schedule;
    /** Whether the schedule moves after each step; otherwise after each epoch. */
    boolean schedulePerStep;
    /** Draws dropout and everything else that is random in the net; its state belongs to a checkpoint. */
    Generator generator;
    /** Shuffles as PyTorch does; null where the seed shuffles. */
    TorchGenerator torch;

    TrainStep step = TrainStep.SUPERVISED;
    Scoring scoring = Scoring.NONE;
    /** What the net is measured by, beside loss and accuracy. */
    List<Metric> metrics = Collections.emptyList();
    /** How targets were moved and shrunk; null where they were not. */
    Scale targets;

    Dataset train;
    /** What the net is measured on at the end; null for nothing. */
    Dataset test;
    /** Null where nothing is kept for checking. */
    Dataset validation;

    int batch;
    boolean shuffle = true;
    int epochs = 1;
    long seed = 1;
    int accumulate = 1;
    double clip;
    int patience;
    /** Changes each input at random; null for none. */
    Transform transform;
    /** Threads that prepare batches ahead. */
    int workers;

    /** Measures the net on samples as the run does. */
    Evaluator evaluator(Dataset data) {
        return new Evaluator(model, scoring, data).loss(step, loss).metrics(metrics, targets);
    }

    int batchSize() {
        return batch == 0 ? train.size() : Math.min(batch, train.size());
    }

    long batchesPerEpoch() {
        return (train.size() + batchSize() - 1L) / batchSize();
    }

    /** Optimizer steps in an epoch; several batches make one where gradients are accumulated. */
    long stepsPerEpoch() {
        return (batchesPerEpoch() + accumulate - 1) / accumulate;
    }

    long totalSteps() {
        return stepsPerEpoch() * epochs;
    }
}
