package dev.inkling.nnlib.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Scale;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.Estimates;
import dev.inkling.nnlib.watch.Evaluation;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers as targets: what is read, learned, measured and given back in what people count in. */
final class NumbersTaskTest {
    @TempDir
    Path folder;

    /** Rows of two numbers, with one that is their sum times 1000 and one that is their difference. */
    private Path table(int rows) throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("price,a,b,gap\n");
        for (int i = 0; i < rows; i++) {
            double a = 10 * random.nextDouble();
            double b = 5 * random.nextDouble();
            text.append(String.format(Locale.ROOT, "%f,%f,%f,%f%n", 1000 * (a + b), a, b, a - b));
        }
        return Files.writeString(folder.resolve("prices" + rows + ".csv"), text.toString());
    }

    private static RunSpec spec(String more) {
        return Presets.of(Tasks.NUMBERS).apply("backend=cpu threads=1 " + more);
    }

    private static TaskData data(RunSpec spec, Path table) throws IOException {
        return spec.task().data(spec, new FileSource(table, null, sentence -> {}));
    }

    private static RunResult run(RunSpec asked, Path table) throws IOException {
        TaskData data = data(asked, table);
        return Trainer.of(asked.task().fitted(asked, data), data).run();
    }

    @Test
    void severalColumnsAreLearnedAndMeasuredOneByOneInTheirOwnUnits() throws IOException {
        RunSpec asked = spec("predict=price,gap epochs=60");
        TaskData data = data(asked, table(200));
        RunSpec spec = asked.task().fitted(asked, data);
        assertThat(spec.text("model")).isEqualTo("2-32-2");
        assertThat(data.train().size()).isEqualTo(160);
        assertThat(data.test().size()).isEqualTo(40);
        RunResult result = Trainer.of(spec, data).run();
        Evaluation test = result.test();
        assertThat(test.figures().keySet())
                .containsExactly("mae price", "rmse price", "r2 price", "mae gap", "rmse gap", "r2 gap");
        assertThat(result.accuracy()).isNaN();
        assertThat(test.confusion()).isNull();
        Estimates estimates = test.estimates();
        assertThat(estimates.names()).containsExactly("price", "gap");
        assertThat(estimates.rows()).isEqualTo(40);
        for (int column = 0; column < 2; column++) {
            double absolute = 0;
            for (int row = 0; row < 40; row++) {
                absolute += Math.abs(estimates.estimated(row, column) - estimates.truth(row, column));
            }
            assertThat(test.figures().get("mae " + estimates.names().get(column)))
                    .isCloseTo(absolute / 40, offset(1e-3));
            assertThat(test.figures().get("r2 " + estimates.names().get(column)))
                    .isGreaterThan(0.98);
        }
        // In thousands, as the column is, and not as the net sees it.
        assertThat(estimates.truth(0, 0)).isBetween(100f, 15_000f);
    }

    @Test
    void rowsAreSplitBySeedAndScaledByWhatIsLearnedFromAlone() throws IOException {
        Path table = table(50);
        TaskData data = data(spec("predict=price"), table);
        float[] values = new float[3 * 40];
        float[] targets = new float[40];
        Dataset train = data.train();
        for (int i = 0; i < 40; i++) {
            train.read(i, values, 3 * i, targets, i);
        }
        double sum = 0;
        double squares = 0;
        for (float target : targets) {
            sum += target;
            squares += target * target;
        }
        assertThat(sum / 40).isCloseTo(0, offset(1e-6));
        assertThat(squares / 40).isCloseTo(1, offset(1e-5));
        for (int column = 0; column < 3; column++) {
            double mean = 0;
            for (int i = 0; i < 40; i++) {
                mean += values[3 * i + column] / 40;
            }
            assertThat(mean).isCloseTo(0, offset(1e-6));
        }
        assertThat(data.inputs().names()).containsExactly("a", "b", "gap");
        float[] again = new float[3];
        data(spec("predict=price"), table).train().read(0, again, 0, new float[1], 0);
        assertThat(again).containsExactly(Arrays.copyOf(values, 3));
        data(spec("predict=price seed=2"), table).train().read(0, again, 0, new float[1], 0);
        assertThat(again).isNotEqualTo(Arrays.copyOf(values, 3));
    }

    @Test
    void aBoundedOutputStaysWithinWhatWasLearned() throws IOException {
        RunSpec asked = spec("predict=price bounded=true loss=bce epochs=20");
        RunResult result = run(asked, table(100));
        Scale scale = data(asked, table(100)).targets();
        Estimates estimates = result.test().estimates();
        for (int row = 0; row < estimates.rows(); row++) {
            assertThat((double) estimates.estimated(row, 0))
                    .isBetween(scale.offsets()[0], scale.offsets()[0] + scale.sizes()[0]);
        }
        assertThat(spec("loss=bce").problems().get(0).code()).isEqualTo("loss-needs-shares");
        assertThat(spec("loss=cross-entropy").problems().get(0).code()).isEqualTo("loss-needs-classes");
    }

    @Test
    void theLastColumnIsPredictedUnlessSaidAndNamesAreOptional() throws IOException {
        Path bare = Files.writeString(folder.resolve("bare.csv"), "1,2,3\n2,3,5\n3,4,7\n4,5,9\n5,6,11\n");
        TaskData data = data(spec(""), bare);
        assertThat(data.targets().names()).containsExactly("column 3");
        assertThat(data.inputs().names()).containsExactly("column 1", "column 2");
    }

    @Test
    void whatCannotBePredictedIsSaidInASentence() throws IOException {
        Path table = table(20);
        assertThatThrownBy(() -> data(spec("predict=prise"), table))
                .hasMessageContaining("has no column \"prise\" beside others; its columns are [price, a, b, gap]");
        assertThatThrownBy(() -> data(spec("predict=price,a,b,gap"), table)).hasMessageContaining("has no column left");
        assertThatThrownBy(() -> data(spec(""), table(4)))
                .hasMessageContaining("There are 4 rows; to learn from some and be tested on others, 5 are needed");
        assertThatThrownBy(() -> Tasks.data(spec(""), folder))
                .hasMessageContaining("There is no data: name a CSV file");
        Path words = Files.writeString(folder.resolve("words.csv"), "a,b\n1,2\n3,x\n");
        assertThatThrownBy(() -> data(spec(""), words)).hasMessageContaining("words.csv, row 2: \"x\"");
        Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {'1', ',', (byte) 0xe9});
        assertThatThrownBy(() -> data(spec(""), latin)).hasMessageContaining("is not text in UTF-8");
        TaskData data = data(spec(""), table);
        assertThatThrownBy(() -> Trainer.of(spec("model=3-4-2"), data))
                .hasMessage("The data has 1 numbers to estimate and the net gives 2: end the net with 1.");
    }

    @Test
    void theModelFileBringsNumbersBack() throws IOException {
        RunSpec asked = spec("predict=price epochs=2");
        TaskData data = data(asked, table(30));
        RunSpec spec = asked.task().fitted(asked, data);
        Trainer trainer = Trainer.of(spec, data);
        RunResult result = trainer.run();
        byte[] bytes = ModelFile.of(trainer.model())
                .trainedBy(spec)
                .scaledBy(data.inputs(), data.targets())
                .reached(result)
                .toBytes();
        ModelFile read = ModelFile.parse(bytes, "prices.safetensors");
        assertThat(read.inputs().names()).isEqualTo(data.inputs().names());
        assertThat(read.inputs().offsets()).containsExactly(data.inputs().offsets());
        assertThat(read.targets().sizes()).containsExactly(data.targets().sizes());
        assertThat(read.results().number("mae"))
                .isEqualTo(result.test().figures().get("mae"));
        assertThat(read.scoring()).isNull();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] nothing = text.replace("\\\"targets\\\":{\\\"names\\\"", "\\\"targets\\\":{\\\"nomes\\\"")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(nothing).isNotEqualTo(bytes);
        assertThatThrownBy(() -> ModelFile.parse(nothing, "prices.safetensors")).hasMessageContaining("is damaged");
    }

    @Test
    void theWaveIsLearnedAndWhatARunAsksForIsMeasuredToo() throws IOException {
        RunSpec spec = Presets.of(Tasks.WAVE).apply("backend=cpu threads=1 epochs=40 metrics=triplet-accuracy,r2");
        assertThat(spec.metrics()).containsExactly(Metric.MAE, Metric.RMSE, Metric.R2, Metric.TRIPLET_ACCURACY);
        RunSpec plain = spec.with("metrics", "");
        RunResult result = Trainer.of(plain, Tasks.data(plain, null)).run();
        assertThat(result.test().figures().get("r2")).isGreaterThan(0.9);
        assertThat(result.test().estimates().rows()).isEqualTo(100);
    }
}
