package org.example.learner;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Progress;
import dev.inkling.nnlib.watch.RunResult;
import java.io.File;
import java.io.IOException;

/** What is learned, and the folder that keeps it. */
final class Learner {
    private static final RunSpec XOR = Presets.of("xor-solve");
    private static final String MODEL = "model.safetensors";

    private final Store store;

    Learner(File folder) {
        store = new FileStore(folder);
    }

    /** The run from its beginning, or from its last checkpoint if there is one. */
    Trainer trainer() throws IOException {
        TaskData data = Tasks.data(XOR, null);
        Checkpoint last = Trainer.latest(store);
        Trainer trainer = last == null ? Trainer.of(XOR, data) : Trainer.resume(last, data);
        return trainer.checkpoint(store);
    }

    /** Trains until the run is over or cancelled; true where it is over, and a model is kept. */
    boolean learn(Trainer trainer) throws IOException {
        RunResult result = trainer.run();
        if (result.state() == Progress.State.CANCELLED) return false;
        ModelFile.of(trainer.model()).trainedBy(XOR).reached(result).write(store, MODEL);
        return true;
    }

    boolean hasLearned() throws IOException {
        return store.exists(MODEL);
    }

    /** The probability that the answer to two inputs is one. */
    float probability(float first, float second) throws IOException {
        return ModelFile.read(store, MODEL)
                .predictor()
                .read(new float[] {first, second})
                .probability(1);
    }
}
