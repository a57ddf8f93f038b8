package dev.inkling.nnlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.io.BadFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void foldersAreClasses(@TempDir Path root) throws IOException {
        for (String name : new String[] {"cat/b.png", "cat/a.JPG", "ant/c.png", "ant/notes.txt", "loose.png"}) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.write(root.resolve(name), new byte[] {(byte) name.charAt(4)});
        }
        PictureReader first = (file, width, height) -> {
            byte[] picture = new byte[width * height];
            picture[0] = (byte) file.read();
            return picture;
        };
        FolderDataset folder = FolderDataset.read(root, 3, 2, first);
        assertThat(folder.classNames()).containsExactly("ant", "cat");
        assertThat(folder.dataset().size()).isEqualTo(3);
        assertThat(folder.dataset().inputShape()).containsExactly(1, 2, 3);
        assertThat(folder.dataset().label(0)).isZero();
        assertThat(folder.dataset().label(2)).isEqualTo(1);
        assertThat(folder.dataset().picture(0)[0]).isEqualTo((byte) 'c');
        assertThat(folder.dataset().picture(1)[0]).isEqualTo((byte) 'a');
        assertThat(folder.dataset().picture(2)[0]).isEqualTo((byte) 'b');
        assertThatThrownBy(() -> FolderDataset.read(root, 3, 2, (file, width, height) -> {
                    throw new IOException("not a PNG");
                }))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("c.png cannot be read as a picture (not a PNG); take it out.");
        assertThatThrownBy(() -> FolderDataset.read(root.resolve("ant"), 3, 2, first))
                .hasMessageContaining("holds no pictures");
    }
}
