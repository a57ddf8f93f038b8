package dev.inkling.nnlib.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.data.ArrayDataset;
import dev.inkling.nnlib.data.Batch;
import dev.inkling.nnlib.data.DataLoader;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.nn.Embedding;
import dev.inkling.nnlib.nn.Init;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.TorchGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, first weights and batches are PyTorch's, as torch/stream.py had it write them down. */
class TorchStreamTest {
    private static JsonObject answers() throws IOException {
        try (InputStream in = TorchStreamTest.class.getResourceAsStream("/torch/stream.json")) {
            return Json.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static List<JsonObject> numbers() throws IOException {
        return answers().objects("numbers");
    }

    static List<JsonObject> runs() throws IOException {
        return answers().objects("runs");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numbersAreTheSame(JsonObject wanted) {
        TorchGenerator generator = new TorchGenerator(wanted.whole("seed"));
        List<Object> longs = wanted.list("longs");
        assertThat(generator.nextLong()).isEqualTo(longs.get(0));
        assertThat(generator.nextLong()).isEqualTo(longs.get(1));
        long last = 0;
        for (int i = 2; i < 400; i++) {
            last = generator.nextLong();
        }
        assertThat(last).isEqualTo(longs.get(2));
        for (Object number : wanted.list("uniform")) {
            assertThat((double) generator.uniform(0.3f)).isEqualTo(number);
        }
        int[] order = new int[12];
        generator.permute(order);
        assertThat(order).containsExactly(wanted.integers("randperm"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void firstWeightsAndBatchesAreTheSame(JsonObject wanted) {
        TorchGenerator generator = new TorchGenerator(wanted.whole("seed"));
        Module model = ModelSpec.parse(wanted.string("net")).build(new Generator(9));
        Init.torch(model, generator);
        Map<String, Object> weights = wanted.object("weights").fields();
        assertThat(model.state().keySet()).containsExactlyElementsOf(weights.keySet());
        model.state().forEach((name, tensor) -> {
            JsonObject weight = wanted.object("weights").object(name);
            float[] values = tensor.toArray();
            for (int i = 0; i < 4; i++) {
                assertThat((double) values[i])
                        .as(name)
                        .isEqualTo(weight.list("first").get(i));
            }
            assertThat(digest(bytes(values))).as(name).isEqualTo(weight.string("sha256"));
        });
        DataLoader loader = new DataLoader(numbered(wanted.integer("size")), 100, true, 1).shuffledBy(generator);
        List<JsonObject> epochs = wanted.objects("epochs");
        for (int epoch : new int[] {0, 1, 2, 2, 0, 2, 1}) {
            int[] order = order(loader, epoch, 0);
            int[] first = epochs.get(epoch).integers("first");
            assertThat(Arrays.copyOf(order, first.length)).as("epoch %d", epoch).isEqualTo(first);
            assertThat(digest(bytes(order)))
                    .as("epoch %d", epoch)
                    .isEqualTo(epochs.get(epoch).string("sha256"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void anEpochGoesOnInItsMiddleWithAnyNumberOfWorkers(int workers) {
        int[] whole = order(new DataLoader(numbered(731), 100, true, 1).shuffledBy(new TorchGenerator(4)), 5, 0);
        try (DataLoader loader = new DataLoader(numbered(731), 100, true, 1)
                .shuffledBy(new TorchGenerator(4))
                .workers(workers)) {
            assertThat(order(loader, 5, 3)).isEqualTo(Arrays.copyOfRange(whole, 300, 731));
        }
        assertThat(whole)
                .isNotEqualTo(
                        order(new DataLoader(numbered(731), 100, true, 1).shuffledBy(new TorchGenerator(5)), 5, 0));
    }

    @Test
    void aLoaderLeavesTheGeneratorWhereItStands() {
        TorchGenerator generator = new TorchGenerator(1);
        TorchGenerator untouched = new TorchGenerator(1);
        order(new DataLoader(numbered(10), 2, true, 1).shuffledBy(generator), 3, 0);
        assertThat(generator.nextLong()).isEqualTo(untouched.nextLong());
    }

    @Test
    void aNetWhoseStartIsNotPyTorchsIsRefused() {
        Generator generator = new Generator(1);
        Module model = new Sequential(new Embedding(3, 2, generator), new Linear(2, 2, generator));
        assertThatThrownBy(() -> Init.torch(model, new TorchGenerator(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PyTorch's start values are drawn for Linear and Conv2d, and this net has an Embedding.");
    }

    private static Dataset numbered(int size) {
        return ArrayDataset.classes(new float[size], new int[] {1}, new float[size], 1);
    }

    private static int[] order(DataLoader loader, int epoch, int from) {
        int[] order = new int[0];
        for (Batch batch : loader.epoch(epoch, from)) {
            int at = order.length;
            order = Arrays.copyOf(order, at + batch.size());
            System.arraycopy(batch.indices(), 0, order, at, batch.size());
        }
        return order;
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static byte[] bytes(int[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(values);
        return buffer.array();
    }

    private static String digest(byte[] bytes) {
        try {
            StringBuilder hex = new StringBuilder();
            for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) {
                hex.append(String.format("%02x", b & 0xFF));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
