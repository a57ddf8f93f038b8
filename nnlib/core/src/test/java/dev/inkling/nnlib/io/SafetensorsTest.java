package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @Test
    void opensWhatPyTorchWrote() throws IOException {
        Safetensors file = Safetensors.parse(resource("dtypes.safetensors"), "dtypes");
        List<JsonObject> cases = Json.parseObject(new String(resource("dtypes.json"), StandardCharsets.UTF_8))
                .objects("cases");
        assertThat(cases).hasSize(8);
        assertThat(file.tensors()).hasSize(11);
        assertThat(file.metadata()).containsEntry("format", "pt");
        assertThat(file.tensor("bytes").longs()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(file.tensor("flags").floats()).containsExactly(1, 0);
        assertThat(file.tensor("empty").shape()).containsExactly(0, 4);
        for (JsonObject expected : cases) {
            StoredTensor tensor = file.tensor(expected.string("name"));
            JsonObject values = expected.object("values");
            assertThat(tensor.shape()).isEqualTo(values.integers("shape"));
            double[] doubles = tensor.doubles();
            float[] floats = tensor.floats();
            List<Object> data = values.list("data");
            assertThat(doubles).hasSize(data.size());
            for (int i = 0; i < doubles.length; i++) {
                double wanted = ((Number) data.get(i)).doubleValue();
                assertThat(doubles[i]).isEqualTo(wanted, within(Math.abs(wanted) * 1e-9));
                assertThat(floats[i]).isEqualTo((float) doubles[i]);
            }
        }
    }

    @Test
    void readsBackEveryTypeItWrites() throws IOException {
        Random random = new Random(11);
        float[] floats = new float[12];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) random.nextGaussian();
        }
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("half", StoredTensor.of(NumberType.F16, floats, 12));
        tensors.put("bytes", StoredTensor.of(NumberType.U8, new long[] {0, 1, 255}, 3));
        tensors.put("double", StoredTensor.of(new double[] {Math.PI, -0.0, Double.NaN}, 3));
        tensors.put("한글.weight", StoredTensor.of(floats, 3, 2, 2));
        tensors.put("bool", StoredTensor.of(NumberType.BOOL, new long[] {1, 0, 1}, 3));
        tensors.put("scalar", StoredTensor.of(new float[] {0.5f}));
        tensors.put("empty", StoredTensor.of(new float[0], 0, 7));
        tensors.put("long", StoredTensor.of(NumberType.I64, new long[] {Long.MIN_VALUE, 1L << 60, 7}, 3));
        tensors.put("int", StoredTensor.of(NumberType.I32, new long[] {Integer.MIN_VALUE, 5}, 2));
        tensors.put("bfloat", StoredTensor.of(NumberType.BF16, floats, 4, 3));
        CrashingStore store = new CrashingStore(1);
        Safetensors.write(store, "t.safetensors", tensors, Collections.singletonMap("kind", "모델"));
        Safetensors read = Safetensors.read(store, "t.safetensors");

        assertThat(read.metadata()).containsExactly(Map.entry("kind", "모델"));
        assertThat(read.tensors().keySet()).containsExactlyInAnyOrderElementsOf(tensors.keySet());
        assertThat(read.tensor("한글.weight").floats()).isEqualTo(floats);
        assertThat(read.tensor("한글.weight").shape()).containsExactly(3, 2, 2);
        assertThat(read.tensor("double").doubles()).isEqualTo(new double[] {Math.PI, -0.0, Double.NaN});
        assertThat(read.tensor("long").longs()).containsExactly(Long.MIN_VALUE, 1L << 60, 7);
        assertThat(read.tensor("int").longs()).containsExactly(Integer.MIN_VALUE, 5);
        assertThat(read.tensor("bytes").longs()).containsExactly(0, 1, 255);
        assertThat(read.tensor("bool").floats()).containsExactly(1, 0, 1);
        assertThat(read.tensor("scalar").shape()).isEmpty();
        assertThat(read.tensor("empty").shape()).containsExactly(0, 7);
        for (int i = 0; i < floats.length; i++) {
            assertThat(read.tensor("half").floats()[i]).isEqualTo(floats[i], within(Math.abs(floats[i]) * 0x1p-11f));
            assertThat(read.tensor("bfloat").floats()[i]).isEqualTo(floats[i], within(Math.abs(floats[i]) * 0x1p-8f));
        }
        byte[] bytes = store.bytes("t.safetensors");
        long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(header % 8).isZero();
    }

    @Test
    void everyHalfSurvivesAndRoundingTakesTheNearest() {
        for (int half = 0; half < 0x10000; half++) {
            float value = NumberType.halfToFloat(half);
            int back = NumberType.floatToHalf(value);
            assertThat(Float.isNaN(value) ? back & 0x7fff : back).isEqualTo(Float.isNaN(value) ? 0x7e00 : half);
            float next = NumberType.halfToFloat(half + 1);
            if ((half & 0x7fff) < 0x7bff) {
                float middle = (value + next) / 2;
                assertThat(NumberType.floatToHalf(middle)).isEqualTo((half & 1) == 0 ? half : half + 1);
                assertThat(NumberType.floatToHalf(Math.nextAfter(middle, next))).isEqualTo(half + 1);
            }
        }
        assertThat(NumberType.halfToFloat(0x3c01)).isEqualTo(1 + 0x1p-10f);
        assertThat(NumberType.halfToFloat(1)).isEqualTo(0x1p-24f);
        assertThat(NumberType.floatToHalf(65519.99f)).isEqualTo(0x7bff);
        assertThat(NumberType.floatToHalf(65520f)).isEqualTo(0x7c00);
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertThatThrownBy(() -> StoredTensor.of(NumberType.U8, new long[] {256}, 1))
                .hasMessage("256 at 0 does not fit U8.");
        assertThatThrownBy(() -> StoredTensor.of(new float[5], 2, 3))
                .hasMessage("The shape [2, 3] holds 6 numbers, given are 5.");
        assertThatThrownBy(() -> StoredTensor.of(new float[1]).longs()).hasMessageContaining("no whole numbers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} ~ a of F32[3] does not fill 8 bytes",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} ~ DAMAGED: t is damaged: 8 bytes follow",
                "{'a':{'dtype':'F32','shape':[8],'data_offsets':[0,32]}} ~ CUT: t is cut off: its tensors are 32 bytes",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,16]}} ~ a leaves a gap before it",
                "{'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]},'b':{'dtype':'U8','shape':[2],'data_offsets':[8,10]}}"
                        + " ~ b overlaps another",
                "{'a':{'dtype':'Q4','shape':[4],'data_offsets':[0,16]}} ~ has numbers of type Q4",
                "{'a':{'dtype':'F32','shape':[-4],'data_offsets':[0,16]}} ~ does not fill",
                "{'a':{'dtype':'F32','shape':[4.5],'data_offsets':[0,16]}} ~ a.shape[0] must be a whole number",
                "{'a':{'dtype':'F32','shape':[4],'data_offsets':[16,0]}} ~ a has the offsets [16, 0]",
                "{'a':{'dtype':'F32','shape':[4]}} ~ The field a.data_offsets is missing",
                "{'a':{'dtype':'U8','shape':[4611686018427387904],'data_offsets':[0,4611686018427387904]}} ~ beyond",
                "{'a':{'dtype':'U8','shape':[65536,65536],'data_offsets':[0,0]}} ~ does not fill 0 bytes",
                "{'a':{'dtype':'F64','shape':[2147483647,2147483647,4],'data_offsets':[0,16]}} ~ does not fill",
                "{'a':{'dtype':'U8','shape':[8],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[3],'data_offsets':[8,16]}}"
                        + " ~ DAMAGED: t is damaged: The tensor b of F32[3] does not fill 8 bytes.",
                "{'a':{'dtype':'U8','shape':[-4,-4],'data_offsets':[0,16]}} ~ a of U8[-4, -4] does not fill 16 bytes",
                "{'a':{'dtype':'F64','shape':[1073741824,1073741824,2],'data_offsets':[0,0]}} ~ does not fill 0 bytes",
                "{'a':{'dtype':'U8','shape':[2147483647],'data_offsets':[0,2147483647]}}"
                        + " ~ CUT: t is cut off: its tensors are 2147483647 bytes, 16 are there; copy it again.",
                "{'__metadata__':{'a':1}} ~ __metadata__.a must be a string",
                "{'a':7} ~ a must be an object",
                "{nonsense} ~ its header cannot be read",
            })
    void refusesHeadersThatDoNotAddUp(String header, String words) {
        assertThatThrownBy(() -> Safetensors.parse(file(header.replace('\'', '"'), 16), "t"))
                .isInstanceOf(BadFileException.class)
                .satisfies(e -> assertThat(((BadFileException) e).reason() + ": " + e.getMessage())
                        .contains(words));
    }

    /** So that each tensor begins at a multiple of the size of its numbers. */
    @Test
    void theWidestNumbersComeFirst() throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("byte", StoredTensor.of(NumberType.U8, new long[] {1}, 1));
        tensors.put("float", StoredTensor.of(new float[] {2}, 1));
        tensors.put("half", StoredTensor.of(NumberType.F16, new float[] {3}, 1));
        tensors.put("double", StoredTensor.of(new double[] {4}, 1));
        tensors.put("other", StoredTensor.of(new float[] {5}, 1));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Safetensors.content(tensors, Map.of()).writeTo(bytes);
        Safetensors file = Safetensors.parse(bytes.toByteArray(), "t");
        assertThat(file.tensors().keySet()).containsExactly("double", "float", "other", "half", "byte");
        tensors.forEach((name, tensor) ->
                assertThat(file.tensor(name).doubles()).as(name).isEqualTo(tensor.doubles()));
    }

    @Test
    void theHeaderNeedNotNameTensorsInTheirOrder() throws IOException {
        String header = "{'c':{'dtype':'U8','shape':[2],'data_offsets':[1,3]},"
                + "'b':{'dtype':'U8','shape':[0],'data_offsets':[1,1]},"
                + "'a':{'dtype':'U8','shape':[1],'data_offsets':[0,1]}}";
        byte[] bytes = file(header.replace('\'', '"'), 3);
        for (int i = 0; i < 3; i++) {
            bytes[bytes.length - 3 + i] = (byte) (i + 1);
        }
        Safetensors file = Safetensors.parse(bytes, "t");
        assertThat(file.tensors().keySet()).containsExactly("c", "b", "a");
        assertThat(file.tensor("a").longs()).containsExactly(1);
        assertThat(file.tensor("b").longs()).isEmpty();
        assertThat(file.tensor("c").longs()).containsExactly(2, 3);
    }

    @Test
    void aTensorHasSixtyFourDimensionsAtMost() throws IOException {
        String ones = "1,".repeat(63) + "1";
        String header = "{\"a\":{\"dtype\":\"U8\",\"shape\":[" + ones + "],\"data_offsets\":[0,1]}}";
        assertThat(Safetensors.parse(file(header, 1), "t").tensor("a").shape()).hasSize(64);
        assertThatThrownBy(() -> Safetensors.parse(file(header.replace(ones, ones + ",1"), 1), "t"))
                .hasMessage("t is damaged: The tensor a has 65 dimensions.");
    }

    @Test
    void theShortestFileHoldsNothing() throws IOException {
        assertThat(Safetensors.parse(file("{}", 0), "t").tensors()).isEmpty();
        byte[] bare = Arrays.copyOf(file("{}", 0), 8);
        assertThatThrownBy(() -> Safetensors.parse(bare, "t"))
                .hasMessage("t is cut off: its header alone is 2 bytes, the file has 8.");
        assertThatThrownBy(() -> Safetensors.parse(Arrays.copyOf(bare, 7), "t"))
                .hasMessage("t is no safetensors file, or cut off: it has 7 bytes.");
    }

    @Test
    void aHeaderMayBeAsLongAsTheReferenceReads() {
        byte[] file = file("{}", 0);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(100_000_000);
        assertThatThrownBy(() -> Safetensors.parse(file, "t"))
                .hasMessage("t is cut off: its header alone is 100000000 bytes, the file has 10.");
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(100_000_001);
        assertThatThrownBy(() -> Safetensors.parse(file, "t"))
                .hasMessage("t is no safetensors file: it does not start with a header.");
    }

    @Test
    void refusesLengthsBeyondTheFile() {
        for (long length :
                LongStream.of(Long.MIN_VALUE, -1, 0, 1, 1L << 31, 1L << 62).toArray()) {
            byte[] file = file("{}", 0);
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            assertThatThrownBy(() -> Safetensors.parse(file, "t"))
                    .isInstanceOfSatisfying(
                            BadFileException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_OURS));
        }
        byte[] file = file("{}", 0);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(50_000_000);
        assertThatThrownBy(() -> Safetensors.parse(file, "t"))
                .hasMessage("t is cut off: its header alone is 50000000 bytes, the file has 10.");
    }

    @Test
    void damagedFilesGiveTensorsOrADeclaredError() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] good = resource("dtypes.safetensors");
        int believed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length + 9) : good.length);
            for (int flips = random.nextInt(4); flips > 0 && bad.length > 0; flips--) {
                bad[random.nextInt(Math.min(bad.length, 600))] = (byte) (32 + random.nextInt(96));
            }
            try {
                Safetensors.parse(bad, "t").tensors().values().forEach(StoredTensor::doubles);
                believed++;
            } catch (BadFileException declared) {
                assertThat(declared.getMessage()).as("seed %d", seed).startsWith("t is ");
            }
        }
        assertThat(believed).as("seed %d", seed).isBetween(1000, 19_000);
    }

    private static byte[] file(String header, int data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SafetensorsTest.class.getResourceAsStream("/golden/" + name)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toByteArray();
        }
    }
}
