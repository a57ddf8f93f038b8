package dev.inkling.nnlib.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.checkpoint.Checkpoint;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.data.Idx;
import dev.inkling.nnlib.data.digits.DigitPicture;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.CrashingStore;
import dev.inkling.nnlib.io.Csv;
import dev.inkling.nnlib.io.Framed;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.tensor.Generator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;

/**
 * Every reader of files on tens of thousands of damaged ones: a value or the declared error with a sentence, never
 * another one, and no more memory than a small multiple of the file. The report of each property says how many inputs
 * it tried.
 */
class ReadersFuzzTest {
    private static final int TRIES = 20_000;

    /** What a reader may allocate for each byte that it was given. */
    private static final int MULTIPLE = 100;

    /** And beside that, mostly for what Java loads when a sentence is put together for the first time. */
    private static final long SPARE = 4 << 20;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private interface Reader {
        void read() throws IOException;
    }

    private static void isReadOrRefused(int size, Class<? extends Exception> declared, Reader reader) {
        isReadOrRefused(size, SPARE, declared, reader);
    }

    private static void isReadOrRefused(int size, long spare, Class<? extends Exception> declared, Reader reader) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Exception refused = null;
        try {
            reader.read();
        } catch (IOException | RuntimeException error) {
            refused = error;
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (refused != null) {
            assertThat(refused).isExactlyInstanceOf(declared);
            assertThat(refused.getMessage()).endsWith(".");
        }
        assertThat(allocated).as("bytes for a file of %d", size).isLessThan(spare + MULTIPLE * (long) size);
    }

    @Property(tries = TRIES, seed = "1", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void idx(@ForAll("idxFiles") byte[] file) {
        isReadOrRefused(
                file.length, BadFileException.class, () -> Idx.read(new ByteArrayInputStream(file), "the file"));
    }

    @Provide
    Arbitrary<byte[]> idxFiles() throws IOException {
        byte[] pictures = ByteBuffer.allocate(16 + 3 * 784)
                .putInt(0x00000803)
                .putInt(3)
                .putInt(28)
                .putInt(28)
                .array();
        byte[] labels = ByteBuffer.allocate(8 + 3).putInt(0x00000801).putInt(3).array();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(pictures);
        }
        return Damage.of(pictures, labels, packed.toByteArray());
    }

