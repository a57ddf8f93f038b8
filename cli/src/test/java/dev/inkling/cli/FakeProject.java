package dev.inkling.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A project with the real launcher, whose Maven is a few lines of shell; it writes down each time it is called. */
record FakeProject(Path folder) {
    /** A Maven that gives the command the jars of the real one. */
    static final String GOOD_BUILD = "cp -r \"$JARS\" cli/target/inkling/lib";

    /** Its Maven runs these lines after it made an empty place for the command's jars. */
    static FakeProject in(Path parent, String build) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("the project"));
        Files.createDirectories(folder.resolve("cli/src/main/java"));
        Files.createDirectories(folder.resolve("nnlib/core/src/main"));
        Files.createDirectories(folder.resolve("nnlib/gpu/src/main"));
        for (String part : List.of("vulkan", "gles", "gles-desktop")) {
            Files.createDirectories(folder.resolve("nnlib").resolve(part).resolve("src/main"));
            Files.writeString(folder.resolve("nnlib").resolve(part).resolve("pom.xml"), "<project/>");
        }
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(folder.resolve("cli/pom.xml"), "<project/>");
        Files.writeString(folder.resolve("nnlib/core/pom.xml"), "<project/>");
        String maven = "#!/bin/sh\necho \"$@\" >>builds\ncase \"$*\" in *' -pl cli '*)\n"
                + "rm -rf cli/target/inkling/lib; mkdir -p cli/target/inkling\n" + build + "\n;;\n"
                + "*' -pl nnlib/'*) mkdir -p nnlib/vulkan/target/run nnlib/gles-desktop/target/run ;; esac\n";
        Files.writeString(folder.resolve("mvnw"), maven);
        Files.copy(Inkling.launcher(), folder.resolve("inkling"), StandardCopyOption.COPY_ATTRIBUTES);
        executable(folder.resolve("inkling"));
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
        return new FakeProject(folder);
    }

    static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs its launcher from the folder that it lies in. */
    Inkling.Result launch(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.put(
                "JARS",
                Inkling.launcher().resolveSibling("cli/target/inkling/lib").toString());
        List<String> command = Stream.concat(Stream.of(folder.resolve("inkling").toString()), Stream.of(args))
                .toList();
        return Inkling.run(folder.getParent(), all, command);
    }

    /** What Maven was called with, a line each time. */
    List<String> builds() throws IOException {
        Path file = folder.resolve("builds");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
