package dev.inkling.nnlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.BadFileException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    static byte[] images(int count, int claimed) {
        ByteBuffer file = ByteBuffer.allocate(16 + count * 784);
        file.putInt(0x00000803).putInt(claimed).putInt(28).putInt(28);
        byte[] pixels = new byte[count * 784];
        new Random(2).nextBytes(pixels);
        return file.put(pixels).array();
    }

    static byte[] labels(int... labels) {
        ByteBuffer file = ByteBuffer.allocate(8 + labels.length);
        file.putInt(0x00000801).putInt(labels.length);
        for (int label : labels) {
            file.put((byte) label);
        }
        return file.array();
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static PictureDataset read(byte[] images, byte[] labels) throws IOException {
        return Mnist.read(new ByteArrayInputStream(images), "images", new ByteArrayInputStream(labels), "labels");
    }

    private static void refused(byte[] images, byte[] labels, Reason reason, String message) {
        assertThatThrownBy(() -> read(images, labels))
                .isInstanceOfSatisfying(
                        BadFileException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessage(message);
    }

    @Test
    void readsPlainAndGzippedFilesFromAFolder(@TempDir Path folder) throws IOException {
        byte[] images = images(3, 3);
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(images));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels(7, 0, 9));
        PictureDataset test = Mnist.test(folder);
        assertThat(test.size()).isEqualTo(3);
        assertThat(test.label(2)).isEqualTo(9);
        assertThat(test.picture(1)).isEqualTo(Arrays.copyOfRange(images, 16 + 784, 16 + 2 * 784));
        float[] input = new float[800];
        float[] target = new float[3];
        test.read(1, input, 10, target, 2);
        assertThat(input[10 + 5]).isEqualTo((images[16 + 784 + 5] & 0xff) / 255f);
        assertThat(target).containsExactly(0, 0, 0);
        test.read(0, input, 0, target, 1);
        assertThat(target[1]).isEqualTo(7);
        assertThat(test.inputShape()).containsExactly(1, 28, 28);
        assertThat(test.flat().inputShape()).containsExactly(784);
        assertThat(Mnist.isIn(folder)).isFalse();
        assertThatThrownBy(() -> Mnist.train(folder))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("train-images-idx3-ubyte")
                .hasMessageContaining("download MNIST first");
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        byte[] images = images(2, 2);
        byte[] labels = labels(1, 2);
        refused(
                new byte[] {0x50, 0x4e, 0x47, 0x21},
                labels,
                Reason.NOT_OURS,
                "images is no IDX file: it starts with 504e4721.");
        refused(
                images,
                images,
                Reason.NOT_OURS,
                "labels holds pictures, not labels; give the file named like train-labels-idx1-ubyte.");
        refused(
                labels,
                labels,
                Reason.NOT_OURS,
                "images holds labels, not pictures; give the file named like train-images-idx3-ubyte.");
        refused(
                images,
                labels(1, 2, 3),
                Reason.DAMAGED,
                "images has 2 pictures and labels 3 labels; take both from the same set.");
        refused(images(2, 3), labels, Reason.CUT, "images is cut off: 1568 of 2352 bytes are there.");
        refused(images(2, 1), labels, Reason.DAMAGED, "images is damaged: bytes follow the [1, 28, 28] it declares.");
        refused(images, labels(1, 10), Reason.DAMAGED, "labels is damaged: label 1 is 10, not a digit.");
        refused(images, new byte[] {0, 0, 8}, Reason.CUT, "labels is no IDX file, or cut off: it has 3 bytes.");
        byte[] packed = gzip(images);
        refused(
                Arrays.copyOf(packed, packed.length / 2),
                labels,
                Reason.CUT,
                "images is cut off inside its gzip packing; download it again.");
        byte[] floats = images.clone();
        floats[2] = 13;
        refused(
                floats,
                labels,
                Reason.NOT_OURS,
                "images holds numbers of type float; only unsigned bytes are read here.");
        refused(
                images(1, 0x7fffffff),
                labels,
                Reason.DAMAGED,
                "images is damaged: it claims more than 2^31 numbers in its header.");
    }

    @Test
    void aBombIsNotUnpacked() {
        byte[] zeros = new byte[16 + 50_000 * 784];
        System.arraycopy(images(0, 50_000), 0, zeros, 0, 16);
        refused(
                gzip(zeros),
                labels(1),
                Reason.DAMAGED,
                "images is damaged: it unpacks to far more than such a file can hold.");
    }

    @Test
    void damagedFilesGiveADatasetOrADeclaredError() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] images = images(3, 3);
        byte[] labels = labels(1, 2, 3);
        int believed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = random.nextBoolean() ? images : labels;
            bad = random.nextInt(3) == 0 ? gzip(bad) : bad;
            bad = Arrays.copyOf(bad, random.nextInt(3) == 0 ? random.nextInt(bad.length + 5) : bad.length);
            for (int k = random.nextInt(3); k > 0 && bad.length > 0; k--) {
                bad[random.nextInt(Math.min(bad.length, 24))] = (byte) random.nextInt(256);
            }
            try {
                assertThat(
                                random.nextBoolean()
                                        ? read(bad, labels).size()
                                        : read(images, bad).size())
                        .as("seed %d", seed)
                        .isEqualTo(3);
                believed++;
            } catch (BadFileException declared) {
                assertThat(declared.getMessage()).as("seed %d", seed).endsWith(".");
            }
        }
        assertThat(believed).as("seed %d", seed).isBetween(1000, 19_000);
    }
}
