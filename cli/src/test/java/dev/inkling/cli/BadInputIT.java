package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said in one sentence with the right exit code, and nothing is left half-written. */
final class BadInputIT {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void folderWithSpaces() throws IOException {
        folder = Files.createDirectories(temp.resolve("a folder with spaces"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2 | trian xor                       | there is no command trian; did you mean train?
                    2 | train                           | missing required parameter
                    2 | train xro                       | there is no task xro; did you mean xor?
                    2 | train xor --epcohs 3            | there is no option --epcohs; did you mean --epochs?
                    2 | train xor --epochs many         | epochs is "many", which is not a number
                    2 | train xor --epochs -3           | epochs is -3: write a whole number from 1
                    2 | train xor --optimizer adm       | "adm" is no optimizer; did you mean adam?
                    2 | train xor --preset nots         | there is no preset nots for xor; did you mean notes?
                    2 | train xor --model 3-2-1         | begin the net with 2
                    2 | train mnist --model 100-10      | begin the net with 784
                    2 | app --size 3                    | the size 3 is not understood: write width and height
                    2 | app --font-size 900             | the font size 900 is not possible: write a per cent
                    2 | app --language de               | does not speak de; it speaks en, ko
                    2 | help tarin                      | there is no command tarin; did you mean train?
                    2 | compare xor --optimizers sdg    | "sdg" is no optimizer; did you mean sgd?
                    2 | export m.safetensors --to m.txt | end it with .safetensors or .json
                    1 | train mnist --data nowhere      | there is no folder nowhere
                    1 | train digits --data nowhere     | there is no folder nowhere
                    1 | train no/such/folder            | there is no folder no/such/folder
                    1 | train none.csv                  | there is no file none.csv
                    1 | train xor --model none.json     | there is no model file none.json
                    1 | train xor --resume --out none   | there is no stopped run in none
                    1 | inspect none.safetensors        | there is no file none.safetensors
                    1 | export none --to a.json         | there is no model none
                    """)
    void saysItInOneSentence(int code, String line, String sentence) throws Exception {
        Inkling.Result result = Inkling.run(folder, line.split(" "));
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        assertThat(result.err()).startsWith("inkling: ").contains(sentence).doesNotContain("Exception");
        assertThat(result.err().lines().filter(l -> !l.startsWith("Try: "))).hasSize(1);
        assertThat(result.out()).isEmpty();
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "00000803 00000009, is cut off inside its header",
        "00000803 00000001 0000001c 0000001c ff, is cut off: 1 of 784 bytes",
        "00000803 00000001 00000001 00000001 ff ff, is damaged: bytes follow",
        "00000d03 00000001 0000001c 0000001c, only unsigned bytes are read",
        "89504e47 0d0a1a0a, is no IDX file"
    })
    void aCorruptIdxIsNamedByEveryCommandThatReadsIt(String hex, String sentence) throws Exception {
        Path data = Files.createDirectories(folder.resolve("mnist"));
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        for (String name : List.of("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")) {
            Files.write(data.resolve(name + "-ubyte"), bytes);
        }
        String images = "mnist/train-images-idx3-ubyte";
        for (String line : List.of("train mnist --data mnist", "inspect " + images, "predict shipped " + images)) {
            Inkling.Result result = Inkling.run(folder, line.split(" "));
            assertThat(result.code()).as(line).isEqualTo(1);
            assertThat(result.err().lines()).as(line).hasSize(1);
            assertThat(result.err())
                    .as(line)
                    .contains("train-images-idx3-ubyte")
                    .contains(sentence);
            assertThat(left()).containsExactly("mnist");
        }
    }

    @Test
    void aDamagedModelIsNamed() throws Exception {
        assertThat(Inkling.run(folder, "train", "xor", "--epochs", "2", "--out", "a")
                        .code())
                .isZero();
        byte[] whole = Files.readAllBytes(folder.resolve("a/model.safetensors"));
        Files.write(folder.resolve("cut.safetensors"), java.util.Arrays.copyOf(whole, whole.length - 9));
        Inkling.Result result = Inkling.run(folder, "inspect", "cut.safetensors");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("cut.safetensors is cut off");
    }

    @Test
    void aFileInTheWayOfTheFolderIsNamed() throws Exception {
        Files.writeString(folder.resolve("taken"), "mine");
        Inkling.Result result = Inkling.run(folder, "train", "xor", "--out", "taken");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("taken is a file");
        assertThat(Files.readString(folder.resolve("taken"))).isEqualTo("mine");
    }

    @Test
    void aReadOnlyFolderIsNamedBeforeAnythingIsTrained() throws Exception {
        Path locked = Files.createDirectories(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        // Who may write everywhere still may not make a folder among the kernel's own files.
        String place = Files.isWritable(locked) ? "/proc" : "locked";
        Inkling.Result result = Inkling.run(folder, "train", "xor", "--out", place + "/run");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("cannot write into " + place + "/run");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aModelForAnotherInputIsNamed() throws Exception {
        assertThat(Inkling.run(folder, "train", "xor", "--epochs", "2", "--out", "a")
                        .code())
                .isZero();
        Inkling.Result result = Inkling.run(folder, "predict", "a/model.safetensors", "photo.png");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo(
                        "inkling: a/model.safetensors takes 2 numbers [2] and gives 1, but a reader of digits takes 784"
                                + " and gives 10: choose another model.\n");
    }

    @Test
    void anUnreadablePictureIsNamedAndTheOthersAreRead() throws Exception {
        Files.writeString(folder.resolve("no picture.png"), "Dear reader");
        BufferedImage one = new BufferedImage(90, 90, BufferedImage.TYPE_BYTE_GRAY);
        one.createGraphics().fillRect(40, 15, 9, 60);
        ImageIO.write(one, "png", folder.resolve("a one.png").toFile());
        Inkling.Result result = Inkling.run(folder, "predict", "shipped", "no picture.png", "a one.png", "none.png");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().lines())
                .containsExactly(
                        "inkling: no picture.png cannot be read as a picture: it is no PNG, JPEG, GIF or BMP.",
                        "inkling: there is no picture none.png: check the path.");
        assertThat(result.out()).startsWith("a one.png: 1 (");
    }

    @Test
    void mnistWithoutANetworkSaysHowToGoOn() throws Exception {
        int nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = taken.getLocalPort();
        }
        Map<String, String> environment = Map.of(
                "MNIST_MIRROR",
                "http://127.0.0.1:" + nobody,
                "XDG_CACHE_HOME",
                folder.resolve("cache").toString());
        Inkling.Result result =
                Inkling.run(folder, environment, List.of(Inkling.launcher().toString(), "train", "mnist"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith("inkling: could not download train-images-idx3-ubyte.gz from http://127.0.0.1:" + nobody)
                .endsWith("or name a folder with MNIST's four files with --data DIR.");
        assertThat(left()).containsExactly("cache");
        assertThat(folder.resolve("cache/inkling/mnist")).isEmptyDirectory();
    }

    /** A limit on the size of files stands in for a disk that fills up; both end a write half way. */
    @Test
    void aFullDiskLeavesTheOldFilesAndNothingHalfWritten() throws Exception {
        String[] train = "train circles --epochs 1 --model 2-200-200-1 --out run".split(" ");
        assertThat(Inkling.run(folder, train).code()).isZero();
        Map<String, ByteBuffer> old = contents("run");
        Inkling.Result again = onAFullDisk(String.join(" ", train) + " --seed 2");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("failed writing model.safetensors: ");
        assertThat(contents("run")).containsExactlyEntriesOf(old);

        Inkling.Result anew = onAFullDisk(String.join(" ", train).replace("run", "anew"));
        assertThat(anew.code()).isEqualTo(1);
        Inkling.Result export = onAFullDisk("export shipped --to weights.safetensors");
        assertThat(export.code()).isEqualTo(1);
        assertThat(export.err()).contains("failed writing weights.safetensors: ");
        assertThat(left()).containsExactly("run");
    }

    private Inkling.Result onAFullDisk(String arguments) throws IOException, InterruptedException {
        String line = "ulimit -f 100; exec '" + Inkling.launcher() + "' " + arguments;
        return Inkling.run(folder, Map.of(), List.of("bash", "-c", line));
    }

    private Map<String, ByteBuffer> contents(String run) throws IOException {
        Map<String, ByteBuffer> contents = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder.resolve(run))) {
            for (Path file : all.toList()) {
                contents.put(file.getFileName().toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
