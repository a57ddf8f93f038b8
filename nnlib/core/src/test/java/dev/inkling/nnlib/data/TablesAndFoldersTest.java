package dev.inkling.nnlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.data.digits.DigitPicture;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.io.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesAndFoldersTest {
    @Test
    void aTableBecomesInputsAndClasses() throws IOException {
        CsvDataset table = CsvDataset.classes("x,kind,y\n1,10,2\n3,9,4\n5,10,-6e1\n7,ten,8\n", "t.csv", "kind");
        assertThat(table.inputNames()).containsExactly("x", "y");
        assertThat(table.classNames()).containsExactly("9", "10", "ten");
        assertThat(table.dataset().classes()).isEqualTo(3);
        float[] input = new float[2];
        float[] target = new float[1];
        table.dataset().read(2, input, 0, target, 0);
        assertThat(input).containsExactly(5, -60);
        assertThat(target).containsExactly(1);
    }

    @Test
    void aTableBecomesInputsAndNumbers() throws IOException {
        Dataset data = CsvDataset.numbers("x,y\n1,2.5\n3,-4\n", "t.csv", "y").dataset();
        float[] target = new float[1];
        data.read(1, new float[1], 0, target, 0);
        assertThat(target).containsExactly(-4);
        assertThat(data.classes()).isZero();
        assertThat(data.targetShape()).containsExactly(1);
    }

    @Test
    void saysWhatIsWrongWithATable() {
        assertThatThrownBy(() -> CsvDataset.numbers("x,y\n1,2\n3,four\n", "t.csv", "y"))
                .isInstanceOf(BadFileException.class)
                .hasMessage("t.csv, row 2: \"four\" in the column y is not a number; correct it or leave the row out.");
        assertThatThrownBy(() -> CsvDataset.numbers("x,y\n1,2\n", "t.csv", "z"))
                .hasMessage("t.csv has no column \"z\" beside others; its columns are [x, y].");
        assertThatThrownBy(() -> CsvDataset.numbers("x,y\n", "t.csv", "y")).hasMessageContaining("has no data");
        assertThatThrownBy(() -> CsvDataset.numbers("x,y\nInfinity,2\n", "t.csv", "y"))
                .hasMessageContaining("\"Infinity\" in the column x");
    }

    @Test
    void aTableWithTheClassLastNeedsNoNames() throws IOException {
        String rows = "1, 2, b\n3,-4,a\n\n5,0,\"b\"\n1e3,7,a\n";
        CsvDataset plain = CsvDataset.classes(rows, "t.csv");
        assertThat(plain.inputNames()).containsExactly("column 1", "column 2");
        assertThat(plain.classNames()).containsExactly("a", "b");
        assertThat(plain.dataset().size()).isEqualTo(4);
        CsvDataset named = CsvDataset.classes("wide,high,kind\n" + rows, "t.csv");
        assertThat(named.inputNames()).containsExactly("wide", "high");
        float[] input = new float[2];
        float[] target = new float[1];
        for (CsvDataset table : new CsvDataset[] {plain, named}) {
            table.dataset().read(1, input, 0, target, 0);
            assertThat(input).containsExactly(3, -4);
            assertThat(target).containsExactly(0);
            table.dataset().read(2, input, 0, target, 0);
            assertThat(target).containsExactly(1);
        }
        assertThatThrownBy(() -> CsvDataset.classes("1,2,a\n3,x,b\n", "t.csv"))
                .hasMessage("t.csv, row 2: \"x\" in the column column 2 is not a number; correct it or leave the row"
                        + " out.");
        assertThatThrownBy(() -> CsvDataset.classes("1,1.5\n2,2.5\n3,3.5\n4,4.5\n", "t.csv"))
                .hasMessageContaining("4 rows and 4 different words in its last column");
        assertThatThrownBy(() -> CsvDataset.classes("1,a\n2,a\n", "t.csv"))
                .hasMessageContaining("at least two classes");
        assertThatThrownBy(() -> CsvDataset.classes("words\n", "t.csv")).hasMessageContaining("divided by commas");
        assertThatThrownBy(() -> CsvDataset.classes("", "t.csv")).hasMessageContaining("t.csv is no table");
    }

    @Test
    void standardizedColumnsHaveMeanZeroAndDeviationOne() throws IOException {
        CsvDataset table =
                CsvDataset.classes("1,5,a\n2,5,b\n3,5,a\n6,5,b\n", "t.csv").standardized();
        float[] input = new float[2];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 4; i++) {
            table.dataset().read(i, input, 0, new float[1], 0);
            sum += input[0];
            squares += input[0] * input[0];
            assertThat(input[1]).isZero();
        }
        assertThat(sum).isCloseTo(0, within(1e-6));
        assertThat(squares / 4).isCloseTo(1, within(1e-6));
        assertThat(input[0]).isGreaterThan(1);
    }

    private static void put(Path root, String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.write(root.resolve(name), new byte[] {(byte) name.charAt(name.indexOf('/') + 1)});
        }
    }

    /** A picture of one colour, the first byte of the file. */
    private static GrayPicture plain(Path file) throws IOException {
        byte[] pixels = new byte[8];
        Arrays.fill(pixels, Files.readAllBytes(file)[0]);
        return new GrayPicture(pixels, 4, 2);
    }

    @Test
    void foldersAreClasses(@TempDir Path root) throws IOException {
        put(root, "cat/b.png", "cat/a.JPG", "ant/c.png", "ant/notes.txt", "loose.png", ".hidden/x.png", "cat/.y.png");
        FolderDataset folder = FolderDataset.read(root, 2, TablesAndFoldersTest::plain);
        assertThat(folder.classNames()).containsExactly("ant", "cat");
        assertThat(folder.leftOut()).isEmpty();
        PictureDataset pictures = folder.dataset();
        assertThat(pictures.size()).isEqualTo(3);
        assertThat(pictures.inputShape()).containsExactly(1, 2, 2);
        assertThat(pictures.label(0)).isZero();
        assertThat(pictures.label(2)).isEqualTo(1);
        // Four by two in a square of two: half of each row of the square is picture.
        assertThat(pictures.picture(0)).containsOnly('c' / 2 + 1);
        assertThat(pictures.picture(1)).containsOnly('a' / 2 + 1);
        assertThat(pictures.picture(2)).containsOnly('b' / 2);
        assertThatThrownBy(() -> FolderDataset.read(root.resolve("ant"), 2, TablesAndFoldersTest::plain))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("holds no pictures");
    }

    @Test
    void aFileThatIsNoPictureIsLeftOutAndSaid(@TempDir Path root) throws IOException {
        put(root, "cat/b.png", "cat/a.png", "ant/c.png");
        FolderDataset folder = FolderDataset.read(root, 2, file -> {
            if (file.endsWith("a.png")) {
                throw new IOException("not a PNG");
            }
            return plain(file);
        });
        assertThat(folder.dataset().size()).isEqualTo(2);
        assertThat(folder.leftOut())
                .containsExactly(root.resolve("cat").resolve("a.png")
                        + " cannot be read as a picture and is left out (not a PNG).");
        assertThatThrownBy(() -> FolderDataset.read(root, 2, file -> {
                    throw new IOException("no");
                }))
                .hasMessageContaining("holds no pictures");
    }

    @Test
    void foldersNamedAfterDigitsAreReadAsDrawingsAre(@TempDir Path root) throws IOException {
        put(root, "7/a.png", "3/b.png", "3/c.png");
        DrawnDigits drawn = new DrawnDigits(10, 5, DrawnDigits.Hands.ALL);
        PictureReader reader = file -> {
            byte[] pixels =
                    file.endsWith("c.png") ? new byte[784] : drawn.sample(0).pixels();
            return new GrayPicture(pixels, 28, 28);
        };
        assertThat(FolderDataset.hasDigits(root)).isTrue();
        FolderDataset folder = FolderDataset.digits(root, reader);
        assertThat(folder.classNames()).hasSize(10);
        assertThat(folder.dataset().size()).isEqualTo(2);
        assertThat(folder.dataset().label(0)).isEqualTo(3);
        assertThat(folder.dataset().label(1)).isEqualTo(7);
        float[] wanted = DigitPicture.fromGray(drawn.sample(0).pixels(), 28, 28).pixels();
        float[] read = new float[784];
        folder.dataset().read(0, read, 0, new float[1], 0);
        assertThat(read).containsExactly(wanted, within(0.5f / 255 + 1e-6f));
        assertThat(folder.leftOut())
                .containsExactly(root.resolve("3").resolve("c.png") + " shows no digit and is left out.");
        put(root, "x/a.png");
        assertThat(FolderDataset.hasDigits(root)).isFalse();
        assertThatThrownBy(() -> FolderDataset.digits(root, reader)).hasMessageContaining("is not named after a digit");
    }

    @Test
    void aPictureIsFittedByAreaAverages() {
        byte[] pixels = {(byte) 200, 100, 0, 60, 40, 20};
        assertThat(new GrayPicture(pixels, 3, 2).fitted(3)).containsExactly(100, 50, 0, (byte) 130, 70, 10, 30, 20, 10);
        assertThat(new GrayPicture(new byte[] {10, 20, 30, 40}, 2, 2).fitted(4))
                .containsExactly(10, 10, 20, 20, 10, 10, 20, 20, 30, 30, 40, 40, 30, 30, 40, 40);
        assertThatThrownBy(() -> new GrayPicture(pixels, 4, 2))
                .hasMessage("A picture of 4 by 2 does not have 6 pixels.");
    }
}
