package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Path project = project("cp -r \"$JARS\" cli/target/inkling/lib");
        Inkling.Result first = launch(project);
        assertThat(first.err()).contains("Building inkling (first use");
        assertThat(first.out()).startsWith("inkling 0.1.0");
        assertThat(builds(project)).isEqualTo(1);

        Inkling.Result second = launch(project);
        assertThat(second.err()).isEmpty();
        assertThat(builds(project)).isEqualTo(1);

        Path source = project.resolve("cli/src/main/java/A.java");
        Files.writeString(source, "class A {}");
        later(source);
        later(source.getParent());
        assertThat(launch(project).err()).contains("Building inkling (its sources changed)");
        assertThat(builds(project)).isEqualTo(2);
    }

    @Test
    void showsWhyTheBuildFailedAndBuildsAgainNextTime() throws Exception {
        Path project = project("echo '[INFO] reading'; echo '[ERROR] Foo.java:[3,1] odd'; exit 1");
        for (int i = 1; i <= 2; i++) {
            Inkling.Result result = launch(project);
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err())
                    .contains("[ERROR] Foo.java:[3,1] odd")
                    .contains("inkling: the build failed")
                    .doesNotContain("[INFO]");
            assertThat(builds(project)).isEqualTo(i);
        }
    }

    @Test
    void aLockLeftByABuildThatWasKilledIsNoObstacle() throws Exception {
        Path project = project("cp -r \"$JARS\" cli/target/inkling/lib");
        Path lock = Files.createDirectories(project.resolve("cli/target/build.lock"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
        assertThat(launch(project).out()).startsWith("inkling 0.1.0");
        assertThat(lock).doesNotExist();
    }

    /** The launcher in a project of its own whose Maven is the given line of shell. */
    private Path project(String maven) throws IOException {
        Path project = Files.createDirectories(folder.resolve("the project"));
        Files.createDirectories(project.resolve("cli/src/main/java"));
        Files.createDirectories(project.resolve("nnlib/core/src/main"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(project.resolve("cli/pom.xml"), "<project/>");
        Files.writeString(project.resolve("nnlib/core/pom.xml"), "<project/>");
        Files.writeString(
                project.resolve("mvnw"),
                "#!/bin/sh\necho x >>builds\nrm -rf cli/target/inkling/lib\nmkdir -p cli/target/inkling\n" + maven
                        + "\n");
        Files.copy(Inkling.launcher(), project.resolve("inkling"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(project.resolve("inkling"), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Stream<Path> all = Files.walk(project)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
        return project;
    }

    private Inkling.Result launch(Path project) throws IOException, InterruptedException {
        Path jars = Inkling.launcher().resolveSibling("cli/target/inkling/lib");
        return Inkling.run(
                folder,
                Map.of("JARS", jars.toString()),
                List.of(project.resolve("inkling").toString(), "--version"));
    }

    private static long builds(Path project) throws IOException {
        try (Stream<String> lines = Files.lines(project.resolve("builds"))) {
            return lines.count();
        }
    }

    private static void later(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
    }
}
