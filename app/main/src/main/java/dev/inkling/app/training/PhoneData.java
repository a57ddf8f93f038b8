package dev.inkling.app.training;

import dev.inkling.app.data.DrawingEntity;
import dev.inkling.app.data.DrawingRepository;
import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.data.Mnist;
import dev.inkling.nnlib.train.RunSpec;
import dev.inkling.nnlib.train.Task;
import dev.inkling.nnlib.train.TaskData;
import dev.inkling.nnlib.train.Tasks;
import java.io.File;
import java.io.IOException;
import java.util.List;

/** What a phone has to learn from: nnlib's own tasks, MNIST once it is here, and the person's digits. */
public final class PhoneData implements TrainingData {
    private final DrawingRepository drawings;
    private final File pictures;

    public PhoneData(DrawingRepository drawings, File pictures) {
        this.drawings = drawings;
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
        if (spec.task() == Task.MY_DIGITS) return TaskData.of(mine());
        if (spec.task() != Task.MNIST) return Tasks.data(spec, null);
        if (!hasMnist()) throw new Trouble.Missing(Trouble.NO_MNIST, "MNIST is not on this phone: download it first.");
        return Tasks.data(spec, pictures.toPath());
    }

    private ArrayDataset mine() throws IOException {
        List<DrawingEntity> all = drawings.everything();
        if (all.isEmpty()) {
            throw new Trouble.Missing(Trouble.NO_DRAWINGS, "There are no drawings to learn from: stamp some in Draw.");
        }
        float[] inputs = new float[all.size() * 784];
        float[] labels = new float[all.size()];
        for (int i = 0; i < labels.length; i++) {
            DrawingEntity drawing = all.get(i);
            labels[i] = drawing.label;
            for (int p = 0; p < 784; p++) inputs[784 * i + p] = (drawing.picture[p] & 0xff) / 255f;
        }
        return ArrayDataset.classes(inputs, new int[] {784}, labels, 10);
    }
}
