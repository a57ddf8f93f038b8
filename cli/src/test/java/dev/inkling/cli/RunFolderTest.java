package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final int RUNS = 40;

    @TempDir
    private Path folder;

    private Path runs;

    @BeforeEach
    void below() {
        runs = folder.resolve("runs");
    }

    private String next(String task) throws IOException {
        return made(task).path().getFileName().toString();
    }

    private RunFolder made(String task) throws IOException {
        RunFolder made = RunFolder.numbered(runs, task, false);
        made.check();
        return made;
    }

    @Test
    void runsThatStartAtOnceNeverShareAFolder() throws Exception {
        ExecutorService starting = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> each = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                each.add(() -> next("xor"));
            }
            Set<String> names = new TreeSet<>();
            for (Future<String> name : starting.invokeAll(each)) {
                names.add(name.get());
            }
            assertThat(names).hasSize(RUNS).contains("xor-1", "xor-" + RUNS);
        } finally {
            starting.shutdownNow();
        }
    }

    @Test
    void twoRunsThatChoseTheSameNumberDoNotShareIt() throws IOException {
        RunFolder first = RunFolder.numbered(runs, "xor", false);
        RunFolder second = RunFolder.numbered(runs, "xor", false);
        first.check();
        second.check();
        assertThat(List.of(first.path(), second.path())).containsExactly(runs.resolve("xor-1"), runs.resolve("xor-2"));
    }

    @Test
    void numbersGoOnByTaskAndTheLastIsTakenAgain() throws IOException {
        assertThat(next("xor")).isEqualTo("xor-1");
        assertThat(next("digits")).isEqualTo("digits-1");
        assertThat(next("xor")).isEqualTo("xor-2");
        assertThat(RunFolder.numbered(runs, "xor", true).path()).isEqualTo(runs.resolve("xor-2"));
        assertThatThrownBy(() -> RunFolder.numbered(runs, "moons", true))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("there is no run of moons");
    }

    @Test
    void aFolderThatStayedEmptyIsTakenAwayUnlessItIsFullOrWasThereBefore() throws IOException {
        RunFolder given = RunFolder.named(Files.createDirectories(folder.resolve("mine")));
        given.check();
        given.removeIfEmpty();
        assertThat(given.path()).isDirectory();
        RunFolder empty = made("xor");
        RunFolder full = made("xor");
        full.store().write("metrics.csv", out -> out.write('1'));
        empty.removeIfEmpty();
        full.removeIfEmpty();
        assertThat(empty.path()).doesNotExist();
        assertThat(full.path()).isDirectory();
    }

    @Test
    void aFileInThePlaceOfTheFolderOfRunsIsSaid() throws IOException {
        Files.createFile(runs);
        assertThatThrownBy(() -> next("xor"))
                .isInstanceOf(Failure.class)
                .hasMessage("cannot write into " + runs.resolve("xor-1") + ": choose another folder with --out.");
    }
}
