package dev.inkling.nnlib.train;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.optim.OptimizerState;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.watch.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the state of a run into a {@link Checkpoint}'s facts and numbers, and back. */
final class Saver {
    private static final String BEST = "best";
    private static final String CURVE = "curve";
    private static final String OPTIMIZER = "optimizer";
    private static final String OPTIMIZER_NUMBERS = "optimizer-numbers";
    private static final String SCHEDULE_NUMBERS = "schedule-numbers";
    private static final String RUNNING = "running";

    private final RunSetup setup;

    Saver(RunSetup setup) {
        this.setup = setup;
    }

    JsonObject facts(RunState state) {
        JsonObject facts = new JsonObject();
        if (setup.spec != null) {
            facts.put("run", setup.spec.toJson());
        }
        facts.put("step", state.step)
                .put("epoch", (long) state.epoch)
                .put("batch", state.batch)
                .put("seed", setup.seed)
                .put("backend", state.backend)
                .put("threads", (long) state.threads)
                .put("exact", state.exact)
                .put("bestEpoch", (long) state.stopping.bestEpoch())
                .put("weights", setup.model.parameterCount());
        String kernels = setup.model.device().kernels();
        if (!kernels.isEmpty()) {
            facts.put("kernels", kernels);
        }
        if (setup.generator != null) {
            facts.put("generatorSeed", setup.generator.seed()).put("generatorCounter", setup.generator.counter());
        }
        OptimizerState optimizer = setup.optimizer.state();
        facts.put("optimizer", optimizer.optimizer());
        facts.put("optimizerNumbers", new ArrayList<>(optimizer.numbers().keySet()));
        if (setup.schedule != null) {
            facts.put("scheduleNumbers", new ArrayList<>(setup.schedule.state().keySet()));
        }
        return facts;
    }

    Map<String, StoredTensor> numbers(RunState state) {
        Map<String, StoredTensor> numbers = new LinkedHashMap<>();
        put(numbers, Checkpoint.MODEL, setup.model.state());
        OptimizerState optimizer = setup.optimizer.state();
        put(numbers, OPTIMIZER, optimizer.tensors());
        numbers.put(OPTIMIZER_NUMBERS, doubles(optimizer.numbers()));
        if (setup.schedule != null) {
            numbers.put(SCHEDULE_NUMBERS, doubles(setup.schedule.state()));
        }
        numbers.put(RUNNING, StoredTensor.of(state.running(), state.running().length));
        if (state.best != null) {
            state.best.forEach(
                    (name, values) -> numbers.put(BEST + "/" + name, StoredTensor.of(values, values.length)));
        }
        state.metrics.all().forEach((name, series) -> {
            double[] values = series.toArray();
            numbers.put(CURVE + "/" + name, StoredTensor.of(values, values.length));
        });
        return numbers;
    }

    private static void put(Map<String, StoredTensor> numbers, String path, Map<String, Tensor> tensors) {
        tensors.forEach(
                (name, tensor) -> numbers.put(path + "/" + name, StoredTensor.of(tensor.toArray(), tensor.shape())));
    }

    private static StoredTensor doubles(Map<String, Double> named) {
        double[] values = new double[named.size()];
        int i = 0;
        for (double value : named.values()) {
            values[i++] = value;
        }
        return StoredTensor.of(values, values.length);
    }

    /** Puts everything back where it was; a checkpoint of another net or optimizer is refused with a sentence. */
    void restore(Checkpoint checkpoint, RunState state) {
        JsonObject facts = checkpoint.facts();
        checkpoint.loadInto(setup.model);
        setup.optimizer.load(new OptimizerState(
                facts.string("optimizer"),
                checkpoint.tensors(OPTIMIZER),
                named(facts, "optimizerNumbers", checkpoint.numbers().get(OPTIMIZER_NUMBERS))));
        if (setup.schedule != null) {
            setup.schedule.load(
                    named(facts, "scheduleNumbers", checkpoint.numbers().get(SCHEDULE_NUMBERS)));
        }
        if (setup.generator != null) {
            setup.generator.restore(facts.whole("generatorSeed"), facts.whole("generatorCounter"));
        }
        Map<String, Series> curves = new LinkedHashMap<>();
        checkpoint.numbers(CURVE).forEach((name, values) -> curves.put(name, Series.fromArray(values.doubles())));
        state.metrics.restore(curves);
        Map<String, StoredTensor> best = checkpoint.numbers(BEST);
        if (!best.isEmpty()) {
            state.best = new LinkedHashMap<>();
            best.forEach((name, values) -> state.best.put(name, values.floats()));
        }
        state.step = checkpoint.step();
        state.epoch = checkpoint.epoch();
        state.batch = facts.whole("batch");
        state.exact = facts.bool("exact", true);
        state.running(checkpoint.numbers().get(RUNNING).doubles());
        state.stopping.restore(state.bestLoss, facts.integer("bestEpoch"));
    }

    private static Map<String, Double> named(JsonObject facts, String names, StoredTensor values) {
        Map<String, Double> named = new LinkedHashMap<>();
        List<Object> keys = facts.list(names);
        if (values == null || values.count() != keys.size()) {
            throw new IllegalArgumentException("The checkpoint's " + names + " do not have a number each.");
        }
        double[] numbers = values.doubles();
        for (int i = 0; i < numbers.length; i++) {
            named.put(String.valueOf(keys.get(i)), numbers[i]);
        }
        return named;
    }
}
