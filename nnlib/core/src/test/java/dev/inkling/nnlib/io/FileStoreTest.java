package dev.inkling.nnlib.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A folder of the file system: made when it is needed, and left as it is found otherwise. */
class FileStoreTest {
    @TempDir
    Path folder;

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    @Test
    void isNamedAsItsFolder() {
        assertThat(new FileStore(folder)).hasToString(folder.toString());
        assertThat(new FileStore(folder.toFile()).folder()).isEqualTo(folder);
    }

    @Test
    void inAFolderThatIsNotMadeNothingIsToBeDeleted() throws IOException {
        FileStore store = new FileStore(folder.resolve("later"));
        store.delete("a");
        assertThat(store.list()).isEmpty();
        assertThat(folder.resolve("later")).doesNotExist();
    }

    @Test
    void manySingleBytesPassTheBufferUnchanged() throws IOException {
        FileStore store = new FileStore(folder);
        byte[] bytes = random(3 * (1 << 16) + 1);
        store.write("a", out -> {
            for (byte b : bytes) {
                out.write(b);
            }
        });
        assertThat(store.bytes("a")).isEqualTo(bytes);
    }

    @Test
    void piecesAboutTheSizeOfTheBufferPassUnchanged() throws IOException {
        FileStore store = new FileStore(folder);
        int size = 1 << 16;
        for (int before : new int[] {0, 1, 10, size - 1, size}) {
            for (int piece : new int[] {size - 10, size - 1, size, size + 1}) {
                byte[] bytes = random(before + piece + 3);
                store.write("a", out -> {
                    out.write(bytes, 0, before);
                    out.write(bytes, before, piece);
                    out.write(bytes, before + piece, 3);
                });
                assertThat(store.bytes("a")).as("%d, then %d", before, piece).isEqualTo(bytes);
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // only there a process can see which files it has open
    void aFileThatIsWrittenIsOpenNoMore() throws IOException {
        FileStore store = new FileStore(folder);
        List<String> whileWriting = new ArrayList<>();
        store.write("a", out -> whileWriting.addAll(open()));
        assertThat(whileWriting).containsExactly("a.part");
        assertThat(open()).isEmpty();
    }

    /** The names of the files in the folder that this process has open. */
    private List<String> open() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                // The one that lists them is gone by the time it is asked for.
                Path target = Files.exists(file) ? Files.readSymbolicLink(file) : file;
                if (target.startsWith(folder.toRealPath())) {
                    names.add(target.getFileName().toString());
                }
            }
        }
        return names;
    }
}
