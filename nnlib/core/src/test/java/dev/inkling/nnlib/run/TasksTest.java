package dev.inkling.nnlib.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every task says of itself is true of the runs that it suggests. */
final class TasksTest {
    @Test
    void everyPresetCanStartAndHasTheEndsThatItsTaskSays() {
        for (Task task : Tasks.ALL.all()) {
            assertThat(task.presets()).as(task.word()).isNotEmpty();
            assertThat(Presets.of(task).task()).isEqualTo(task);
            for (String kind : task.presets().keySet()) {
                RunSpec spec = Presets.of(task.word() + "-" + kind);
                assertThat(spec.problems()).as("%s-%s", task, kind).isEmpty();
                int[] sizes = spec.sizes();
                if (sizes != null && task.inputs() > 0) {
                    assertThat(sizes[0]).as("%s-%s", task, kind).isEqualTo(task.inputs());
                }
                if (sizes != null && task.outputs() > 0) {
                    assertThat(sizes[sizes.length - 1]).as("%s-%s", task, kind).isEqualTo(task.outputs());
                }
            }
        }
    }

    @Test
    void theSettingsThatATaskNamesApplyToItAndToNoOther() {
        List<Option> shared = List.of(
                Settings.SAMPLES, Settings.NOISE, Settings.VALIDATION, Settings.AUGMENT, Settings.DRAWN, Settings.FROM);
        for (Task task : Tasks.ALL.all()) {
            RunSpec spec = Presets.of(task);
            for (Option setting : shared) {
                assertThat(setting.appliesTo(spec))
                        .as("%s of %s", setting.key(), task)
                        .isEqualTo(task.settings().contains(setting));
            }
            for (Task other : Tasks.ALL.all()) {
                for (Option own : other.options().table()) {
                    boolean has = task.options().table().stream()
                            .anyMatch(row -> row.key().equals(own.key()));
                    assertThat(Settings.of(own.key()).appliesTo(spec))
                            .as("%s of %s", own.key(), task)
                            .isEqualTo(has);
                }
            }
            assertThat(Settings.LOSS_NAME.appliesTo(spec)).as(task.word()).isEqualTo(task.takesLoss());
        }
    }

    @Test
    void whatTheSettingsMakeIsLearnedMeasuredAndToldInTheTasksFigures() throws IOException {
        List<Task> tried = new ArrayList<>();
        for (Task task : Tasks.ALL.all()) {
            if (!task.file().isEmpty() || task == Tasks.MNIST || task == Tasks.MY_DIGITS) {
                continue;
            }
            tried.add(task);
            RunSpec spec = Presets.of(task).apply("backend=cpu threads=1 epochs=2");
            if (Settings.SAMPLES.appliesTo(spec)) {
                spec = spec.apply("samples=100 batch=20");
            }
            TaskData data = Tasks.data(spec, null);
            RunResult result = Trainer.of(spec, data).run();
            assertThat(result.loss()).as(task.word()).isFinite();
            assertThat(Double.isNaN(result.accuracy())).as(task.word()).isNotEqualTo(task.hasClasses());
            if (result.test() != null) {
                assertThat(result.test().figures().keySet())
                        .as(task.word())
                        .containsExactlyElementsOf(
                                task.metrics().stream().map(Metric::word).toList());
                assertThat(result.test().figures().values()).as(task.word()).allMatch(Double::isFinite);
            }
            assertThat(data.train().inputSize()).as(task.word()).isEqualTo(task.inputs() * task.inputsPerSample());
        }
        assertThat(tried).hasSizeGreaterThan(9);
    }

    @Test
    void anAutoencoderIsHeldToItsInputsAndNotToTheirClasses() throws IOException {
        RunSpec spec = Presets.of(Tasks.AUTOENCODER)
                .apply("backend=cpu threads=1 epochs=6 samples=200 batch=20 model=784-32-784 loss=mse");
        TaskData data = Tasks.data(spec, null);
        Trainer trainer = Trainer.of(spec, data);
        RunResult result = trainer.run();
        float[] picture = new float[784];
        double error = 0;
        double black = 0;
        for (int i = 0; i < data.test().size(); i++) {
            data.test().read(i, picture, 0, new float[1], 0);
            float[] made = output(trainer, picture);
            for (int j = 0; j < picture.length; j++) {
                error += Math.pow(made[j] - picture[j], 2);
                black += Math.pow(picture[j], 2);
            }
        }
        assertThat(error).isLessThan(0.8 * black);
        assertThat(result.test().loss()).isCloseTo(error / data.test().size() / 784, offset(1e-6));
    }

    private static float[] output(Trainer trainer, float[] picture) {
        float[][] made = new float[1][];
        NoGrad.run(() -> made[0] = trainer.model()
                .eval()
                .forward(Tensor.wrap(trainer.model().device(), picture, 1, 784))
                .toArray());
        return made[0];
    }

    @Test
    void drawingsAndMnistSayWhereTheyAre() {
        assertThatThrownBy(() -> Tasks.data(Presets.of(Tasks.MNIST), null)).hasMessageContaining("MNIST is not here");
        assertThatThrownBy(() -> Tasks.data(Presets.of(Tasks.MY_DIGITS), null))
                .hasMessage("Your own drawings are in the app: train on them there.");
    }
}
