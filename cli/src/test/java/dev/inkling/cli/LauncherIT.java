package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher script: where it finds itself, when it builds, and what it says when it cannot. */
final class LauncherIT {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void folderWithSpaces() throws IOException {
        folder = Files.createDirectories(temp.resolve("a folder with spaces"));
    }

    @Test
    void startsFromAnyFolderAndThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("my inkling"), Inkling.launcher());
        Inkling.Result result = Inkling.run(folder, Map.of(), List.of(link.toString(), "--version"));
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("inkling 0.1.0");
        assertThat(result.code()).isZero();
    }

    @Test
    void saysWhatIsWrongWithJavaHome() throws Exception {
        Inkling.Result result = Inkling.run(
                folder,
                Map.of("JAVA_HOME", "/no java here"),
                List.of(Inkling.launcher().toString()));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo(
                        "inkling: JAVA_HOME is /no java here, but there is no bin/java in it: set it to a JDK 17 or newer.\n");
    }

    @Test
    void buildsOnFirstUseAndAgainOnlyWhenASourceChanges() throws Exception {
        FakeProject project = FakeProject.in(folder, FakeProject.GOOD_BUILD);
        Inkling.Result first = project.launch(Map.of(), "--version");
        assertThat(first.err()).contains("Building inkling (first use");
        assertThat(first.out()).startsWith("inkling 0.1.0");
        assertThat(project.builds()).hasSize(1);

        Inkling.Result second = project.launch(Map.of(), "--version");
        assertThat(second.err()).isEmpty();
        assertThat(project.builds()).hasSize(1);

        Path source = project.folder().resolve("cli/src/main/java/A.java");
        Files.writeString(source, "class A {}");
        later(source);
        later(source.getParent());
        assertThat(project.launch(Map.of(), "--version").err()).contains("Building inkling (its sources changed)");
        assertThat(project.builds()).hasSize(2);
    }

    @Test
    void showsWhyTheBuildFailedAndBuildsAgainNextTime() throws Exception {
        FakeProject project =
                FakeProject.in(folder, "echo '[INFO] reading'; echo '[ERROR] Foo.java:[3,1] odd'; exit 1");
        for (int i = 1; i <= 2; i++) {
            Inkling.Result result = project.launch(Map.of(), "--version");
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err())
                    .contains("[ERROR] Foo.java:[3,1] odd")
                    .contains("inkling: the build failed")
                    .doesNotContain("[INFO]");
            assertThat(project.builds()).hasSize(i);
        }
    }

    @Test
    void aLockLeftByABuildThatWasKilledIsNoObstacle() throws Exception {
        FakeProject project = FakeProject.in(folder, FakeProject.GOOD_BUILD);
        Path lock = Files.createDirectories(project.folder().resolve("cli/target/build.lock"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
        assertThat(project.launch(Map.of(), "--version").out()).startsWith("inkling 0.1.0");
        assertThat(lock).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"vulkan, vulkan", "gles, gles-desktop"})
    void whatComputesOnAGraphicsProcessorIsBuiltForWhoNamesOne(String name, String part) throws Exception {
        FakeProject project = FakeProject.in(folder, FakeProject.GOOD_BUILD);
        assertThat(project.launch(Map.of(), "--version").err()).doesNotContain(name);
        for (String[] args : new String[][] {{"--backend", name}, {"--backend=" + name}}) {
            Inkling.Result named = project.launch(Map.of(), args);
            assertThat(named.err().contains("Building what computes on " + name + " (first use"))
                    .as(named.err())
                    .isEqualTo(args.length == 2);
            assertThat(project.builds()).hasSize(2).last().asString().contains(" -pl nnlib/" + part + " ");
        }
        for (String folder : new String[] {"gpu", name, part}) {
            Path source = project.folder().resolve("nnlib").resolve(folder).resolve("src/main/a.glsl");
            Files.writeString(source, "void main() {}");
            later(source);
            later(source.getParent());
            assertThat(project.launch(Map.of(), "--backend", name).err())
                    .contains("Building what computes on " + name + " (its sources changed)");
            before(source);
            before(source.getParent());
        }
    }

    private static void before(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private static void later(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
    }
}
