package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.app.data.DrawingEntity;
import dev.inkling.app.data.DrawingRepository;
import dev.inkling.app.data.SettingsStore;
import dev.inkling.app.recognizer.ModelFiles;
import dev.inkling.app.recognizer.RecognizerSource;
import dev.inkling.app.recognizer.UnreadableModelException;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.run.Tasks;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** What a phone has to learn from: nnlib's own tasks, MNIST once it is here, and the person's digits. */
public final class PhoneData implements TrainingData {
    /** The fewest drawings from which a net learns a hand. */
    public static final int LEAST_DRAWINGS = 20;

    private final DrawingRepository drawings;
    private final ModelFiles models;
    private final SettingsStore settings;
    private final File pictures;

    public PhoneData(DrawingRepository drawings, ModelFiles models, SettingsStore settings, File pictures) {
        this.drawings = drawings;
        this.models = models;
        this.settings = settings;
        this.pictures = pictures;
    }

    /** Whether MNIST's four files are on this phone. */
    public boolean hasMnist() {
        return Mnist.isIn(pictures.toPath());
    }

    /** The folder into which MNIST is put. */
    public File mnistFolder() {
        return pictures;
    }

    @Override
    public TaskData open(RunSpec spec) throws IOException {
        if (spec.task() == Tasks.MY_DIGITS) return myDigits().data(spec);
        if (spec.task() != Tasks.MNIST) return Tasks.data(spec, null);
        if (!hasMnist())
            throw new FailureReason.MissingData(
                    FailureReason.NO_MNIST, "MNIST is not on this phone: download it first.");
        return Tasks.data(spec, pictures.toPath());
    }

    @Override
    public TaskData open(RunSpec spec, Store session) throws IOException {
        MyDigitsData kept = spec.task() == Tasks.MY_DIGITS ? MyDigitsData.read(session) : null;
        return kept == null ? open(spec) : kept.data(spec);
    }

    /**
     * Keeps the drawings and the model that reads in Draw. A run that starts from a model but whose net is another one
     * starts from the model of its parent, if that is of its net, or from random weights.
     */
    @Override
    public RunSpec keep(RunSpec spec, Store session, @Nullable Store parent) throws IOException {
        if (spec.task() != Tasks.MY_DIGITS || drawings.everything().isEmpty()) return spec;
        MyDigitsData myDigits = myDigits();
        RunSpec settled = spec;
        if (spec.startsFromModel() && !myDigits.canStart(spec)) {
            MyDigitsData before = parent == null ? null : MyDigitsData.read(parent);
            if (before != null && before.canStart(spec)) myDigits = myDigits.from(before.reader());
            else settled = spec.with(Settings.FROM, "random");
        }
        myDigits.write(session);
        return settled;
    }

    /** A little of what a run learns from; without pictures where they are not on this phone. */
    public DataSample sample(RunSpec spec) {
        if (!spec.task().hasPictures()) return DataSample.points(spec);
        List<byte[]> own = Collections.emptyList();
        if (spec.task() == Tasks.MY_DIGITS) own = DataSample.newest(drawings.everything());
        else if (spec.task() != Tasks.MNIST) own = DataSample.generated(spec.seed());
        else if (hasMnist()) {
            try {
                own = DataSample.mnist(pictures.toPath());
            } catch (IOException damaged) {
                // Whoever trains on it is told; here there is nothing to be seen.
                own = Collections.emptyList();
            }
        }
        return DataSample.pictures(spec, own);
    }

    /** How many of so many drawings a run learns from; the others are held back. */
    public static int learnedOf(int drawings) {
        return drawings - drawings / MyDigitsData.HELD_BACK;
    }

    private MyDigitsData myDigits() throws IOException {
        List<DrawingEntity> all = drawings.everything();
        if (all.isEmpty()) {
            throw new FailureReason.MissingData(
                    FailureReason.NO_DRAWINGS, "There are no drawings to learn from: stamp some in Draw.");
        }
        return MyDigitsData.of(all, inUse());
    }

    /** The model that reads in Draw; where it cannot be read, the one that came with the app. */
    public ModelFile inUse() throws IOException {
        try {
            ModelFile reader = models.open(settings.values().getValue().modelId());
            if (ModelFiles.readsDigits(reader.spec())) return reader;
        } catch (UnreadableModelException unreadable) {
            // Draw says so; what learns begins with one that can be read.
        }
        return shipped();
    }

    private ModelFile shipped() throws IOException {
        try {
            return models.open(RecognizerSource.SHIPPED);
        } catch (UnreadableModelException damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
    }
}
