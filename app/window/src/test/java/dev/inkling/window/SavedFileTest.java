package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SavedFileTest {
    @TempDir
    Path folder;

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itReplacesWhatWasThereAndLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.zip"), "old");
        SavedFile.write(bytes("new"), file);
        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly("a.zip");
    }

    @Test
    void whatBreaksOffLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.zip"), "old");
        InputStream breaks = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public int read(byte[] to, int offset, int count) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> SavedFile.write(new SequenceInputStream(bytes("half of"), breaks), file))
                .hasMessage("No space left on device");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("a.zip");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertThatThrownBy(() ->
                        SavedFile.write(bytes("new"), folder.resolve("none").resolve("a.zip")))
                .isInstanceOf(NoSuchFileException.class);
    }
}
