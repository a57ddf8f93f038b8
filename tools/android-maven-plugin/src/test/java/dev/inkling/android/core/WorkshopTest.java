package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkshopTest {
    @TempDir
    Path folder;

    private final Lines log = new Lines();
    private final AtomicInteger runs = new AtomicInteger();
    private Workshop shop;
    private Path input;
    private Path output;

    @BeforeEach
    void open() throws IOException {
        shop = new Workshop(folder.resolve("steps"), new Cache(folder.resolve("cache")), log);
        input = Files.writeString(Files.createDirectories(folder.resolve("in")).resolve("a.txt"), "one");
        output = folder.resolve("out").resolve("b.txt");
    }

    private Step copy(Path output) {
        return Step.named("copy")
                .tool("copier", "1")
                .option("case", "upper")
                .input("words", input.getParent())
                .output("text", output)
                .does(out -> {
                    runs.incrementAndGet();
                    Files.writeString(out.path("text"), Files.readString(input).toUpperCase(java.util.Locale.ROOT));
                });
    }

    @Test
    void worksOnceWhileNothingChanges() throws IOException {
        assertThat(shop.run(copy(output))).isTrue();
        assertThat(shop.run(copy(output))).isFalse();
        assertThat(runs).hasValue(1);
        assertThat(output).hasContent("ONE");
        assertThat(log.infos).singleElement().asString().contains("first run");
    }

    @Test
    void namesTheInputThatChanged() throws IOException {
        shop.run(copy(output));
        Files.writeString(input, "two");
        shop.run(copy(output));
        assertThat(output).hasContent("TWO");
        assertThat(log.infos.get(1)).endsWith("(input words/a.txt changed)");
    }

    @Test
    void namesWhatCameAndWentAndWasSetOtherwise() throws IOException {
        shop.run(copy(output));
        Files.writeString(input.resolveSibling("new.txt"), "");
        shop.run(copy(output).option("level", 2));
        assertThat(log.infos.get(1)).contains("option level is new").contains("input words/new.txt is new");
        Files.delete(input.resolveSibling("new.txt"));
        shop.run(copy(output).option("level", 3));
        assertThat(log.infos.get(2)).contains("option level was 2 and is 3").contains("input words/new.txt is gone");
    }

    @Test
    void touchingAFileIsNoChange() throws IOException {
        shop.run(copy(output));
        Files.setLastModifiedTime(input, java.nio.file.attribute.FileTime.fromMillis(0));
        assertThat(shop.run(copy(output))).isFalse();
    }

    @Test
    void aDamagedOutputIsMadeAnew() throws IOException {
        shop.run(copy(output));
        Files.writeString(output, "ON");
        assertThat(shop.run(copy(output))).isTrue();
        assertThat(output).hasContent("ONE");
        assertThat(log.infos.get(1)).contains("output text changed");
    }

    @Test
    void aDamagedRecordIsNotBelieved() throws IOException {
        shop.run(copy(output));
        Path record = folder.resolve("steps").resolve("copy.txt");
        byte[] bytes = Files.readAllBytes(record);
        bytes[bytes.length / 2] ^= 1;
        Files.write(record, bytes);
        assertThat(shop.run(copy(output))).isTrue();
    }

    @Test
    void aStepThatFailsHalfwayLeavesNothingThatIsBelieved() throws IOException {
        shop.run(copy(output));
        Files.writeString(input, "two");
        Step failing = copy(output).does(out -> {
            Files.writeString(out.path("text"), "TW");
            throw new IOException("the cable was pulled");
        });
        assertThatThrownBy(() -> shop.run(failing))
                .isInstanceOf(Problem.class)
                .hasMessage("copy could not read or write (the cable was pulled).");
        assertThat(output).as("the half-written file").hasContent("ONE");
        Files.writeString(input, "one");
        assertThat(shop.run(copy(output)))
                .as("not believed, though inputs are back")
                .isTrue();
        assertThat(folder.resolve("steps")).isDirectoryNotContaining("glob:**.scratch");
    }

    @Test
    void aFullDiskIsOneSentenceAndLeavesNothingHalfWritten() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setMaxSize(64 * 1024)
                .setBlockSize(1024)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path root = Files.createDirectories(disk.getPath("/small"));
            Workshop there = new Workshop(root.resolve("steps"), new Cache(root.resolve("cache")), log);
            Path big = root.resolve("big.zip");
            Step step = Step.named("package")
                    .input("words", input)
                    .output("zip", big)
                    .does(out -> {
                        try (SteadyZip zip = new SteadyZip(out.path("zip"), SteadyZip.FAST)) {
                            byte[] noise = new byte[200_000];
                            new java.util.Random(7).nextBytes(noise);
                            zip.add("noise", noise);
                        }
                    });
            assertThatThrownBy(() -> there.run(step))
                    .isInstanceOf(Problem.class)
                    .hasMessage("package: the disk is full; free some space and build again;"
                            + " nothing half-written was kept.");
            assertThat(big).doesNotExist();
            assertThat(Trees.files(root.resolve("steps"))).isEmpty();
        }
    }

    @Test
    void aSharedStepIsRestoredInAnotherCheckout() throws IOException {
        shop.run(copy(output).shared());
        Path elsewhere = folder.resolve("other").resolve("b.txt");
        Workshop other = new Workshop(folder.resolve("other-steps"), new Cache(folder.resolve("cache")), log);
        other.run(copy(elsewhere).shared());
        assertThat(elsewhere).hasContent("ONE");
        assertThat(runs).hasValue(1);
        assertThat(log.infos.get(1)).contains("from the cache");
    }

    @Test
    void twoCheckoutsThatNeedASharedStepAtOnceWorkOnce() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> both = new ArrayList<>();
        for (String name : List.of("first", "second")) {
            Path there = folder.resolve(name).resolve("b.txt");
            Step step = copy(there).shared();
            Step.Action work = step.action;
            step.does(out -> {
                go.await();
                work.run(out);
            });
            Workshop workshop =
                    new Workshop(folder.resolve(name + "-steps"), new Cache(folder.resolve("cache")), new Lines());
            both.add(new Thread(() -> workshop.run(step)));
        }
        for (Thread thread : both) {
            thread.start();
            while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        }
        go.countDown();
        for (Thread thread : both) {
            thread.join();
        }
        assertThat(runs).hasValue(1);
        assertThat(folder.resolve("first").resolve("b.txt")).hasContent("ONE");
        assertThat(folder.resolve("second").resolve("b.txt")).hasContent("ONE");
    }

    @Test
    void aDamagedCacheEntryIsAMiss() throws IOException {
        shop.run(copy(output).shared());
        for (Path entry : Trees.files(folder.resolve("cache"))) {
            if (!entry.toString().endsWith(".sum")) {
                Files.writeString(entry, "ON");
            }
        }
        Path elsewhere = folder.resolve("other").resolve("b.txt");
        new Workshop(folder.resolve("other-steps"), new Cache(folder.resolve("cache")), log)
                .run(copy(elsewhere).shared());
        assertThat(elsewhere).hasContent("ONE");
        assertThat(runs).hasValue(2);
    }
}