    @Property(tries = TRIES, seed = "2", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void safetensors(@ForAll("safetensorsFiles") byte[] file) {
        isReadOrRefused(
                file.length,
                BadFileException.class,
                () -> Safetensors.parse(file, "the file").tensors().values().forEach(StoredTensor::doubles));
    }

    @Provide
    Arbitrary<byte[]> safetensorsFiles() throws IOException {
        try (var in = ReadersFuzzTest.class.getResourceAsStream("/golden/dtypes.safetensors")) {
            return Damage.of(in.readAllBytes(), tensors());
        }
    }

    private static byte[] tensors() throws IOException {
        Map<String, StoredTensor> numbers = new LinkedHashMap<>();
        numbers.put("model/0.weight", StoredTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        numbers.put("model/0.bias", StoredTensor.of(new float[] {7, 8}, 2));
        JsonObject facts = new JsonObject()
                .put("run", Presets.of("xor-notes").toJson())
                .put("step", 7L)
                .put("epoch", 7L)
                .put("sequence", 1L)
                .put("backend", "cpu")
                .put("threads", 1L);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Safetensors.content(numbers, Map.of("facts", facts.toString())).writeTo(bytes);
        return bytes.toByteArray();
    }

    @Property(tries = TRIES, seed = "3", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void checkpoints(@ForAll("checkpointFiles") byte[] file) {
        isReadOrRefused(file.length, BadFileException.class, () -> Checkpoint.parse(file, "the file"));
    }

    @Provide
    Arbitrary<byte[]> checkpointFiles() throws IOException {
        // Damage inside would be seen by the checksum alone: half of the files were damaged before they were framed.
        return Arbitraries.oneOf(
                Damage.of(framed(tensors())), Damage.of(tensors()).map(ReadersFuzzTest::framed));
    }

    private static byte[] framed(byte[] content) {
        try {
            CrashingStore store = new CrashingStore(1);
            Framed.write(store, "a", "checkpoint", Checkpoint.VERSION, out -> out.write(content));
            return store.bytes("a");
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Property(tries = TRIES, seed = "7", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void models(@ForAll("modelFiles") byte[] file) {
        isReadOrRefused(file.length, BadFileException.class, () -> ModelFile.parse(file, "the file")
                .run());
    }

    @Provide
    Arbitrary<byte[]> modelFiles() throws IOException {
        RunSpec run = Presets.of("xor-notes");
        ModelFile file = ModelFile.of(Nets.of(run).build(new Generator(1))).trainedBy(run);
        // Its checksum would see any damage: most files are damaged before they are written, and have none.
        String words = Safetensors.parse(file.toBytes(), "a").metadata().get("inkling");
        byte[] open = (words.substring(0, words.lastIndexOf(",\"crc32\"")) + "}").getBytes(UTF_8);
        return Arbitraries.oneOf(
                Damage.of(file.toBytes()),
                Damage.of(open).map(text -> described(file, "inkling", text)),
                Damage.of(file.spec().toJson().toString().getBytes(UTF_8))
                        .map(text -> described(file, "inkling.model", text)));
    }

    private static byte[] described(ModelFile file, String key, byte[] text) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Safetensors.content(file.weights(), Map.of(key, new String(text, UTF_8)))
                    .writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Property(tries = TRIES, seed = "4", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void json(@ForAll("jsonTexts") String text) {
        isReadOrRefused(text.length(), JsonException.class, () -> Json.parse(text));
    }

    @Provide
    Arbitrary<String> jsonTexts() {
        String run = Presets.of("shipped").toJson().toString();
        String kinds = "{\"a\": [1, -2.5e3, true, false, null], \"b\": {\"한글\": \"\\u0041\\n\"}, \"c\": 1e400}";
        return Arbitraries.oneOf(
                Damage.of(run.getBytes(UTF_8), kinds.getBytes(UTF_8)).map(bytes -> new String(bytes, UTF_8)),
                Arbitraries.strings()
                        .withChars("{}[]\",:0123456789.eE+-truefalsn\\u \n")
                        .ofMaxLength(60));
    }

    @Property(tries = TRIES, seed = "5", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void csv(@ForAll("csvTexts") String text) {
        isReadOrRefused(text.length(), BadFileException.class, () -> Csv.parse(text, "the file"));
    }

    @Provide
    Arbitrary<String> csvTexts() {
        String table = "wide,high,\"the kind\"\r\n1,2.5,a\r\n3,-4e2,\"b, \"\"c\"\"\"\r\n";
        return Arbitraries.oneOf(
                Damage.of(table.getBytes(UTF_8)).map(bytes -> new String(bytes, UTF_8)),
                Arbitraries.strings().withChars("a1,\"\r\n ").ofMaxLength(60));
    }

    @Property(tries = 4000, seed = "6", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void pictures(@ForAll("claimedPictures") Tuple3<byte[], Integer, Integer> picture) {
        byte[] pixels = picture.get1();
        // A small picture is enlarged to some 200 pixels a side before it is read.
        isReadOrRefused(pixels.length, 4 * SPARE, IllegalArgumentException.class, () -> {
            DigitPicture.Result result = DigitPicture.fromGray(pixels, picture.get2(), picture.get3());
            for (float pixel : result.isReadable() ? result.pixels() : new float[0]) {
                assertThat(pixel >= 0 && pixel <= 1).isTrue();
            }
        });
    }

    /** Pictures with the width and the height that they claim to have. */
    @Provide
    Arbitrary<Tuple3<byte[], Integer, Integer>> claimedPictures() {
        DrawnDigits digits = new DrawnDigits(20, 1, DrawnDigits.Hands.ALL);
        byte[][] good = new byte[20][];
        for (int i = 0; i < good.length; i++) {
            good[i] = digits.sample(i).pixels();
        }
        Arbitrary<Tuple3<byte[], Integer, Integer>> honest = Combinators.combine(
                        Damage.of(good), Arbitraries.integers().between(1, 60))
                .as((pixels, width) -> {
                    int height = Math.max(1, pixels.length / width);
                    return Tuple.of(Arrays.copyOf(pixels, width * height), width, height);
                });
        Arbitrary<Integer> size = Arbitraries.of(-1, 0, 1, 28, 1 << 16, 1 << 30, Integer.MAX_VALUE);
        Arbitrary<Tuple3<byte[], Integer, Integer>> lying =
                Combinators.combine(Damage.of(good), size, size).as(Tuple::of);
        return Arbitraries.frequencyOf(Tuple.of(4, honest), Tuple.of(1, lying));
    }
}
